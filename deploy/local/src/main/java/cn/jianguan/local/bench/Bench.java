package cn.jianguan.local.bench;

import cn.jianguan.command.replay.Report;
import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.local.bench.engine.RulesBench;
import cn.jianguan.local.bench.engine.RulesReport;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.logic.CompiledRuleCache;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of all measurements, one after the other, each over fresh processes. */
public final class Bench {
  private final BenchOptions options;
  private final Consumer<String> progress;

  public Bench(BenchOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Runs it; an interrupt ends it and stops what was started.
   *
   * @throws IOException also where the directory holds something
   */
  public BenchReport run() throws IOException, InterruptedException {
    Path work = empty();
    double load = load();
    Throughput throughput = new Throughput(work.resolve("throughput"), options, progress);
    try (ReplayLog sample = options.sources().read(work, progress)) {
      long end = throughput.feed(sample, options.acts());
      Throughput.Floor floor = throughput.floor(options.acts());
      Throughput.Pipeline pipeline = throughput.pipeline(options.acts(), end);
      Latency.Result latency =
          new Latency(work.resolve("latency"), options, progress).measure(sample);
      int processors = Runtime.getRuntime().availableProcessors();
      return report(
          floor,
          pipeline,
          latency,
          rules(sample),
          new BenchReport.Machine(throughput.parallelism(), processors, load));
    }
  }

  /** The rows about the engine alone: nothing is started. Throws as {@link #run}. */
  public BenchReport.OfRules runRules() throws IOException {
    Path work = empty();
    double load = load();
    try (ReplayLog sample = options.sources().read(work, progress)) {
      int processors = Runtime.getRuntime().availableProcessors();
      return new BenchReport.OfRules(rules(sample), new BenchReport.Machine(1, processors, load));
    }
  }

  /** The row about pushing alone. Throws as {@link #run}. */
  public BenchReport.OfPush runPush() throws IOException, InterruptedException {
    Path work = empty();
    double load = load();
    try (ReplayLog sample = options.sources().read(work, progress)) {
      Path directory = work.resolve("push");
      Latency latency = new Latency(directory, options, progress);
      BenchReport.Push push =
          new PushLatency(directory, options, progress).measure(latency.acts(sample), latency);
      int processors = Runtime.getRuntime().availableProcessors();
      return new BenchReport.OfPush(
          push, new BenchReport.Machine(options.share().parallelism(), processors, load));
    }
  }

  /** The row about plans alone. Throws as {@link #run}. */
  public BenchReport.OfPlans runPlans(PlanScale scale) throws IOException, InterruptedException {
    Path work = empty();
    double load = load();
    try (ReplayLog sample = options.sources().read(work, progress)) {
      PlanReport plans =
          new PlanLoad(work.resolve("plans"), options, scale, progress).measure(sample);
      int processors = Runtime.getRuntime().availableProcessors();
      return new BenchReport.OfPlans(
          plans, new BenchReport.Machine(options.share().parallelism(), processors, load));
    }
  }

  /** The row about growing state alone. Throws as {@link #run}. */
  public BenchReport.OfState runState(long objects) throws IOException, InterruptedException {
    Path work = empty();
    double load = load();
    try (ReplayLog sample = options.sources().read(work, progress)) {
      StateReport state =
          new StateLoad(work.resolve("state"), options, objects, progress).measure(sample);
      int processors = Runtime.getRuntime().availableProcessors();
      return new BenchReport.OfState(
          state, new BenchReport.Machine(options.share().parallelism(), processors, load));
    }
  }

  /** The row about people at the page alone. Throws as {@link #run}. */
  public BenchReport.OfPage runPage(PageCrowd crowd) throws IOException, InterruptedException {
    Path work = empty();
    double load = load();
    try (ReplayLog sample = options.sources().read(work, progress)) {
      Path directory = work.resolve("page");
      BenchReport.Page page =
          new PageLatency(directory, options, crowd, progress)
              .measure(sample, new Latency(directory, options, progress));
      int processors = Runtime.getRuntime().availableProcessors();
      return new BenchReport.OfPage(
          page, new BenchReport.Machine(options.share().parallelism(), processors, load));
    }
  }

  private RulesReport rules(ReplayLog sample) {
    EvaluatorOptions once =
        EvaluatorOptions.DEFAULT.with(CompiledRuleCache.in(options.directory().resolve("rules")));
    return new RulesBench(progress, options.acts(), options.agencyActs(), once).measure(sample);
  }

  private Path empty() throws IOException {
    Path work = Files.createDirectories(options.directory());
    try (Stream<Path> there = Files.list(work)) {
      if (there.findAny().isPresent()) {
        throw new IOException("应为空目录 / must be empty: " + work);
      }
    }
    return work;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static BenchReport report(
      Throughput.Floor floor,
      Throughput.Pipeline pipeline,
      Latency.Result latency,
      RulesReport rules,
      BenchReport.Machine machine) {
    return new BenchReport(
        Math.round(floor.perSecond()),
        Math.round(pipeline.perSecond()),
        Math.round(pipeline.coldPerSecond()),
        Math.round(pipeline.alertJobPerSecond()),
        Math.round(pipeline.perSecond() / floor.perSecond() * 1000) / 1000.0,
        latency.alertLatencyMs(),
        highest(pipeline.peakRssMb(), latency.peakRssMb()),
        Report.perAct(pipeline.processorMicros(), pipeline.acts().sent()),
        pipeline.checkpointTaskMs(),
        pipeline.acts(),
        pipeline.hits(),
        pipeline.alerts(),
        new BenchReport.Seconds(
            floor.seconds(),
            pipeline.warm().seconds(),
            pipeline.alertSeconds(),
            pipeline.seconds()),
        latency.live(),
        latency.models(),
        rules,
        machine);
  }

  private static Map<String, Long> highest(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> highest = new TreeMap<>(one);
    other.forEach((process, peak) -> highest.merge(process, peak, Math::max));
    return highest;
  }
}
