package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.indicator;
import static cn.jianguan.rules.engine.TestModels.model;
import static cn.jianguan.rules.engine.TestModels.series;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.Peers;
import cn.jianguan.rules.model.Peers.Statistic;
import cn.jianguan.rules.scenario.ScenarioFeed;
import cn.jianguan.rules.state.CachedState;
import cn.jianguan.rules.state.HeapState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The hits that stand in the end are those that a plain look at the acts that stand would find. */
class EvaluatorPropertyTest {
  private static final Subject SUBJECT = Subject.parse("OBJECT:USCC:91320100MA0000015Q");
  private static final long T0 = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
  private static final long HOUR = Duration.ofHours(1).toMillis();

  /** Thresholds lie between the values that can occur, so that rounding decides nothing. */
  private static final List<ModelDefinition> MODELS =
      List.of(
          one(Aggregate.COUNT, "72h", "", "", "2.5"),
          all("72h", "3.5"),
          one(Aggregate.DISTINCT, "72h", "jointTaskId|actId", "", "2.5"),
          one(Aggregate.SUM, "5d", "violationCount", "", "6.5"),
          one(Aggregate.MIN, "3d", "violationCount", "", "1.5"),
          one(Aggregate.MAX, "month", "violationCount", "", "4.5"),
          one(Aggregate.MEAN, "week", "violationCount", "", "2.77"),
          one(Aggregate.LAST, "ever", "violationCount", "", "3.5"),
          one(Aggregate.SHARE, "month-1", "", "problem", "0.55"),
          one(Aggregate.RUN, "30d", "", "!problem", "2.5"),
          one(Aggregate.RUN_MINUTES, "30d", "", "!problem", "4500"),
          full(Aggregate.HELD_MINUTES, "problem", Duration.ofHours(200), null, "4500"),
          full(Aggregate.COUNT, "", null, new Peers("jointTaskId", Statistic.SHARE), "0.65"),
          one(Aggregate.MEDIAN, "quarter", "violationCount", "", "2.77"),
          one(Aggregate.ROBUST_Z, "60d", "violationCount", "", "1.0001"),
          model("SERIES")
              .indicator(series("x", Aggregate.SERIES_MEAN, "48h", Aggregate.COUNT, "", 3))
              .indicator(
                  series("sd", Aggregate.SERIES_SD, "48h", Aggregate.SUM, "violationCount", 3))
              .rule("number(\"x\") + number(\"sd\") > 3.1234", "hit(Severity.BLUE, \"x\", \"\")")
              .build());

  private static final Evaluator EVALUATOR =
      TestModels.evaluator(EvaluatorOptions.DEFAULT, MODELS.toArray(ModelDefinition[]::new));

  private static ModelDefinition one(
      Aggregate aggregate, String window, String field, String matching, String limit) {
    return model(aggregate.name())
        .indicator(indicator("x", aggregate, window, field, matching))
        .parameter("limit", "*", limit)
        .rule("number(\"x\") > parameter(\"limit\")", "hit(Severity.BLUE, \"x\", \"limit\")")
        .build();
  }

  /** Every act of the kind counts, whatever it says. */
  private static ModelDefinition all(String window, String limit) {
    IndicatorDefinition plain = indicator("x", Aggregate.COUNT, window, "", "");
    return model("ALL")
        .indicator(
            new IndicatorDefinition(
                "x", Aggregate.COUNT, plain.kinds(), "", plain.window(), "", "", null, 0, true))
        .parameter("limit", "*", limit)
        .rule("number(\"x\") > parameter(\"limit\")", "hit(Severity.BLUE, \"x\", \"limit\")")
        .build();
  }

  private static ModelDefinition full(
      Aggregate aggregate, String matching, Duration gap, Peers peers, String limit) {
    IndicatorDefinition plain = indicator("x", aggregate, "30d", "", matching);
    return model(peers == null ? aggregate.name() : "PEERS")
        .indicator(
            new IndicatorDefinition(
                "x",
                aggregate,
                plain.kinds(),
                plain.filter(),
                plain.window(),
                "",
                matching,
                null,
                0,
                true,
                gap,
                peers))
        .parameter("limit", "*", limit)
        .rule("number(\"x\") > parameter(\"limit\")", "hit(Severity.BLUE, \"x\", \"limit\")")
        .build();
  }

  /** An image of an act. */
  record Image(int id, int hour, boolean onSite, int violations, boolean problem, int joint) {
    long at() {
      return T0 + hour * HOUR;
    }

