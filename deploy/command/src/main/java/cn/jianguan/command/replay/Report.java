package cn.jianguan.command.replay;

import cn.jianguan.console.gateway.FileReport;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of a replay.
 *
 * @param seconds from the first record written until everything was in ClickHouse
 * @param throughputPerSecond acts read per second of that
 * @param peakRssMb highest resident memory of each of our processes, MiB
 * @param costMicrosPerAct processor time by process and by what its threads do, by acts read;
 *     {@code all} of a process is the sum of its parts
 * @param fingerprint one value for the content of the tables; equal for equal content
 * @param fingerprintByTable where two runs differ, here is the table
 */
public record Report(
    Acts acts,
    Rejects rejects,
    Hits hits,
    Alerts alerts,
    Map<String, Long> statistics,
    ClickHouse clickhouse,
    double seconds,
    double readSeconds,
    long throughputPerSecond,
    int kills,
    Map<String, Long> peakRssMb,
    Map<String, Map<String, Double>> costMicrosPerAct,
    String fingerprint,
    Map<String, String> fingerprintByTable,
    List<FileReport> files) {

  /**
   * {@code read == accepted + rejected + duplicates}; one row of a file may be several acts.
   *
   * @param rows lines of the files
   */
  public record Acts(
      long rows,
      long read,
      long accepted,
      long rejected,
      long duplicates,
      Map<String, Long> byKind) {}

  public record Rejects(long total, Map<String, Long> byReason) {}

  public record Hits(long total, long withdrawn, Map<String, Long> byModel) {}

  public record Alerts(
      long total,
      Map<String, Long> byState,
      Map<String, Long> bySeverity,
      Map<String, Long> byModel) {}

  /**
   * What else was the matter with a run.
   *
   * @param readSeconds for reading the files before
   * @param kills of Flink
   * @param processorMicros by process and by what its threads do
   */
  public record Circumstances(
      double readSeconds,
      int kills,
      Map<String, Long> peakRssMb,
      Map<String, Map<String, Long>> processorMicros) {
    /** A run in processes that are not ours. */
    public static Circumstances elsewhere(double readSeconds) {
      return new Circumstances(readSeconds, 0, Map.of(), Map.of());
    }
  }

  public record ClickHouse(Map<String, Long> rows) {}

  static Report of(
      List<FileReport> files,
      LogCounts counts,
      TableCounts tables,
      Map<String, String> prints,
      double seconds,
      Circumstances circumstances) {
    long read = files.stream().mapToLong(it -> it.acts() + it.rejected()).sum();
    return new Report(
        new Acts(
            files.stream().mapToLong(FileReport::read).sum(),
            read,
            counts.accepted(),
            counts.rejected(),
            counts.duplicates(),
            counts.acceptedByKind()),
        new Rejects(counts.rejected() + counts.rejectedLater(), counts.rejectsByReason()),
        new Hits(counts.hits(), counts.withdrawn(), counts.hitsByModel()),
        new Alerts(
            tables.alerts(),
            tables.alertsByState(),
            tables.alertsBySeverity(),
            tables.alertsByModel()),
        tables.statistics(),
        new ClickHouse(tables.rows()),
        seconds,
        circumstances.readSeconds(),
        Math.round(read / seconds),
        circumstances.kills(),
        circumstances.peakRssMb(),
        perAct(circumstances.processorMicros(), read),
        Fingerprint.of(prints),
        prints,
        files);
  }

  /** By process and by what its threads do, to a tenth of a µs; processes with their sum. */
  public static Map<String, Map<String, Double>> perAct(
      Map<String, Map<String, Long>> micros, long acts) {
    Map<String, Map<String, Double>> perAct = new TreeMap<>();
    micros.forEach(
        (process, byWork) -> {
          Map<String, Double> costs = new LinkedHashMap<>();
          long all = byWork.values().stream().mapToLong(Long::longValue).sum();
          costs.put("all", tenths(all, acts));
          byWork.forEach((work, it) -> costs.put(work, tenths(it, acts)));
          perAct.put(process, costs);
        });
    return perAct;
  }

  private static double tenths(long micros, long acts) {
    return Math.round(10.0 * micros / Math.max(1, acts)) / 10.0;
  }

  /** One line for people. */
  public String summary() {
    return "%,d 读入 read = %,d 接受 accepted + %,d 拒收 rejected + %,d 重复 duplicates; %,d 预警 alerts; %.1f s; %s"
        .formatted(
            acts.read(),
            acts.accepted(),
            acts.rejected(),
            acts.duplicates(),
            alerts.total(),
            seconds,
            fingerprint);
  }

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
