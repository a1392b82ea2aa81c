package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.command.replay.Fingerprint;
import cn.jianguan.command.replay.LogCounts;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.local.cost.ProcessorCosts;
import cn.jianguan.local.replay.Killer;
import cn.jianguan.local.replay.Kills;
import cn.jianguan.local.replay.MemoryPeaks;
import cn.jianguan.local.replay.ReplaySecret;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What the plans of a province cost: a third of the acts, then plans with all their drawn objects,
 * then those that come while the tasks last, whose hits are held against them. The same without
 * plans is what it is compared with; the same while Flink is killed five times must leave the same
 * tables.
 */
final class PlanLoad {
  private static final Kills KILLS = new Kills(Duration.ofSeconds(45), 5);
  private static final long LONGEST_TELLING = Duration.ofHours(1).toMillis();
  private static final List<String> HITS = List.of(Topic.HITS.kafkaName());
  private static final String RULES =
      "SELECT concat(rule, ' ', toString(count())) FROM alert_plan_decision FINAL GROUP BY rule"
          + " ORDER BY rule";

  private final Path directory;
  private final BenchOptions options;
  private final PlanScale scale;
  private final Consumer<String> progress;

  PlanLoad(Path directory, BenchOptions options, PlanScale scale, Consumer<String> progress) {
    this.directory = directory;
    this.options = options;
    this.scale = scale;
    this.progress = progress;
  }

  PlanReport measure(ReplayLog sample) throws IOException, InterruptedException {
    Acts acts = Acts.of(sample, options.acts());
    Run without = run("without", acts, false, null);
    Run with = run("with", acts, true, null);
    Run killed = run("killed", acts, true, KILLS);
    return new PlanReport(
        scale.plans(),
        scale.departments(),
        scale.objects(),
        with.seconds,
        Math.round(scale.rows() / with.seconds),
        with.stateMb - without.stateMb,
        with.peakRssMb,
        new PlanReport.Hits(with.hits, with.perHit(), without.perHit()),
        with.rules,
        new PlanReport.Killed(
            killed.kills,
            killed.tables.equals(with.tables),
            Fingerprint.of(with.tables),
            Fingerprint.of(killed.tables)));
  }

  /**
   * Acts in the order of the log, in two parts with time between them: a third of all, and those of
   * the others that become known while the tasks last.
   *
   * @param drawn what can be drawn of the objects of the second part
   */
  private record Acts(List<TimedRecord> before, List<TimedRecord> after, List<DrawnObject> drawn) {
    static Acts of(ReplayLog sample, int wanted) {
      List<TimedRecord> all = new ArrayList<>();
      new ActCopies(sample, wanted, act -> {}).forEachRemaining(all::add);
      int split = all.size() / 3;
      while (all.get(split).logTime() == all.get(split - 1).logTime()) {
        split++;
      }
      long last = all.get(split).logTime() + TimeUnit.DAYS.toMillis(PlanRows.LASTS_DAYS);
      List<TimedRecord> after =
          all.subList(split, all.size()).stream().filter(it -> it.logTime() < last).toList();
      return new Acts(all.subList(0, split), after, drawn(after));
    }

    private static List<DrawnObject> drawn(List<TimedRecord> records) {
      Map<String, DrawnObject> drawn = new LinkedHashMap<>();
      for (TimedRecord record : records) {
        SupervisionAct act = act(record);
        if (DrawnObject.canBe(act)) {
          drawn.putIfAbsent(act.getParty().getUiCode(), new DrawnObject(act));
        }
      }
      return List.copyOf(drawn.values());
    }

    private static SupervisionAct act(TimedRecord record) {
      try {
        return Codec.standard().decode(record.bytes(), SupervisionAct.class);
      } catch (UnreadableException e) {
        throw new IllegalStateException("no act of ours: " + e.expected(), e);
      }
    }

    long end() {
      return before.get(before.size() - 1).logTime() + 1;
    }

