package cn.jianguan.local.bench;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.local.cost.ProcessorCosts;
import cn.jianguan.local.replay.MemoryPeaks;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Whether throughput holds as state grows: the same number of acts over few objects and over many,
 * once an act of each object is known. Few objects stay in the cache; of the many nearly every act
 * is about one that is not.
 */
final class StateLoad {
  /** Of a hundred objects of the many one is in the run of the few. */
  private static final int SHARE = 100;

  private final Path directory;
  private final BenchOptions options;
  private final long objects;
  private final Consumer<String> progress;

  StateLoad(Path directory, BenchOptions options, long objects, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.objects = objects;
    this.progress = progress;
  }

  StateReport measure(ReplayLog sample) throws IOException, InterruptedException {
    StateReport.Of few = run("few", sample, Math.max(1, objects / SHARE));
    StateReport.Of many = run("many", sample, objects);
    double ratio = many.perSecond() / (double) few.perSecond();
    return new StateReport(few, many, Math.round(ratio * 1000) / 1000.0);
  }

  private StateReport.Of run(String name, ReplayLog sample, long known)
      throws IOException, InterruptedException {
    progress.accept("状态 / state: %s, %,d 个对象 objects".formatted(name, known));
    StackOptions standard =
        StackOptions.standard(Topics.LogTime.REPLAY, options.migrations(), progress)
            .taking(options.share());
    ObjectActs acts = new ObjectActs(sample, known);
    long warm = Math.max(known, options.acts()); // as many as are measured, to be as warm
    try (Stack stack = Stack.start(directory.resolve(name), standard);
        MemoryPeaks peaks = MemoryPeaks.watch(stack);
        ProcessorCosts costs = ProcessorCosts.watch(stack);
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER));
        Feed feed = new Feed(stack.cluster().kafka(LogUser.CLOCK))) {
      Drain drain = Drain.of(log, stack.cluster(), progress);
      long began = System.nanoTime();
      drain(drain, feed.writeAll(acts.withReferences(warm), warm, progress));
      double before = seconds(began);
      var ends = log.ends(LogCounts.TOPICS);
      Map<String, Long> micros = new TreeMap<>(costs.micros().get("flink"));
      began = System.nanoTime();
      acts.from(warm, warm + options.acts()).forEach(it -> write(feed, it));
      drain(drain, feed.finish());
      double seconds = seconds(began);
      LogCounts counts = LogCounts.between(log, ends, log.ends(LogCounts.TOPICS));
      if (counts.accepted() + counts.duplicates() != options.acts()) {
        throw new IllegalStateException(counts.rejectsByReason() + " of " + options.acts());
      }
      FlinkClient flink = stack.flink().client();
      return new StateReport.Of(
          known,
          warm,
          Math.round(before),
          options.acts(),
          counts.accepted(),
          counts.hits(),
          Math.round(options.acts() / seconds),
          flink.checkpointBytes(flink.job(Drain.ALERT_JOB.job())) >> 20,
          peaks.megabytes(),
          perAct(micros, costs.micros().get("flink")));
    }
  }

  private Map<String, Double> perAct(Map<String, Long> before, Map<String, Long> after) {
    Map<String, Double> perAct = new TreeMap<>();
    after.forEach(
        (work, it) ->
            perAct.put(
                work,
                Math.round(10.0 * (it - before.getOrDefault(work, 0L)) / options.acts()) / 10.0));
    return perAct;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void drain(Drain drain, long end) throws IOException, InterruptedException {
    drain.awaitAlerts(end);
    drain.awaitLoaded();
  }

  private static void write(Feed feed, TimedRecord row) {
    feed.write(row.topic().kafkaName(), row.key(), row.logTime(), row.bytes());
  }
}