    String actId() {
      return "a" + id;
    }

    Observation observation(Observation.Op op, long logTime) {
      Features features =
          Features.of(
              ActKind.INSPECTION,
              Map.of(
                  "onSite", onSite,
                  "violationCount", violations,
                  "problem", problem,
                  "jointTaskId", joint == 0 ? "" : "J" + joint));
      return new Observation(SUBJECT, op, actId(), ActKind.INSPECTION, at(), logTime, features);
    }
  }

  /** An image that stands, and since when its act has been known. */
  record Known(Image image, long since) {}

  /** What becomes known next: an image (of a new or a known act) or that an act is taken back. */
  record News(Image image, boolean remove, boolean sameMoment) {}

  @Provide
  Arbitrary<List<News>> news() {
    Arbitrary<Image> images =
        Combinators.combine(
                Arbitraries.integers().between(0, 14),
                Arbitraries.of(0, 24, 24, 48, 49, 96, 120, 144, 400, 700, 720, 744, 1000, 1440),
                Arbitraries.of(true, true, true, false),
                Arbitraries.integers().between(0, 5),
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 2))
            .as(Image::new);
    return Combinators.combine(
            images, Arbitraries.of(false, false, false, true), Arbitraries.of(true, false))
        .as(News::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property(tries = 400)
  void standingHits_afterAnyOrder_areThoseOfTheStandingActs(
      @ForAll("news") List<News> news, @ForAll boolean kept) {
    ScenarioFeed log = new ScenarioFeed(EVALUATOR, kept ? CachedState::new : HeapState::new);
    Map<Integer, Known> standing = new TreeMap<>();
    Map<Integer, Known> takenBackNow = new HashMap<>();
    long logTime = T0 + 3000 * HOUR;
    for (News item : news) {
      if (!item.sameMoment()) {
        logTime += HOUR;
        takenBackNow.clear();
      }
      int id = item.image().id();
      Known former = standing.remove(id);
      if (former != null) {
        takenBackNow.putIfAbsent(id, former);
        log.observe(former.image().observation(Observation.Op.REMOVE, logTime));
      }
      if (!item.remove()) {
        long since = takenBackNow.containsKey(id) ? takenBackNow.get(id).since() : logTime;
        standing.put(id, new Known(item.image(), since));
        log.observe(item.image().observation(Observation.Op.ADD, logTime));
      }
    }
    log.fireBefore(logTime + 1);
    assertThat(log.rejects()).isEmpty();
    assertThat(standing(log.hits())).isEqualTo(expected(standing.values()));
  }

  /** Replays what was emitted; a hit must not end before it began, nor begin twice alike. */
  private static TreeSet<String> standing(List<HitRecord> emitted) {
    TreeSet<String> standing = new TreeSet<>();
    for (HitRecord hit : emitted) {
      String name = hit.getModelId() + " " + hit.getTrigger();
      boolean changed = hit.getOp() == HitOp.HIT ? standing.add(name) : standing.remove(name);
      assertThat(changed).as("%s %s", hit.getOp(), name).isTrue();
    }
    return standing;
  }

  private static TreeSet<String> expected(Collection<Known> acts) {
    List<Image> all =
        acts.stream()
            .sorted(
                Comparator.comparing((Known k) -> k.image().hour())
                    .thenComparing(Known::since)
                    .thenComparing(k -> k.image().actId()))
            .map(Known::image)
            .toList();
    List<Image> onSite = all.stream().filter(Image::onSite).toList();
    TreeSet<String> hits = new TreeSet<>();
    for (int i = 0; i < onSite.size(); i++) {
      Image trigger = onSite.get(i);
      List<Image> before = all.subList(0, all.indexOf(trigger) + 1);
      if (between(before, trigger.hour() - 71, trigger.hour()).size() >= 4) {
        hits.add("ALL " + trigger.actId());
      }
      naive(onSite.subList(0, i + 1), trigger)
          .forEach(
              (name, holds) -> {
                if (holds) {
                  hits.add(name + " " + trigger.actId());
                }
              });
    }
    return hits;
  }

  private static Map<String, Boolean> naive(List<Image> acts, Image t) {
    List<Image> month = between(acts, monthStart(t.hour(), 0), t.hour());
    List<Image> lastMonth = between(acts, monthStart(t.hour(), 1), monthStart(t.hour(), 0) - 1);
    List<Image> run = between(acts, t.hour() - 719, t.hour());
    List<Image> others =
        between(acts, t.hour() - 1439, t.hour()).stream().filter(a -> a != t).toList();
    List<Image> three = between(acts, t.hour() - 71, t.hour());
    int length = 0;
    for (int i = run.size() - 1; i >= 0 && !run.get(i).problem(); i--) {
      length++;
    }
    int held = 0;
    for (int i = 0; i + 1 < run.size(); i++) {
      int hours = run.get(i + 1).hour() - run.get(i).hour();
      held += run.get(i).problem() && hours <= 200 ? hours : 0;
    }
    int first = run.size() - length;
    int lasted = length == 0 ? 0 : t.hour() - run.get(first).hour();
    double joint = run.stream().filter(a -> a.joint() != 0).count();
    double own = run.stream().filter(a -> a.joint() != 0 && a.joint() == t.joint()).count();
    double[] counts = new double[3];
    double[] sums = new double[3];
    for (int i = 0; i < 3; i++) {
      List<Image> bucket = between(acts, t.hour() - 48 * (i + 2) + 1, t.hour() - 48 * (i + 1));
      counts[i] = bucket.size();
      sums[i] = sum(bucket);
    }
    List<Image> upTo = between(acts, -9999, t.hour());
    return Map.ofEntries(
        Map.entry("COUNT", three.size() >= 3),
        Map.entry(
            "DISTINCT",
            three.stream().map(a -> a.joint() == 0 ? a.actId() : "J" + a.joint()).distinct().count()
                >= 3),
        Map.entry("SUM", sum(between(acts, t.hour() - 119, t.hour())) >= 7),
        Map.entry("MIN", three.stream().allMatch(a -> a.violations() >= 2)),
        Map.entry("MAX", month.stream().anyMatch(a -> a.violations() == 5)),
        Map.entry("MEAN", mean(between(acts, weekStart(t.hour()), t.hour())) > 2.77),
        Map.entry("LAST", upTo.get(upTo.size() - 1).violations() >= 4),
        Map.entry(
            "SHARE",
            !lastMonth.isEmpty()
                && lastMonth.stream().filter(Image::problem).count() > 0.55 * lastMonth.size()),
        Map.entry("RUN", length >= 3),
        Map.entry("RUN_MINUTES", lasted > 75),
        Map.entry("HELD_MINUTES", held > 75),
        Map.entry("PEERS", own > 0 && own > 0.65 * joint),
        Map.entry("MEDIAN", median(between(acts, quarterStart(t.hour()), t.hour())) > 2.77),
        Map.entry("ROBUST_Z", !others.isEmpty() && robustZ(t.violations(), others) > 1.0001),
        Map.entry("SERIES", mean(counts) + deviation(sums) > 3.1234));
  }

  /** Hours since T0 (08:00 on 1 January 2020 in Shanghai), both ends included. */
  private static List<Image> between(List<Image> acts, int from, int to) {
    return acts.stream().filter(a -> a.hour() >= from && a.hour() <= to).toList();
  }

  private static int monthStart(int hour, int back) {
    int[] starts = {-8 - 30 * 24 - 31 * 24, -8 - 31 * 24, -8, 744 - 8, 744 + 696 - 8};
    int month = 2;
    while (month + 1 < starts.length && hour >= starts[month + 1]) {
      month++;
    }
    return starts[month - back];
  }

  private static int weekStart(int hour) {
    // 30 December 2019 was a Monday.
    int monday = -8 - 48;
    return monday + Math.floorDiv(hour - monday, 168) * 168;
  }

  private static int quarterStart(int hour) {
    return -8;
  }

  private static double sum(List<Image> acts) {
    return acts.stream().mapToInt(Image::violations).sum();
  }

  private static double mean(List<Image> acts) {
    return sum(acts) / acts.size();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
  }

  private static double median(List<Image> acts) {
    return middle(acts, Image::violations);
  }

  private static double robustZ(double x, List<Image> others) {
    double median = median(others);
    double mad = middle(others, a -> Math.abs(a.violations() - median));
    return mad == 0 ? (x - median) / (0.01 + median) : 0.6745 * (x - median) / mad;
  }

  private static double middle(List<Image> acts, ToDoubleFunction<Image> value) {
    List<Double> sorted =
        acts.stream().map(value::applyAsDouble).sorted().collect(Collectors.toList());
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }
}
