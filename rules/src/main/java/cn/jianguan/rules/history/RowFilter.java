package cn.jianguan.rules.history;

import java.util.List;
import java.util.function.Predicate;

/**
 * Which rows of a history count: a condition with all it reads besides the row. Two are equal where
 * they let the same rows through, so that a history can keep what one of them has let through.
 * Immutable.
 */
public final class RowFilter {
  /** Lets every row through. */
  public static final RowFilter ALL = new RowFilter("", List.of(), row -> true);

  private final String condition;
  private final List<?> given;
  private final Predicate<Row> holds;

  /**
   * @param condition its text, the same for the same question
   * @param given what else it reads, in a fixed order
   * @param holds a function of the row alone once these are given; held as long as the history is
   */
  public RowFilter(String condition, List<?> given, Predicate<Row> holds) {
    this.condition = condition;
    this.given = given;
    this.holds = holds;
  }

  /** Whether the row counts. */
  public boolean lets(Row row) {
    return holds.test(row);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowFilter that
        && condition.equals(that.condition)
        && given.equals(that.given);
  }

  @Override
  public int hashCode() {
    return 31 * condition.hashCode() + given.hashCode();
  }

  @Override
  public String toString() {
    return condition + ' ' + given;
  }
}
