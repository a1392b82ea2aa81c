package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.ExpressionException;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A compiled indicator. Its value is a function of the history alone, so it is right again as soon
 * as the history is.
 */
public final class Indicator {
  private final IndicatorDefinition definition;
  private final Expression filter;
  private final Expression matching;
  private final List<FeatureReference> fields;
  private final ZoneId zone;
  private final boolean inSuccession;

  /**
   * Compiles a definition.
   *
   * @param triggerKinds kinds of the act that {@code $x} reads
   * @param parameters names of the model's parameters
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
    this.filter = Expression.parse(definition.filter(), scope);
    this.matching = Expression.parse(definition.matching(), scope);
    this.fields =
        Stream.of(definition.field().split("\\|"))
            .map(String::trim)
            .filter(name -> !name.isEmpty())
            .map(FeatureReference::new)
            .toList();
    this.zone = zone;
    this.inSuccession =
        definition.aggregate() == Aggregate.LAST || definition.aggregate() == Aggregate.RUN;
    check();
  }

  public String name() {
    return definition.name();
  }

  public Set<ActKind> kinds() {
    return definition.kinds();
  }

  /** The value at a moment, with every act known now. */
  public Measured measure(Selections selections, Row trigger, long at, Parameters parameters) {
    return switch (definition.aggregate()) {
      case SERIES_MEAN ->
          new Measured(Numbers.mean(series(selections, trigger, at, parameters)), List.of());
      case SERIES_SD ->
          new Measured(Numbers.deviation(series(selections, trigger, at, parameters)), List.of());
      default -> {
        Span span = Span.of(definition.window(), at, 0, zone);
        yield aggregate(selected(selections, span, trigger, at, parameters), trigger, parameters);
      }
    };
  }

  /** True where this act, if it is or was in the history, can change the value at that moment. */
  public boolean concerns(Row act, Row trigger, long at, Parameters parameters) {
    return reach(at).contains(act.occurredAt())
        && kinds().contains(act.kind())
        && !comesAfter(act, trigger, at)
        && filter.holds(act, trigger, parameters);
  }

  private Span reach(long at) {
    boolean series = isSeries();
    long from = Span.of(definition.window(), at, series ? definition.buckets() : 0, zone).from();
    return new Span(from, Span.of(definition.window(), at, series ? 1 : 0, zone).to());
  }

  private double[] series(Selections selections, Row trigger, long at, Parameters parameters) {
    double[] values = new double[definition.buckets()];
    for (int i = 0; i < values.length; i++) {
      Span span = Span.of(definition.window(), at, i + 1, zone);
      List<Row> rows = selected(selections, span, trigger, at, parameters);
      values[i] =
          switch (definition.series()) {
            case DISTINCT -> distinct(rows);
            case SUM -> sum(rows);
            default -> rows.size();
          };
    }
    return values;
  }

  private List<Row> selected(
      Selections selections, Span span, Row trigger, long at, Parameters parameters) {
    List<Row> rows =
        selections.of(
            kinds(),
            span,
            definition.filter(),
            row -> !comesAfter(row, trigger, at) && filter.holds(row, trigger, parameters));
    boolean leaveOut = !definition.includeTrigger() || definition.aggregate() == Aggregate.ROBUST_Z;
    if (leaveOut && kinds().contains(trigger.kind())) {
      rows.removeIf(row -> row.isAt(trigger));
    }
    if (inSuccession) {
      rows.sort(Row.SUCCESSION);
    }
    return rows;
  }

  /** At the moment of the trigger itself, what became known after it does not count. */
  private static boolean comesAfter(Row row, Row trigger, long at) {
    return row.occurredAt() == at
        && trigger.occurredAt() == at
        && Row.SUCCESSION.compare(row, trigger) > 0;
  }

