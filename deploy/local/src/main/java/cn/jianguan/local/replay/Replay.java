package cn.jianguan.local.replay;

import cn.jianguan.command.cluster.ClickHouseConnection;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.command.replay.Fingerprint;
import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.command.replay.Report;
import cn.jianguan.command.replay.TableCounts;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * One replay: fresh processes over a data directory, everything the sources know fed in the order
 * in which it became known, drained, counted.
 */
public final class Replay {

  /**
   * What to replay.
   *
   * @param inputs sources with their data
   * @param killEvery time between kills of Flink; null: none
   */
  public record Options(
      List<ReplayLog.Input> inputs, Path dataDirectory, Path migrations, Duration killEvery) {
    StackOptions stack(Consumer<String> progress) {
      StackOptions standard = StackOptions.standard(Topics.LogTime.REPLAY, migrations, progress);
      return killEvery == null ? standard : standard.shortLived();
    }
  }

  private record Clock(double seconds, double readSeconds) {}

  private final Options options;
  private final Consumer<String> progress;

  public Replay(Options options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Sources by their data folders; {@code mappings} names mapping folders, in the same order. */
  public static List<ReplayLog.Input> inputs(List<Path> data, List<Path> mappings, Path shipped)
      throws IOException {
    List<ReplayLog.Input> inputs = new ArrayList<>();
    inputs.add(new ReplayLog.Input(Source.load(shipped.resolve("cn")), null));
    for (int i = 0; i < data.size(); i++) {
      Path folder = data.get(i).toAbsolutePath().normalize();
      Path mapping =
          i < mappings.size() ? mappings.get(i) : shipped.resolve(folder.getFileName().toString());
      inputs.add(new ReplayLog.Input(Source.load(mapping), folder));
    }
    return inputs;
  }

  /**
   * Runs it.
   *
   * @throws IOException if a part does not start, or if the stack stands still for ten minutes
   */
  public Report run() throws IOException, SQLException, InterruptedException {
    long started = System.nanoTime();
    Path work = Files.createDirectories(options.dataDirectory().resolve("replay"));
    try (ReplayLog records = ReplayLog.open(options.inputs(), work, this::progress);
        Stack stack = Stack.start(options.dataDirectory(), options.stack(progress));
        MemoryPeaks peaks = MemoryPeaks.watch(stack);
        LogEnds log = new LogEnds(stack.addresses().bootstrapServers())) {
      double readSeconds = seconds(started);
      Map<TopicPartition, Long> begins = log.ends(LogCounts.TOPICS);
      long fed = System.nanoTime();
      int kills = feed(records, stack, log);
      double seconds = seconds(fed);
      progress.accept("清点 / counting …");
      LogCounts counts = LogCounts.between(log, begins, log.ends(LogCounts.TOPICS));
      try (Connection clickHouse = ClickHouseConnection.open(stack.addresses())) {
        return report(
            records.reports(), counts, clickHouse, peaks, new Clock(seconds, readSeconds), kills);
      }
    }
  }

  /** A process that never completes a checkpoint gets nowhere: it is let live. */
  private static boolean killOnceAhead(Stack stack) {
    try {
      FlinkClient flink = stack.flink().client();
      if (flink.completedCheckpoints(flink.job(Drain.ALERT_JOB.job())) == 0) {
        return false;
      }
    } catch (IOException e) {
      return false;
    }
    stack.killFlink();
    return true;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1_000_000 / 1000.0;
  }

  private int feed(ReplayLog records, Stack stack, LogEnds log)
      throws IOException, InterruptedException {
    Drain drain = Drain.of(log, stack.flink().client(), options.dataDirectory(), progress);
    Killer killer =
        options.killEvery() == null
            ? null
            : new Killer(options.killEvery(), () -> killOnceAhead(stack));
    try (Feed feed = new Feed(stack.addresses().bootstrapServers())) {
      long end = feed.writeAll(records.iterator(), records.size(), progress);
      progress.accept("已写入 / written: " + feed.written());
      drain.awaitAlerts(end);
      drain.awaitLoaded();
    } finally {
      if (killer != null) {
        killer.close();
      }
    }
    return killer == null ? 0 : killer.kills();
  }

  private void progress(FileReport file) {
    if (file.done() || file.read() % 500_000 == 0) {
      progress.accept(
          "读取 / reading %s %s: %,d 行 rows, %,d 拒收 rejected"
              .formatted(file.source(), file.file(), file.read(), file.rejected()));
      file.warnings().forEach(it -> progress.accept("  注意 / note: " + it));
    }
  }

  private static Report report(
      List<FileReport> files,
      LogCounts counts,
      Connection clickHouse,
      MemoryPeaks peaks,
      Clock clock,
      int kills)
      throws SQLException {
    TableCounts tables = TableCounts.of(clickHouse);
    Map<String, String> prints = new Fingerprint(clickHouse).tables();
    long read = files.stream().mapToLong(it -> it.acts() + it.rejected()).sum();
    return new Report(
        new Report.Acts(
            files.stream().mapToLong(FileReport::read).sum(),
            read,
            counts.accepted(),
            counts.rejected(),
            counts.duplicates(),
            counts.acceptedByKind()),
        new Report.Rejects(counts.rejected() + counts.rejectedLater(), counts.rejectsByReason()),
        new Report.Hits(counts.hits(), counts.withdrawn(), counts.hitsByModel()),
        new Report.Alerts(
            tables.alerts(),
            tables.alertsByState(),
            tables.alertsBySeverity(),
            tables.alertsByModel()),
        tables.statistics(),
        new Report.ClickHouse(tables.rows()),
        clock.seconds(),
        clock.readSeconds(),
        Math.round(read / clock.seconds()),
        kills,
        peaks.megabytes(),
        Fingerprint.of(prints),
        prints,
        files);
  }
}
