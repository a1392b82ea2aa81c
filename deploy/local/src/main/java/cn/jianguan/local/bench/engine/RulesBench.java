package cn.jianguan.local.bench.engine;

import cn.jianguan.console.gateway.ReplayLog;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import cn.jianguan.rules.scenario.ScenarioFeed;
import cn.jianguan.rules.state.CachedState;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All rows about the engine alone, one after the other on the calling thread. */
public final class RulesBench {
  private static final Set<String> TEN =
      Set.of(
          "JD-01", "JD-02", "JD-07", "JD-14", "JD-15", "JD-17", "RX-01", "RX-04", "SC-03", "ST-01");
  private static final int ROUNDS = 3;
  private static final long AHEAD_MS = 1_000;

  private final List<Pack> packs = PackLibrary.shipped();
  private final Consumer<String> progress;
  private final int windowActs;
  private final List<Integer> agencyActs;
  private final EvaluatorOptions engine;

  /** One pass over the sample: what it cost, and what was remembered afterwards. */
  private record Pass(double seconds, Map<Subject, CachedState> memories) {}

  /**
   * The rows as they are reported.
   *
   * @param windowActs acts of the ten-window workload
   * @param agencyActs acts of an agency in the year before, for each of which a row is measured
   * @param engine where it keeps compiled rules, each is compiled once
   */
  public RulesBench(
      Consumer<String> progress,
      int windowActs,
      List<Integer> agencyActs,
      EvaluatorOptions engine) {
    this.progress = progress;
    this.windowActs = windowActs;
    this.agencyActs = agencyActs;
    this.engine = engine;
  }

  /** Measures them; takes some minutes. */
  public RulesReport measure(ReplayLog log) {
    SampleObservations sample = new SampleObservations(log);
    List<Pack> ten = packs.stream().filter(pack -> TEN.contains(pack.id())).toList();
    double few = Double.MAX_VALUE;
    double all = Double.MAX_VALUE;
    RulesReport.Bytes bytes = null;
    for (int round = 0; round < ROUNDS; round++) { // what is not compiled yet is slow
      few = Math.min(few, pass(sample, ten).seconds());
      Pass last = pass(sample, packs);
      all = Math.min(all, last.seconds());
      bytes = bytes(sample, last.memories());
    }
    int count = sample.all().size();
    progress.accept("发布 / publishing");
    List<RulesReport.Publication> publications =
        List.of(
            Publications.measure(sample.all(), packs, 0),
            Publications.measure(sample.all(), packs, AHEAD_MS));
    progress.accept("十个时间窗 / ten windows");
    return new RulesReport(
        count,
        Math.round(count / few),
        Math.round(count / all),
        RulesReport.rounded(all / few),
        new TenWindow(windowActs).measure(ROUNDS),
        publications,
        bytes,
        agencies());
  }

  private Pass pass(SampleObservations sample, List<Pack> published) {
    progress.accept("评估 / evaluating: " + published.size());
    Map<Subject, CachedState> memories = new HashMap<>();
    Subject[] current = new Subject[1];
    try (Evaluator evaluator = new Evaluator(new ManifestReader(), engine)) {
      published.forEach(
          p -> evaluator.publish(p.publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b")));
      sample.reference().forEach(record -> evaluator.reference(record, 0));
      ScenarioFeed log =
          new ScenarioFeed(
              evaluator, () -> memories.computeIfAbsent(current[0], any -> new CachedState()));
      CpuTime time = CpuTime.start();
      for (Observation observation : sample.all()) {
        current[0] = observation.subject();
        log.observe(observation);
      }
      return new Pass(time.seconds(), memories);
    }
  }

  private static RulesReport.Bytes bytes(
      SampleObservations sample, Map<Subject, CachedState> memories) {
    long[] sizes =
        memories.values().stream().mapToLong(CachedState::encodedBytes).sorted().toArray();
    Map<Subject, Long> acts = new HashMap<>();
    for (Observation observation : sample.all()) {
      if (observation.subject().kind() == SubjectKind.AGENCY) {
        acts.merge(observation.subject(), 1L, Long::sum);
      }
    }
    long total = 0;
    for (long size : sizes) {
      total += size;
    }
    Map.Entry<Subject, Long> busiest =
        acts.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    return new RulesReport.Bytes(
        sizes.length,
        sizes.length == 0 ? 0 : total / sizes.length,
        sizes.length == 0 ? 0 : sizes[(sizes.length * 99 + 99) / 100 - 1],
        busiest == null ? 0 : memories.get(busiest.getKey()).encodedBytes(),
        busiest == null ? 0 : busiest.getValue());
  }

  private Map<String, Map<String, Double>> agencies() {
    Map<String, Map<String, Double>> micros = new TreeMap<>();
    for (BusyAgency agency : BusyAgency.shipped(packs, engine)) {
      progress.accept("繁忙机关 / busy agency: " + agency.id());
      Map<String, Double> own = new LinkedHashMap<>();
      for (int before : agencyActs) {
        agency.micros(before); // compiled by now
        own.put("" + before, agency.micros(before));
      }
      micros.put(agency.id(), own);
    }
    return micros;
  }
}
