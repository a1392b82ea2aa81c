package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.ExpressionException;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.wording.Quantity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A compiled indicator. Its value is a function of the history alone, so it is right again as soon
 * as the history is.
 */
public final class Indicator {
  private final IndicatorDefinition definition;
  private final Expression filter;
  private final Calculation calculation;
  private final PeerComparison comparison;
  private final Set<String> needs;
  private final boolean filteredByIndicators;
  private final boolean counted;
  private final boolean leavesOut;
  private final ZoneId zone;

  /**
   * Compiles a definition.
   *
   * @param triggerKinds kinds of the act that {@code $x} reads
   * @param parameters names of the model's parameters, and {@code @name} for the indicators before
   *     this one
   * @throws IllegalArgumentException if a filter or field does not fit; {@link ExpressionException}
   *     says where
   */
  public Indicator(
      IndicatorDefinition definition,
      Set<ActKind> triggerKinds,
      Set<String> parameters,
      ZoneId zone) {
    Scope scope = new Scope(definition.kinds(), triggerKinds, parameters);
    this.definition = definition;
    this.zone = zone;
    this.filter = Expression.parse(definition.filter(), scope);
    List<FeatureReference> fields = fields(definition.field());
    new IndicatorCheck(definition).check(fields, triggerKinds);
    Aggregate aggregate = isSeries() ? definition.series() : definition.aggregate();
    Expression matching = Expression.parse(definition.matching(), scope);
    this.calculation = new Calculation(definition, aggregate, fields, matching);
    this.comparison =
        definition.peers() == null ? null : new PeerComparison(definition.peers(), calculation);
    this.filteredByIndicators = !filter.indicators().isEmpty();
    this.counted =
        definition.aggregate() == Aggregate.COUNT
            && comparison == null
            && definition.includeTrigger();
    this.leavesOut = !definition.includeTrigger() || definition.aggregate().isComparison();
    Set<String> read = new HashSet<>(filter.indicators());
    read.addAll(matching.indicators());
    this.needs = Set.copyOf(read);
  }

  public String name() {
    return definition.name();
  }

  /** What its value measures or names. */
  public Quantity quantity() {
    return definition.quantity();
  }

  public Set<ActKind> kinds() {
    return definition.kinds();
  }

  /** Indicators whose values its conditions read; they are to be measured before it. */
  public Set<String> needs() {
    return needs;
  }

  /** The value at a moment, with every act known now. */
  public Measurement measure(
      RowSelections selections, Row trigger, long at, Parameters parameters) {
    if (isSeries()) {
      double[] values = series(selections, trigger, at, parameters);
      boolean mean = definition.aggregate() == Aggregate.SERIES_MEAN;
      return new Measurement(
          mean ? SampleStatistics.mean(values) : SampleStatistics.deviation(values), List.of());
    }
    Span span = Span.of(definition.window(), at, 0, zone);
    if (counted) {
      return new Measurement(
          (double) count(selections, span, trigger, at, parameters),
          () -> selected(selections, span, trigger, at, parameters));
    }
    List<Row> rows = selected(selections, span, trigger, at, parameters);
    return comparison == null
        ? calculation.over(rows, trigger, parameters)
        : comparison.over(rows, trigger, parameters);
  }

  /**
   * True where this act, if it is or was in the history, can change the value at that moment. Where
   * the filter reads other indicators, every act of these kinds in the window can.
   */
  public boolean concerns(Row act, Row trigger, long at, Parameters parameters) {
    return reach(at).contains(act.occurredAt())
        && kinds().contains(act.kind())
        && !comesAfter(act, trigger, at)
        && (filteredByIndicators || filter.holds(act, trigger, parameters));
  }

  private int count(
      RowSelections selections, Span span, Row trigger, long at, Parameters parameters) {
    RowFilter rows = filter.filter(trigger, parameters);
    int count = selections.count(kinds(), span, rows);
    boolean ownMoment = trigger.occurredAt() == at && span.contains(at);
    int own = kinds().contains(trigger.kind()) ? 1 : 0;
    if (ownMoment && selections.count(kinds(), new Span(at - 1, at)) > own) {
      for (Row row : selections.at(kinds(), at)) {
        count -= comesAfter(row, trigger, at) && rows.lets(row) ? 1 : 0;
      }
    }
    return count;
  }

  private Span reach(long at) {
    long from =
        Span.of(definition.window(), at, isSeries() ? definition.buckets() : 0, zone).from();
    return new Span(from, Span.of(definition.window(), at, isSeries() ? 1 : 0, zone).to());
  }

  private double[] series(RowSelections selections, Row trigger, long at, Parameters parameters) {
    double[] values = new double[definition.buckets()];
    for (int i = 0; i < values.length; i++) {
      Span span = Span.of(definition.window(), at, i + 1, zone);
      List<Row> rows = selected(selections, span, trigger, at, parameters);
      values[i] = (Double) calculation.over(rows, trigger, parameters).value();
    }
    return values;
  }

  private List<Row> selected(
      RowSelections selections, Span span, Row trigger, long at, Parameters parameters) {
    List<Row> rows =
        known(selections.of(kinds(), span, filter.filter(trigger, parameters)), trigger, at);
    if (leavesOut && kinds().contains(trigger.kind())) {
      rows = new ArrayList<>(rows);
      rows.removeIf(row -> row.isAt(trigger));
    }
    if (definition.aggregate().isSuccessive()) {
      rows = new ArrayList<>(rows);
      rows.sort(Row.SUCCESSION);
    }
    return rows;
  }

  /** Without those of its own moment that come after the trigger; the rows given stay. */
  private static List<Row> known(List<Row> rows, Row trigger, long at) {
    List<Row> known = rows;
    for (int i = rows.size() - 1; i >= 0 && rows.get(i).occurredAt() == at; i--) {
      if (comesAfter(rows.get(i), trigger, at)) {
        known = known == rows ? new ArrayList<>(rows) : known;
        known.remove(i);
      }
    }
    return known;
  }

  /** At the moment of the trigger itself, what became known after it does not count. */
  private static boolean comesAfter(Row row, Row trigger, long at) {
    return row.occurredAt() == at
        && trigger.occurredAt() == at
        && Row.SUCCESSION.compare(row, trigger) > 0;
  }

  private boolean isSeries() {
    return definition.aggregate().isSeries();
  }

  private static List<FeatureReference> fields(String names) {
    return Stream.of(names.split("\\|"))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .map(FeatureReference::new)
        .toList();
  }
}
