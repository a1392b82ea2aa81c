package cn.jianguan.local.bench;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.local.cost.ProcessorCosts;
import cn.jianguan.local.flink.JobSpec;
import cn.jianguan.local.replay.MemoryPeaks;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How many acts a second: first all of them into the topic, with no job running; then, each in new
 * processes over that same log, the floor, and the whole path.
 */
final class Throughput {

  private static final List<String> INTAKE = List.of(Topic.ACT_LOG.kafkaName());

  /** The first fifth of the acts warms the pipeline's processes up. */
  private static final int WARM_UP_SHARE = 5;

  private static final long LOOK_EVERY_MILLIS = 100;

  private final Path directory;
  private final StackOptions options;
  private final Consumer<String> progress;

  /** Acts decoded and discarded, and in how many seconds. */
  record Floor(long acts, double seconds) {
    double perSecond() {
      return acts / seconds;
    }
  }

  /**
   * What became of the acts, and how long it took since the alert job could read the first.
   *
   * @param warm the point from which it is measured warm
   * @param alertSeconds until its transactions were committed
   * @param seconds until everything was counted and in ClickHouse
   * @param processorMicros by process and by what its threads do, from their start
   * @param checkpointTaskMs by station, what a checkpoint takes of its thread, p99
   */
  record Pipeline(
      BenchReport.Acts acts,
      long hits,
      long alerts,
      Warm warm,
      double alertSeconds,
      double seconds,
      Map<String, Long> peakRssMb,
      Map<String, Map<String, Long>> processorMicros,
      Map<String, Double> checkpointTaskMs) {
    double coldPerSecond() {
      return acts.sent() / seconds;
    }

    double perSecond() {
      return (acts.sent() - warm.acts()) / (seconds - warm.seconds());
    }

    double alertJobPerSecond() {
      return (acts.sent() - warm.acts()) / (alertSeconds - warm.seconds());
    }
  }

  /** So many acts had been through intake after so many seconds; none where they were too few. */
  record Warm(long acts, double seconds) {
    static final Warm NOT = new Warm(0, 0);
  }

  Throughput(Path directory, BenchOptions bench, Consumer<String> progress) {
    this.directory = directory;
    this.options =
        StackOptions.standard(Topics.LogTime.REPLAY, bench.migrations(), progress)
            .taking(bench.share());
    this.progress = progress;
  }

  int parallelism() {
    return options.share().parallelism();
  }

  /**
   * Writes the acts.
   *
   * @return log time that all of them are before, epoch ms
   */
  long feed(ReplayLog sample, long acts) throws IOException {
    try (Stack stack = Stack.start(directory, options.with(List.of()));
        Feed feed = new Feed(stack.cluster().kafka(LogUser.CLOCK))) {
      return feed.writeAll(new ActCopies(sample, acts, act -> {}), acts, progress);
    }
  }

  /**
   * @param acts that were written
   * @throws IllegalStateException if not all of them were read
   */
  Floor floor(long acts) throws IOException, InterruptedException {
    JobSpec job = FloorJob.SPEC;
    try (Stack stack = Stack.start(directory, options.with(List.of(job)));
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER))) {
      FlinkClient flink = stack.flink().client();
      Drain.of(log, stack.cluster(), progress)
          .until(
              "底线：解码即弃 / floor: decoding and discarding",
              new Drain.Reader(job.name(), List.of(Topic.ACTS.kafkaName()), List.of()),
              () -> flink.job(job.name()).state().equals("FINISHED"));
      Map<String, Long> said = flink.accumulators(flink.job(job.name()));
      if (said.get(FloorJob.HANDLED) != acts) {
        throw new IllegalStateException("floor read " + said + " of " + acts);
      }
      long millis = Math.max(1, said.get(FloorJob.LAST) - said.get(FloorJob.FIRST));
      return new Floor(acts, millis / 1000.0);
    }
  }

  /**
   * @param acts that were written
   * @param end log time that all acts are before, epoch ms
   */
  Pipeline pipeline(long acts, long end) throws IOException, InterruptedException {
    try (Stack stack = Stack.start(directory, options);
        MemoryPeaks peaks = MemoryPeaks.watch(stack);
        ProcessorCosts costs = ProcessorCosts.watch(stack);
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER))) {
      FlinkClient flink = stack.flink().client();
      Drain drain = Drain.of(log, stack.cluster(), progress);
      drain.until(
          "预警作业开始读 / alert job begins to read",
          Drain.ALERT_JOB,
          () -> flink.readingSince(flink.job(Drain.ALERT_JOB.job())).isPresent());
      long since = flink.readingSince(flink.job(Drain.ALERT_JOB.job())).getAsLong();
      Warm warm = awaitWarm(log, acts, since);
      drain.awaitAlerts(end);
      double alertSeconds = seconds(since);
      drain.awaitLoaded();
      double seconds = seconds(since);
      Map<String, Map<String, Long>> micros = costs.micros();
      Map<String, Double> checkpointTaskMs = costs.checkpointMillis();
      LogCounts counts = LogCounts.between(log, Map.of(), log.ends(LogCounts.TOPICS));
      LiveImport.Counts loaded = new LiveImport(stack.cluster(), progress).counts();
      return new Pipeline(
          BenchReport.Acts.of(acts, counts, loaded.acts()),
          counts.hits(),
          loaded.alerts(),
          warm,
          alertSeconds,
          seconds,
          peaks.megabytes(),
          micros,
          checkpointTaskMs);
    }
  }

  /** What intake has written can be counted before it is committed. */
  private static Warm awaitWarm(LogEnds log, long acts, long since) throws InterruptedException {
    while (true) {
      long through = log.ends(INTAKE).values().stream().mapToLong(Long::longValue).sum();
      if (through >= acts / WARM_UP_SHARE) {
        return through > acts / 2 ? Warm.NOT : new Warm(through, seconds(since));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static double seconds(long since) {
    return (System.currentTimeMillis() - since) / 1000.0;
  }
}
