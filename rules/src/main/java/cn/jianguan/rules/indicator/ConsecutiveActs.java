package cn.jianguan.rules.indicator;

import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Acts that follow one another, and for how long; rows in the order in which they count. */
final class ConsecutiveActs {
  private static final double MINUTE = 60_000;

  private final Expression matching;
  private final long gap;

  /**
   * Runs of acts that match.
   *
   * @param gap acts further apart do not follow one another; null: however far apart
   */
  ConsecutiveActs(Expression matching, Duration gap) {
    this.matching = matching;
    this.gap = gap == null ? Long.MAX_VALUE : gap.toMillis();
  }

  /** Number of acts of the run at the end. */
  Measurement length(List<Row> rows, Row trigger, Parameters parameters) {
    List<Row> run = last(rows, trigger, parameters);
    return new Measurement((double) run.size(), run);
  }

  /** From the first to the last act of that run. */
  Measurement minutes(List<Row> rows, Row trigger, Parameters parameters) {
    List<Row> run = last(rows, trigger, parameters);
    double minutes = run.isEmpty() ? 0 : apart(run.get(0), run.get(run.size() - 1)) / MINUTE;
    return new Measurement(minutes, run);
  }

  /** From each matching act to the one after it, added up. */
  Measurement heldMinutes(List<Row> rows, Row trigger, Parameters parameters) {
    List<Row> matched = new ArrayList<>();
    long held = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (matching.holds(rows.get(i), trigger, parameters)) {
        matched.add(rows.get(i));
        held +=
            i + 1 < rows.size() && follows(rows, i + 1) ? apart(rows.get(i), rows.get(i + 1)) : 0;
      }
    }
    return new Measurement(held / MINUTE, matched);
  }

  private List<Row> last(List<Row> rows, Row trigger, Parameters parameters) {
    int end = rows.size();
    int start = end;
    while (start > 0
        && (start == end || follows(rows, start))
        && matching.holds(rows.get(start - 1), trigger, parameters)) {
      start--;
    }
    return rows.subList(start, end);
  }

  private boolean follows(List<Row> rows, int next) {
    return apart(rows.get(next - 1), rows.get(next)) <= gap;
  }

  private static long apart(Row first, Row second) {
    return second.occurredAt() - first.occurredAt();
  }
}
