package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rows that the indicators of one evaluation look at. Indicators with the same kinds, span and
 * filter share one scan of the history: comparisons with thousands of peers ask for count, median
 * and deviation of the same rows.
 */
public final class Selections {
  private static final int FIRST = 64;

  private final History history;
  private final int limit;
  private int seen;
  private final List<Selection> selected = new ArrayList<>(0);

  private record Selection(Set<ActKind> kinds, Span span, String filter, List<Row> rows) {
    boolean is(Set<ActKind> kinds, Span span, String filter) {
      return this.span.equals(span) && this.filter.equals(filter) && this.kinds.equals(kinds);
    }
  }

  /**
   * Of one subject's history, for one trigger at one moment.
   *
   * @param limit rows that may be looked at in all
   */
  public Selections(History history, int limit) {
    this.history = history;
    this.limit = limit;
  }

  /**
   * Rows in order; the list is everyone's, so not to be changed. {@link TooManyRowsException}
   * beyond the limit.
   */
  List<Row> of(Set<ActKind> kinds, Span span, String filter, Predicate<Row> holds) {
    for (Selection known : selected) { // a handful
      if (known.is(kinds, span, filter)) {
        return known.rows;
      }
    }
    List<Row> all = history.between(kinds, span.from(), span.to());
    seen += all.size();
    if (seen > limit) {
      throw new TooManyRowsException(limit);
    }
    List<Row> found = new ArrayList<>(Math.min(all.size(), FIRST));
    for (Row row : all) {
      if (holds.test(row)) {
        found.add(row);
      }
    }
    selected.add(new Selection(kinds, span, filter, found));
    return found;
  }

  /** How many acts there are, whatever they say; looks at none of them. */
  int count(Set<ActKind> kinds, Span span) {
    return history.count(kinds, span.from(), span.to());
  }

  /** The acts of one moment, whatever they say; few, so they do not count for the limit. */
  List<Row> at(Set<ActKind> kinds, long moment) {
    return history.between(kinds, moment - 1, moment);
  }
}
