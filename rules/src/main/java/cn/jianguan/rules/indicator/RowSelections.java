package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rows that the indicators of one evaluation look at. Indicators with the same kinds, span and
 * filter share one scan of the history: comparisons with thousands of peers ask for count, median
 * and deviation of the same rows.
 */
public final class RowSelections {
  private final History history;
  private final int limit;
  private int seen;
  private final List<Selection> selected = new ArrayList<>(0);

  /** Its rows are looked up when someone asks for them. */
  private static final class Selection {
    final Set<ActKind> kinds;
    final Span span;
    final RowFilter filter;
    List<Row> rows;

    Selection(Set<ActKind> kinds, Span span, RowFilter filter) {
      this.kinds = kinds;
      this.span = span;
      this.filter = filter;
    }

    boolean is(Set<ActKind> kinds, Span span, RowFilter filter) {
      return this.span.equals(span) && this.filter.equals(filter) && this.kinds.equals(kinds);
    }
  }

  /**
   * Of one subject's history, for one trigger at one moment.
   *
   * @param limit rows that may be looked at in all
   */
  public RowSelections(History history, int limit) {
    this.history = history;
    this.limit = limit;
  }

  /** All that is known about the subject. */
  public History history() {
    return history;
  }

  /**
   * Rows in order; the list is everyone's, so not to be changed. {@link TooManyRowsException}
   * beyond the limit.
   */
  List<Row> of(Set<ActKind> kinds, Span span, RowFilter filter) {
    Selection selection = look(kinds, span, filter);
    if (selection.rows == null) {
      selection.rows = history.between(kinds, span.from(), span.to(), filter);
    }
    return selection.rows;
  }

  /** How many acts there are, whatever they say; looks at none of them. */
  int count(Set<ActKind> kinds, Span span) {
    return history.count(kinds, span.from(), span.to());
  }

  /** How many of them count. {@link TooManyRowsException} beyond the limit. */
  int count(Set<ActKind> kinds, Span span, RowFilter filter) {
    if (filter != RowFilter.ALL) {
      look(kinds, span, filter);
    }
    return history.count(kinds, span.from(), span.to(), filter);
  }

  /** The acts of one moment, whatever they say; few, so they do not count for the limit. */
  List<Row> at(Set<ActKind> kinds, long moment) {
    return history.between(kinds, moment - 1, moment);
  }

  /** All of a window count as looked at, once, whatever the history knows of them already. */
  private Selection look(Set<ActKind> kinds, Span span, RowFilter filter) {
    for (Selection known : selected) { // a handful
      if (known.is(kinds, span, filter)) {
        return known;
      }
    }
    seen += count(kinds, span);
    if (seen > limit) {
      throw new TooManyRowsException(limit);
    }
    Selection selection = new Selection(kinds, span, filter);
    selected.add(selection);
    return selection;
  }
}
