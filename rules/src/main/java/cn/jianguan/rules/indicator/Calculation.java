package cn.jianguan.rules.indicator;

import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** One aggregate over the rows that were selected for it. */
final class Calculation {
  private final Aggregate aggregate;
  private final List<FeatureReference> fields;
  private final Expression matching;
  private final ConsecutiveActs runs;

  Calculation(
      IndicatorDefinition definition,
      Aggregate aggregate,
      List<FeatureReference> fields,
      Expression matching) {
    this.aggregate = aggregate;
    this.fields = fields;
    this.matching = matching;
    this.runs = new ConsecutiveActs(matching, definition.gap());
  }

  /** The value, and the rows it counted; rows in order. */
  Measurement over(List<Row> rows, Row trigger, Parameters parameters) {
    return switch (aggregate) {
      case COUNT -> new Measurement((double) rows.size(), rows);
      case DISTINCT -> new Measurement(distinct(rows), rows);
      case SUM -> new Measurement(DoubleStream.of(numbers(rows)).sum(), rows);
      case MIN -> new Measurement(DoubleStream.of(numbers(rows)).min().orElse(Double.NaN), rows);
      case MAX -> new Measurement(DoubleStream.of(numbers(rows)).max().orElse(Double.NaN), rows);
      case MEAN -> new Measurement(SampleStatistics.mean(numbers(rows)), rows);
      case MEDIAN -> new Measurement(SampleStatistics.median(numbers(rows)), rows);
      case LAST -> last(rows);
      case SHARE -> share(rows, trigger, parameters);
      case RUN -> runs.length(rows, trigger, parameters);
      case RUN_MINUTES -> runs.minutes(rows, trigger, parameters);
      case HELD_MINUTES -> runs.heldMinutes(rows, trigger, parameters);
      case ROBUST_Z -> new Measurement(robustZ(rows, trigger), rows);
      case SPREAD -> new Measurement(SampleStatistics.spread(numbers(rows)), rows);
      case EXCESS -> new Measurement(excess(rows, trigger), rows);
      case SERIES_MEAN, SERIES_SD -> throw new IllegalStateException("no aggregate of one window");
    };
  }

  private Measurement last(List<Row> rows) {
    if (rows.isEmpty()) {
      return new Measurement(Double.NaN, List.of());
    }
    Row newest = rows.get(rows.size() - 1);
    Object value = fields.get(0).of(newest);
    Object plain =
        value instanceof Number n
            ? (Object) n.doubleValue()
            : value == null ? "" : value.toString();
    return new Measurement(plain, List.of(newest));
  }

  private Measurement share(List<Row> rows, Row trigger, Parameters parameters) {
    List<Row> matched = new ArrayList<>(rows);
    matched.removeIf(row -> !matching.holds(row, trigger, parameters));
    double share = rows.isEmpty() ? Double.NaN : (double) matched.size() / rows.size();
    return new Measurement(share, matched);
  }

  private double robustZ(List<Row> others, Row trigger) {
    return fields.get(0).of(trigger) instanceof Number x
        ? SampleStatistics.robustZ(x.doubleValue(), numbers(others))
        : Double.NaN;
  }

  private double excess(List<Row> others, Row trigger) {
    return fields.get(0).of(trigger) instanceof Number x
        ? SampleStatistics.excess(x.doubleValue(), numbers(others))
        : Double.NaN;
  }

  private double distinct(List<Row> rows) {
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
}
