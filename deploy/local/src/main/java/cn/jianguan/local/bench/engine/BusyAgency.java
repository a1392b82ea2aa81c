package cn.jianguan.local.bench.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.FeatureTable;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one more act costs where an agency had many in the year before, for one model. */
final class BusyAgency {
  private static final Subject AGENCY = new Subject(SubjectKind.AGENCY, "320100-A1");
  private static final long YEAR = Duration.ofDays(365).toMillis();
  private static final long NOW = Instant.parse("2024-06-03T01:00:00Z").toEpochMilli();
  private static final int MEASURED = 200;

  /** What an ordinary act says, as far as its kind has such a feature. */
  private static final Map<String, Object> ORDINARY =
      Map.of(
          "agencyCode", "320100-A1",
          "areaNumber", "320100",
          "onSite", true,
          "visitReason", "01",
          "problem", false,
          "itemCode", "01234567890123",
          "fineFen", 100_000L);

  private final ModelDefinition model;
  private final Pack pack;
  private final EvaluatorOptions engine;
  private final List<ActKind> kinds;

  private BusyAgency(Pack pack, EvaluatorOptions engine) {
    this.pack = pack;
    this.engine = engine;
    this.model = new ManifestReader().read(pack).definition();
    Set<ActKind> all = EnumSet.copyOf(SubjectKind.AGENCY.kinds());
    Set<ActKind> read = EnumSet.noneOf(ActKind.class);
    read.addAll(model.trigger().kinds());
    model.indicators().forEach(indicator -> read.addAll(indicator.kinds()));
    model.expectations().forEach(expectation -> read.addAll(expectation.openerKinds()));
    model.expectations().forEach(expectation -> read.addAll(expectation.closerKinds()));
    all.retainAll(read);
    this.kinds = List.copyOf(all);
  }

  /** True where the model is about agencies. */
  boolean applies() {
    return model.subjects().contains(SubjectKind.AGENCY);
  }

  /** µs of processor time for one act after so many. */
  double micros(int before) {
    HitCount context = new HitCount(AGENCY.toString());
    History history = new History(context.state());
    for (int i = 0; i < before; i++) {
      ActKind kind = kinds.get(i % kinds.size());
      long at = NOW - YEAR + YEAR / before * i;
      history.put(new Row(at, "b" + i, at, features(kind)));
    }
    try (Evaluator evaluator = new Evaluator(new ManifestReader(), engine)) {
      evaluator.publish(pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "a", "b"));
      observe(evaluator, context, 0); // compiles the rules, sets the timers of what is there
      CpuTime time = CpuTime.start();
      for (int i = 1; i <= MEASURED; i++) {
        observe(evaluator, context, i);
      }
      return RulesReport.rounded(time.seconds() * 1e6 / MEASURED);
    }
  }

  private void observe(Evaluator evaluator, HitCount context, int number) {
    ActKind kind = kinds.get(number % kinds.size());
    long at = NOW + number * 60_000L;
    context.now(at);
    evaluator.observe(
        new Observation(AGENCY, Observation.Op.ADD, "n" + number, kind, at, at, features(kind)),
        context,
        context);
  }

  private static Features features(ActKind kind) {
    Map<String, Object> known = new HashMap<>(ORDINARY);
    known.keySet().retainAll(FeatureTable.of(kind).names());
    return Features.of(kind, known);
  }

  /** Of every shipped model about agencies. */
  static List<BusyAgency> shipped(List<Pack> packs, EvaluatorOptions engine) {
    List<BusyAgency> found = new ArrayList<>();
    for (Pack pack : packs) {
      BusyAgency one = new BusyAgency(pack, engine);
      if (one.applies()) {
        found.add(one);
      }
    }
    return found;
  }

  String id() {
    return model.id();
  }
}
