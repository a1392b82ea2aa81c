package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Window;
import cn.jianguan.rules.state.HeapState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** An indicator says what a plain look at all acts says, and no act it is not concerned with. */
class IndicatorPropertyTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<ActKind> KINDS = Set.of(ActKind.INSPECTION, ActKind.PENALTY);
  private static final long HOUR = 3_600_000;
  private static final long T0 = 1_709_222_400_000L; // 1 March 2024, 00:00 in Shanghai

  /** An act; of violations −1 and joint task 0 nothing is known, as of a penalty's. */
  record Act(boolean inspection, int hour, int known, String agency, int violations, int joint) {
    Row row(int id) {
      Map<String, Object> features = new HashMap<>(Map.of("agencyCode", agency));
      if (inspection && violations >= 0) {
        features.put("violationCount", violations);
      }
      if (inspection) {
        features.put("jointTaskId", joint == 0 ? "" : "J" + joint);
      }
      ActKind kind = inspection ? ActKind.INSPECTION : ActKind.PENALTY;
      return new Row(T0 + hour * HOUR, "a" + id, T0 + known * HOUR, Features.of(kind, features));
    }
  }

  @Provide
  Arbitrary<List<Act>> acts() {
    return Combinators.combine(
            Arbitraries.of(true, true, false),
            Arbitraries.of(-1464, -697, -696, -48, -25, -24, -23, -1, 0, 0, 0, 1, 24),
            Arbitraries.integers().between(100, 102),
            Arbitraries.of("A", "A", "B"),
            Arbitraries.integers().between(-1, 4),
            Arbitraries.integers().between(0, 2))
        .as(Act::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  private static List<IndicatorDefinition> definitions() {
    List<IndicatorDefinition> all = new ArrayList<>();
    for (String window : List.of("24h", "month", "month-1", "ever")) {
      for (boolean own : List.of(true, false)) {
        all.add(definition(Aggregate.COUNT, window, "", "agencyCode == $agencyCode", own));
        all.add(definition(Aggregate.COUNT, window, "", "", own));
        all.add(definition(Aggregate.DISTINCT, window, "jointTaskId|actId", "", own));
        for (Aggregate of :
            List.of(
                Aggregate.SUM,
                Aggregate.MIN,
                Aggregate.MAX,
                Aggregate.MEAN,
                Aggregate.MEDIAN,
                Aggregate.LAST,
                Aggregate.SHARE,
                Aggregate.ROBUST_Z,
                Aggregate.SERIES_MEAN,
                Aggregate.SERIES_SD)) {
          String field = of == Aggregate.SHARE ? "" : "violationCount";
          all.add(definition(of, window, field, "agencyCode == 'A'", own));
        }
      }
    }
    all.removeIf(one -> one.aggregate().isSeries() && one.window().equals(Window.EVERYTHING));
    return all;
  }

  private static IndicatorDefinition definition(
      Aggregate aggregate, String window, String field, String filter, boolean own) {
    return new IndicatorDefinition(
        "x",
        aggregate,
        KINDS,
        filter,
        Window.parse(window),
        field,
        aggregate == Aggregate.SHARE ? "violationCount > 1" : "",
        aggregate.isSeries() ? Aggregate.SUM : null,
        aggregate.isSeries() ? 3 : 0,
        own);
  }

  @Property(tries = 150)
  void value_ofGeneratedActs_isThatOfAPlainLook(@ForAll("acts") List<Act> acts) {
    List<Row> rows = rows(acts);
    Row trigger = rows.get(0);
    for (IndicatorDefinition definition : definitions()) {
      for (long at : List.of(trigger.occurredAt(), T0 + 20 * HOUR)) {
        Measurement measured = measured(definition, rows, trigger, at);
        assertThat(number(measured))
            .as("%s at %d by %s", definition, at, trigger)
            .isEqualTo(naive(definition, rows, trigger, at), within(1e-9));
        if (!definition.aggregate().isSeries()) {
          assertThat(measured.rows())
              .as("%s", definition)
              .isEqualTo(counted(definition, rows, trigger, at));
        }
      }
    }
  }

  @Property(tries = 60)
  void actThatChangesTheValue_concernsTheIndicator(@ForAll("acts") List<Act> acts) {
    List<Row> rows = rows(acts);
    Row trigger = rows.get(0);
    long at = trigger.occurredAt();
    for (IndicatorDefinition definition : definitions()) {
      double with = number(measured(definition, rows, trigger, at));
      for (Row act : rows.subList(1, rows.size())) {
        List<Row> without = new ArrayList<>(rows);
        without.remove(act);
        boolean concerns = indicator(definition).concerns(act, trigger, at, Parameters.NONE);
        if (Double.compare(number(measured(definition, without, trigger, at)), with) != 0) {
          assertThat(concerns).as("%s, %s", definition, act).isTrue();
        }
        if (!definition.aggregate().isSeries()) {
          boolean selected = selected(definition, rows, trigger, at, 0).contains(act);
          assertThat(concerns).as("%s, %s", definition, act).isEqualTo(selected);
        }
      }
    }
  }

  private static List<Row> rows(List<Act> acts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++) {
      rows.add(acts.get(i).row(i));
    }
    return rows;
  }

  private static Indicator indicator(IndicatorDefinition definition) {
    return new Indicator(definition, KINDS, Set.of(), ZONE);
  }

  private static Measurement measured(
      IndicatorDefinition definition, List<Row> rows, Row trigger, long at) {
    History history = new History(new HeapState());
    rows.forEach(history::put);
    return indicator(definition)
        .measure(new RowSelections(history, 1000), trigger, at, Parameters.NONE);
  }

  private static double number(Measurement measured) {
    return measured.value() instanceof Double number ? number : -1;
  }

  private static double naive(IndicatorDefinition definition, List<Row> all, Row trigger, long at) {
    List<Row> rows = selected(definition, all, trigger, at, 0);
    double[] values = violations(rows);
    return switch (definition.aggregate()) {
      case COUNT -> rows.size();
      case DISTINCT ->
          rows.stream()
              .map(row -> row.get("jointTaskId") == null ? row.actId() : row.get("jointTaskId"))
              .distinct()
              .count();
      case SUM -> DoubleStream.of(values).sum();
      case MIN -> DoubleStream.of(values).min().orElse(Double.NaN);
      case MAX -> DoubleStream.of(values).max().orElse(Double.NaN);
      case MEAN -> DoubleStream.of(values).average().orElse(Double.NaN);
      case MEDIAN -> median(values);
      case LAST -> rows.isEmpty() ? Double.NaN : last(rows.get(rows.size() - 1));
      case SHARE ->
          rows.isEmpty()
              ? Double.NaN
              : (double) DoubleStream.of(values).filter(v -> v > 1).count() / rows.size();
      case ROBUST_Z -> robustZ(trigger, values);
      default -> series(definition, all, trigger, at);
    };
  }

  /** In the order in which acts count, of one moment by when they were known. */
  private static List<Row> selected(
      IndicatorDefinition definition, List<Row> all, Row trigger, long at, int earlier) {
    Span span = Span.of(definition.window(), at, earlier, ZONE);
    boolean leavesOut =
        !definition.includeTrigger() || definition.aggregate() == Aggregate.ROBUST_Z;
    Comparator<Row> known = Comparator.comparing(Row::logTime).thenComparing(Row::actId);
    return all.stream()
        .filter(row -> row.occurredAt() > span.from() && row.occurredAt() <= span.to())
        .filter(
            row ->
                row.occurredAt() < at
                    || trigger.occurredAt() < at
                    || trigger.occurredAt() > at
                    || known.compare(row, trigger) <= 0)
        .filter(row -> !leavesOut || row != trigger)
        .filter(
            row ->
                definition.filter().isEmpty()
                    || row.get("agencyCode")
                        .equals(
                            definition.filter().contains("$") ? trigger.get("agencyCode") : "A"))
        .sorted(Comparator.comparing(Row::occurredAt).thenComparing(known))
        .toList();
  }

  private static List<Row> counted(
      IndicatorDefinition definition, List<Row> all, Row trigger, long at) {
    List<Row> rows = new ArrayList<>(selected(definition, all, trigger, at, 0));
    switch (definition.aggregate()) {
      case LAST -> rows = rows.isEmpty() ? rows : List.of(rows.get(rows.size() - 1));
      case SHARE -> rows.removeIf(row -> !(row.get("violationCount") instanceof Long n && n > 1));
      default -> {}
    }
    return definition.aggregate().isSuccessive() ? rows : rows.stream().sorted(Row.ORDER).toList();
  }

  private static double[] violations(List<Row> rows) {
    return rows.stream()
        .map(row -> row.get("violationCount"))
        .filter(Long.class::isInstance)
        .mapToDouble(n -> (Long) n)
        .toArray();
  }

  private static double last(Row row) {
    return row.get("violationCount") instanceof Long n ? n : -1;
  }

  private static double series(
      IndicatorDefinition definition, List<Row> all, Row trigger, long at) {
    double[] sums = new double[3];
    for (int i = 0; i < 3; i++) {
      sums[i] = DoubleStream.of(violations(selected(definition, all, trigger, at, i + 1))).sum();
    }
    double mean = DoubleStream.of(sums).sum() / 3;
    double squares = DoubleStream.of(sums).map(v -> (v - mean) * (v - mean)).sum();
    return definition.aggregate() == Aggregate.SERIES_MEAN ? mean : Math.sqrt(squares / 2);
  }

  private static double robustZ(Row trigger, double[] others) {
    if (!(trigger.get("violationCount") instanceof Long x)) {
      return Double.NaN;
    }
    double median = median(others);
    double mad = median(DoubleStream.of(others).map(v -> Math.abs(v - median)).toArray());
    return mad == 0 ? (x - median) / (0.01 + median) : 0.6745 * (x - median) / mad;
  }

  private static double median(double[] values) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
