package cn.jianguan.local.bench;

import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.TimedRecord;
import cn.jianguan.local.kafka.Topics;
import cn.jianguan.local.replay.LiveImport;
import cn.jianguan.local.replay.LogCounts;
import cn.jianguan.local.replay.LogEnds;
import cn.jianguan.local.replay.Peaks;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How soon an alert is there while acts come in at a steady rate, on live topics: the broker stamps
 * the log time, partitions tick, a checkpoint every second commits.
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
  record Result(Percentiles alertLatencyMs, BenchReport.Live live, Map<String, Long> peakRssMb) {}

  Latency(Path directory, BenchOptions options, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.progress = progress;
  }

  Result measure(ReplayLog sample) throws IOException, SQLException, InterruptedException {
    List<TimedRecord> acts = acts(sample);
    try (Stack stack = Stack.start(directory, stackOptions());
        Peaks peaks = Peaks.watch(stack);
        LogEnds log = new LogEnds(stack.addresses().bootstrapServers());
        AlertReceiver receiver = AlertReceiver.start(log)) {
      LiveImport live = new LiveImport(stack.addresses(), progress);
      live.publishModels();
      for (ReplayLog.Input input : options.inputs()) {
        live.run(input.source(), null);
      }
      live.awaitLoaded(directory);
      return measure(acts, stack.addresses().bootstrapServers(), live, log, receiver, peaks);
    }
  }

  private Result measure(
      List<TimedRecord> acts,
      String kafka,
      LiveImport live,
      LogEnds log,
      AlertReceiver receiver,
      Peaks peaks)
      throws IOException, InterruptedException {
    int warmUp = options.actsOf(options.warmUp());
    try (SteadySender sender = new SteadySender(kafka, options.perSecond())) {
      progress.accept("预热 / warming up: " + warmUp);
      sender.send(acts.subList(0, warmUp));
      progress.accept("测量时延 / measuring latency: " + (acts.size() - warmUp));
      long since = System.currentTimeMillis();
      double seconds = sender.send(acts.subList(warmUp, acts.size()));
      live.awaitLoaded(directory);
      List<Long> latencies =
          receiver.upTo(log.ends(List.of(AlertReceiver.TOPIC))).stream()
              .filter(opened -> opened.logTime() >= since)
              .map(AlertReceiver.Opened::latency)
              .toList();
      LogCounts counts = LogCounts.between(log, Map.of(), log.ends(List.of("act-log", "rejects")));
      int measured = acts.size() - warmUp;
      return new Result(
          Percentiles.of(latencies),
          new BenchReport.Live(
              options.perSecond(),
              measured / seconds,
              options.warmUp().toMillis() / 1000.0,
              measured,
              counts.rejected()),
          peaks.megabytes());
    }
  }

  private List<TimedRecord> acts(ReplayLog sample) {
    int wanted = options.actsOf(options.warmUp()) + options.actsOf(options.measured());
    List<TimedRecord> acts = new ArrayList<>(wanted);
    ActCopies copies = new ActCopies(sample, wanted, Latency::unpublished);
    while (copies.hasNext()) {
      TimedRecord record = copies.next();
      if (record.topic() == TimedRecord.Topic.ACTS) {
        acts.add(record);
      }
    }
    Collections.shuffle(acts, new Random(ORDER));
    return acts;
  }

  private static void unpublished(SupervisionAct act) {
    if (act.getBody() instanceof Penalty decision) {
      decision.setDisclosedAt(null);
    }
  }

  private StackOptions stackOptions() {
    return StackOptions.standard(Topics.LogTime.LIVE, options.migrations(), progress);
  }
}