  private Measured aggregate(List<Row> rows, Row trigger, Parameters parameters) {
    return switch (definition.aggregate()) {
      case COUNT -> new Measured((double) rows.size(), rows);
      case DISTINCT -> new Measured(distinct(rows), rows);
      case SUM -> new Measured(sum(rows), rows);
      case MIN -> new Measured(DoubleStream.of(numbers(rows)).min().orElse(Double.NaN), rows);
      case MAX -> new Measured(DoubleStream.of(numbers(rows)).max().orElse(Double.NaN), rows);
      case MEAN -> new Measured(Numbers.mean(numbers(rows)), rows);
      case MEDIAN -> new Measured(Numbers.median(numbers(rows)), rows);
      case LAST -> last(rows);
      case SHARE -> share(rows, trigger, parameters);
      case RUN -> run(rows, trigger, parameters);
      case ROBUST_Z -> {
        double z =
            fields.get(0).of(trigger) instanceof Number x
                ? Numbers.robustZ(x.doubleValue(), numbers(rows))
                : Double.NaN;
        yield new Measured(z, rows);
      }
      default -> throw new IllegalStateException("no aggregate of one window");
    };
  }

  private Measured last(List<Row> rows) {
    if (rows.isEmpty()) {
      return new Measured(Double.NaN, List.of());
    }
    Row newest = rows.get(rows.size() - 1);
    Object value = fields.get(0).of(newest);
    Object plain =
        value instanceof Number n
            ? (Object) n.doubleValue()
            : value == null ? "" : value.toString();
    return new Measured(plain, List.of(newest));
  }

  private Measured share(List<Row> rows, Row trigger, Parameters parameters) {
    List<Row> matched = new ArrayList<>(rows);
    matched.removeIf(row -> !matching.holds(row, trigger, parameters));
    double share = rows.isEmpty() ? Double.NaN : (double) matched.size() / rows.size();
    return new Measured(share, matched);
  }

  private Measured run(List<Row> rows, Row trigger, Parameters parameters) {
    int start = rows.size();
    while (start > 0 && matching.holds(rows.get(start - 1), trigger, parameters)) {
      start--;
    }
    return new Measured((double) (rows.size() - start), rows.subList(start, rows.size()));
  }

  private double distinct(List<Row> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    // One set per field: a value of the second must not pass for one of the first.
    int count = 0;
    List<Row> rest = rows;
    for (FeatureReference field : fields) {
      Set<Object> seen = new HashSet<>();
      List<Row> without = new ArrayList<>();
      for (Row row : rest) {
        Object value = field.of(row);
        if (value == null) {
          without.add(row);
        } else {
          seen.add(value);
        }
      }
      count += seen.size();
      rest = without;
    }
    return count;
  }

  private double sum(List<Row> rows) {
    return DoubleStream.of(numbers(rows)).sum();
  }

  /** Values of the field, without those of rows that have none. */
  private double[] numbers(List<Row> rows) {
    double[] numbers = new double[rows.size()];
    int count = 0;
    for (Row row : rows) {
      if (fields.get(0).of(row) instanceof Number number) {
        numbers[count++] = number.doubleValue();
      }
    }
    return Arrays.copyOf(numbers, count);
  }

  private boolean isSeries() {
    return definition.aggregate() == Aggregate.SERIES_MEAN
        || definition.aggregate() == Aggregate.SERIES_SD;
  }

  private void check() {
    Aggregate read = isSeries() ? definition.series() : definition.aggregate();
    if (read == null || isSeries() && definition.buckets() < 1) {
      throw wrong("series 与 buckets 必填", "series and buckets are needed");
    }
    if (isSeries() && !Set.of(Aggregate.COUNT, Aggregate.DISTINCT, Aggregate.SUM).contains(read)) {
      throw wrong("series 只能为 COUNT、DISTINCT、SUM", "series is COUNT, DISTINCT or SUM");
    }
    boolean needsField = !Set.of(Aggregate.COUNT, Aggregate.SHARE, Aggregate.RUN).contains(read);
    if (needsField && fields.isEmpty()) {
      throw wrong("缺少 field", "a field is needed");
    }
    for (FeatureReference field : fields) {
      if (kinds().stream().noneMatch(field::isKnownTo)) {
        throw wrong("这些行为没有特征 " + field.name(), "these acts have no feature " + field.name());
      }
    }
    boolean needsMatching = read == Aggregate.SHARE || read == Aggregate.RUN;
    if (needsMatching && definition.matching().isBlank()) {
      throw wrong("缺少 matching", "matching is needed");
    }
  }

  private IllegalArgumentException wrong(String zh, String en) {
    return new IllegalArgumentException("指标 " + name() + ": " + zh + " / indicator: " + en);
  }
}
