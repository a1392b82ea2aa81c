package cn.jianguan.local.bench;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.local.replay.MemoryPeaks;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How soon an alert is there while acts come in at a steady rate, on live topics: the broker stamps
 * the log time, partitions heartbeat, a checkpoint every 0.4 s commits. Then, at the same rate, how
 * soon versions of a model that are published judge.
 *
 * <p>The acts are those of the sample, in an order that spreads kinds evenly and is the same in
 * every run. Decisions are sent as if nobody had published them: their deadlines have long passed,
 * so each opens an alert (JD-07) at the moment it is known.
 */
final class Latency {
  private static final long ORDER = 1;

  private final Path directory;
  private final BenchOptions options;
  private final Consumer<String> progress;

  /** What came of it. */
  record Result(
      Percentiles alertLatencyMs,
      BenchReport.Live live,
      BenchReport.Models models,
      Map<String, Long> peakRssMb) {}

  Latency(Path directory, BenchOptions options, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.progress = progress;
  }

  Result measure(ReplayLog sample) throws IOException, InterruptedException {
    List<TimedRecord> acts = acts(sample);
    try (Stack stack = Stack.start(directory, stackOptions());
        MemoryPeaks peaks = MemoryPeaks.watch(stack);
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER));
        Receiver<OpenedAlert> alerts = Receiver.start(log, OpenedAlert.TOPIC, OpenedAlert::read);
        Receiver<SeenHit> hits = Receiver.start(log, SeenHit.TOPIC, SeenHit::read)) {
      LiveImport live = new LiveImport(stack.cluster(), progress);
      prepare(live);
      return measure(acts, stack.cluster(), live, log, alerts, hits, peaks);
    }
  }

  /** Models and lists. */
  void prepare(LiveImport live) throws IOException, InterruptedException {
    live.publishModels();
    for (ReplayLog.Input input : options.sources().inputs()) {
      live.run(input.source(), null);
    }
    live.awaitLoaded();
  }

  private Result measure(
      List<TimedRecord> acts,
      Cluster cluster,
      LiveImport live,
      LogEnds log,
      Receiver<OpenedAlert> alerts,
      Receiver<SeenHit> hits,
      MemoryPeaks peaks)
      throws IOException, InterruptedException {
    int warmUp = options.actsOf(options.warmUp());
    int measured = options.actsOf(options.measured());
    try (SteadySender sender =
            new SteadySender(cluster.kafka(LogUser.GATEWAY), options.perSecond());
        LivePublications publications = new LivePublications(cluster.kafka(LogUser.PUBLISHER))) {
      progress.accept("预热 / warming up: " + warmUp);
      sender.send(acts.subList(0, warmUp));
      progress.accept("测量时延 / measuring latency: " + measured);
      long since = System.currentTimeMillis();
      double seconds = sender.send(acts.subList(warmUp, warmUp + measured));
      long until = System.currentTimeMillis();
      progress.accept("发布模型 / publishing a model: " + options.publications());
      publications.send(parts(acts.subList(warmUp + measured, acts.size())), sender);
      live.awaitLoaded();
      LogCounts counts =
          LogCounts.between(
              log,
              Map.of(),
              log.ends(List.of(Topic.ACT_LOG.kafkaName(), Topic.REJECTS.kafkaName())));
      return new Result(
          latencies(alerts.upTo(log.ends(List.of(OpenedAlert.TOPIC))), since, until),
          new BenchReport.Live(
              options.perSecond(),
              measured / seconds,
              options.warmUp().toMillis() / 1000.0,
              measured,
              counts.rejected()),
          publications.result(hits.upTo(log.ends(List.of(SeenHit.TOPIC))), since),
          peaks.megabytes());
    }
  }

  private static Percentiles latencies(List<OpenedAlert> alerts, long since, long until) {
    return Percentiles.of(
        alerts.stream()
            .filter(opened -> opened.logTime() >= since && opened.logTime() < until)
            .map(OpenedAlert::latency)
            .toList());
  }

  /** One after each publication, and one before the first. */
  private List<List<TimedRecord>> parts(List<TimedRecord> acts) {
    int size = options.actsOf(options.between());
    List<List<TimedRecord>> parts = new ArrayList<>();
    for (int from = 0; from < acts.size(); from += size) {
      parts.add(acts.subList(from, from + size));
    }
    return parts;
  }

  List<TimedRecord> acts(ReplayLog sample) {
    int wanted =
        options.actsOf(options.warmUp())
            + options.actsOf(options.measured())
            + options.actsOf(options.between()) * (options.publications() + 1);
    List<TimedRecord> acts = new ArrayList<>(wanted);
    ActCopies copies = new ActCopies(sample, wanted, Latency::unpublished);
    while (copies.hasNext()) {
      TimedRecord record = copies.next();
      if (record.topic() == Topic.ACTS) {
        acts.add(record);
      }
    }
    Collections.shuffle(acts, new Random(ORDER));
    return acts;
  }

  static void unpublished(SupervisionAct act) {
    if (act.getBody() instanceof Penalty decision) {
      decision.setDisclosedAt(null);
    }
  }

  StackOptions stackOptions() {
    return StackOptions.standard(Topics.LogTime.LIVE, options.migrations(), progress)
        .taking(options.share());
  }
}
