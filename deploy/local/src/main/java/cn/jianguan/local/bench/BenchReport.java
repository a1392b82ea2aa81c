package cn.jianguan.local.bench;

import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.local.bench.engine.RulesReport;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What was measured, and what it was measured on.
 *
 * @param floorPerSecond acts a second where a job decodes and discards them
 * @param pipelinePerSecond acts a second from the topic until everything is in ClickHouse, after
 *     the first fifth of them, which warms the processes up
 * @param pipelineColdPerSecond the same of all acts, from the first
 * @param alertJobPerSecond acts a second until the alert job's transactions are committed, warm
 * @param ratio {@code pipelinePerSecond / floorPerSecond}
 * @param alertLatencyMs from the log time of the act until a reader of committed alerts has it
 * @param peakRssMb highest resident memory of each process, of all runs, MiB
 * @param costMicrosPerAct of the pipeline run: processor time by process and by what its threads do
 * @param checkpointTaskMs of the pipeline run, by station: processor time that a checkpoint takes
 *     of its thread, p99
 * @param hits of the pipeline run, as are alerts
 * @param live the run in which latency was measured
 * @param models versions published in that run, after latency was measured
 * @param rules the engine alone
 */
public record BenchReport(
    long floorPerSecond,
    long pipelinePerSecond,
    long pipelineColdPerSecond,
    long alertJobPerSecond,
    double ratio,
    Percentiles alertLatencyMs,
    Map<String, Long> peakRssMb,
    Map<String, Map<String, Double>> costMicrosPerAct,
    Map<String, Double> checkpointTaskMs,
    Acts acts,
    long hits,
    long alerts,
    Seconds seconds,
    Live live,
    Models models,
    RulesReport rules,
    Machine machine) {

  /**
   * {@code sent == accepted + duplicates + rejected}; {@code inClickHouse == accepted}, less what a
   * source itself took back.
   *
   * @param duplicates rows that said of an act what was known, in the sample as in each copy
   */
  public record Acts(long sent, long accepted, long duplicates, long rejected, long inClickHouse) {
    static Acts of(long sent, LogCounts counts, long inClickHouse) {
      return new Acts(
          sent, counts.accepted(), counts.duplicates(), counts.rejected(), inClickHouse);
    }
  }

  /** How long each of them took; {@code warmUp}: of these until the pipeline was warm. */
  public record Seconds(double floor, double warmUp, double alertJob, double pipeline) {}

  /**
   * @param rate acts a second that were to be sent, and {@code sentPerSecond} that were
   * @param acts sent while latency was measured, after {@code warmUpSeconds}
   * @param rejected refused of all that was sent
   */
  public record Live(
      int rate, double sentPerSecond, double warmUpSeconds, long acts, long rejected) {}

  /**
   * Versions of one model published while acts came in at the rate of {@link Live}.
   *
   * @param publishToActiveMs from when the broker had a version until a reader of committed hits
   *     had the first by it, the longest of all
   * @param longestStallMs longest time between two committed hits since the first publication
   * @param longestBeforeMs the same before, from when latency was measured
   */
  public record Models(
      int publications, long publishToActiveMs, long longestStallMs, long longestBeforeMs) {}

  /**
   * @param parallelism of the jobs
   * @param processors of the machine
   * @param loadAverage of the machine, one minute, before anything was started; negative: unknown
   */
  public record Machine(int parallelism, int processors, double loadAverage) {}

  /**
   * Messages to departments while acts came in.
   *
   * @param pushLatencyMs from the log time of the act until an endpoint had the message
   * @param notifications about acts of that time, all of which were pushed
   * @param endpoints of so many organisations, all on one socket
   * @param sentPerSecond acts a second
   * @param sickEndpoints so many of them failed afterwards, each in one of five ways
   * @param amongSickMs as {@code pushLatencyMs} of those that did not, meanwhile
   * @param amongSickNotifications theirs
   */
  public record Push(
      Percentiles pushLatencyMs,
      long notifications,
      int endpoints,
      double sentPerSecond,
      int sickEndpoints,
      Percentiles amongSickMs,
      long amongSickNotifications) {}

  /** What is reported where only pushing was measured. */
  public record OfPush(Push push, Machine machine) {
    /** Writes it as JSON; {@link IOException} if the file cannot be written. */
    public void write(Path file) throws IOException {
      BenchReport.write(file, this);
    }
  }

  /** What is reported where only plans were measured. */
  public record OfPlans(PlanReport plans, Machine machine) {
    /** Writes it as JSON; {@link IOException} if the file cannot be written. */
    public void write(Path file) throws IOException {
      BenchReport.write(file, this);
    }
  }

  /** What is reported where only growing state was measured. */
  public record OfState(StateReport state, Machine machine) {
    /** Writes it as JSON; {@link IOException} if the file cannot be written. */
    public void write(Path file) throws IOException {
      BenchReport.write(file, this);
    }
  }

  /**
   * People at the page while acts came in.
   *
   * @param openAlerts before the first of them came
   * @param queryMs from a question of the page until its answer is there, by what was asked: {@code
   *     list}, {@code counts} and {@code alert} of the queue, {@code overview}, {@code freshness},
   *     and {@code all} of them
   * @param failed questions that were not answered, and what the first of them was told
   * @param alertLatencyAloneMs as {@link #alertLatencyMs}, with nobody at the page
   * @param alertLatencyMs among the people
   * @param aloneSentPerSecond acts a second, as is {@code sentPerSecond} among the people
   */
  public record Page(
      int people,
      long openAlerts,
      Map<String, Percentiles> queryMs,
      int failed,
      String firstFailure,
      Percentiles alertLatencyAloneMs,
      Percentiles alertLatencyMs,
      double aloneSentPerSecond,
      double sentPerSecond) {}

  /** What is reported where only the page was measured. */
  public record OfPage(Page page, Machine machine) {
    /** Writes it as JSON; {@link IOException} if the file cannot be written. */
    public void write(Path file) throws IOException {
      BenchReport.write(file, this);
    }
  }

  /** What is reported where only the engine was measured. */
  public record OfRules(RulesReport rules, Machine machine) {
    /** Writes it as JSON; {@link IOException} if the file cannot be written. */
    public void write(Path file) throws IOException {
      BenchReport.write(file, this);
    }
  }

  /** One line for people. */
  public String summary() {
    return "底线 floor %,d/s; 全程 pipeline %,d/s; 比 ratio %.2f; 预警时延 alert latency p50 %d ms, p99 %d ms (%d); 发布至生效 publish to active %d ms"
        .formatted(
            floorPerSecond,
            pipelinePerSecond,
            ratio,
            alertLatencyMs.p50(),
            alertLatencyMs.p99(),
            alertLatencyMs.samples(),
            models.publishToActiveMs());
  }

  /**
   * Writes it as JSON.
   *
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    write(file, this);
  }

  private static void write(Path file, Object report) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }
}