    long next() {
      return Math.min(after.get(0).logTime(), end() + LONGEST_TELLING);
    }
  }

  /**
   * What one run came to.
   *
   * @param seconds that plans took, from the first row until all was in ClickHouse
   * @param stateMb of the alert job at the end
   * @param hits of the second part, and {@code micros} of Flink meanwhile, by work
   */
  private record Run(
      double seconds,
      long stateMb,
      Map<String, Long> peakRssMb,
      long hits,
      Map<String, Long> micros,
      Map<String, Long> rules,
      Map<String, String> tables,
      int kills) {
    String words() {
      return "计划 plans %.1f s；状态 state %,d MB；命中 hits %,d；决策 decisions %s；被杀 kills %d"
          .formatted(seconds, stateMb, hits, rules, kills);
    }

    Map<String, Double> perHit() {
      Map<String, Double> perHit = new TreeMap<>();
      micros.forEach((work, it) -> perHit.put(work, Math.round(10.0 * it / hits) / 10.0));
      return perHit;
    }
  }

  private Run run(String name, Acts acts, boolean plans, Kills kills)
      throws IOException, InterruptedException {
    progress.accept("双随机计划 / plans of random inspections: " + name);
    Path home = Files.createDirectories(directory.resolve(name));
    ReplaySecret.into(home); // persons have the same names in all runs
    StackOptions standard =
        StackOptions.standard(Topics.LogTime.REPLAY, options.migrations(), progress)
            .taking(options.share());
    try (Stack stack = Stack.start(home, kills == null ? standard : standard.shortLived());
        MemoryPeaks peaks = MemoryPeaks.watch(stack);
        ProcessorCosts costs = ProcessorCosts.watch(stack);
        LogEnds log = new LogEnds(stack.cluster().kafka(LogUser.READER));
        Feed feed = new Feed(stack.cluster().kafka(LogUser.CLOCK));
        Killer killer = Killer.start(kills, stack)) {
      Drain drain = Drain.of(log, stack.cluster(), progress);
      drain(drain, feed.writeAll(acts.before.iterator(), acts.before.size(), progress));
      long began = System.nanoTime();
      if (plans) {
        new PlanRows(scale, acts.drawn, acts.end(), acts.next()).tell(row -> write(feed, row));
        drain(drain, feed.finish());
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      var hits = log.ends(HITS);
      Map<String, Long> micros = flink(costs);
      acts.after.forEach(row -> write(feed, row));
      drain(drain, feed.finish());
      killer.stop();
      flink(costs).forEach((work, it) -> micros.merge(work, -it, Long::sum));
      micros.replaceAll((work, it) -> -it);
      FlinkClient flink = stack.flink().client();
      try (ClickHouse clickHouse = ClickHouse.connect(stack.cluster().clickHouse())) {
        Run run =
            new Run(
                seconds,
                flink.checkpointBytes(flink.job(Drain.ALERT_JOB.job())) >> 20,
                peaks.megabytes(),
                Math.max(1, LogCounts.between(log, hits, log.ends(HITS)).hits()),
                micros,
                counts(clickHouse.strings(RULES)),
                new Fingerprint(clickHouse).tables(),
                killer.kills());
        progress.accept(run.words());
        return run;
      }
    }
  }

  private static void drain(Drain drain, long end) throws IOException, InterruptedException {
    drain.awaitAlerts(end);
    drain.awaitLoaded();
  }

  private static void write(Feed feed, TimedRecord row) {
    feed.write(row.topic().kafkaName(), row.key(), row.logTime(), row.bytes());
  }

  private static Map<String, Long> flink(ProcessorCosts costs) {
    return new TreeMap<>(costs.micros().get("flink"));
  }

  private static Map<String, Long> counts(List<String> lines) {
    Map<String, Long> counts = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      counts.put(words[0], Long.parseLong(words[1]));
    }
    return counts;
  }
}
