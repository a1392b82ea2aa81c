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
public final class Selections {
  private final History history;
  private final int limit;
  private int seen;
  private final List<Selection> selected = new ArrayList<>(0);

  /** Its rows are looked up when someone asks for them. */
  private static final class Selection {
    final Set<ActKind> kinds;
    final Span span;
    final RowFilter sieve;
    List<Row> rows;

    Selection(Set<ActKind> kinds, Span span, RowFilter sieve) {
      this.kinds = kinds;
      this.span = span;
      this.sieve = sieve;
    }

    boolean is(Set<ActKind> kinds, Span span, RowFilter sieve) {
      return this.span.equals(span) && this.sieve.equals(sieve) && this.kinds.equals(kinds);
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
  List<Row> of(Set<ActKind> kinds, Span span, RowFilter sieve) {
    Selection selection = look(kinds, span, sieve);
    if (selection.rows == null) {
      selection.rows = history.between(kinds, span.from(), span.to(), sieve);
    }
    return selection.rows;
  }

  /** How many acts there are, whatever they say; looks at none of them. */
  int count(Set<ActKind> kinds, Span span) {
    return history.count(kinds, span.from(), span.to());
  }

  /** How many of them count. {@link TooManyRowsException} beyond the limit. */
  int count(Set<ActKind> kinds, Span span, RowFilter sieve) {
    if (sieve != RowFilter.ALL) {
      look(kinds, span, sieve);
    }
    return history.count(kinds, span.from(), span.to(), sieve);
  }

  /** The acts of one moment, whatever they say; few, so they do not count for the limit. */
  List<Row> at(Set<ActKind> kinds, long moment) {
    return history.between(kinds, moment - 1, moment);
  }

  /** All of a window count as looked at, once, whatever the history knows of them already. */
  private Selection look(Set<ActKind> kinds, Span span, RowFilter sieve) {
    for (Selection known : selected) { // a handful
      if (known.is(kinds, span, sieve)) {
        return known;
      }
    }
    seen += count(kinds, span);
    if (seen > limit) {
      throw new TooManyRowsException(limit);
    }
    Selection selection = new Selection(kinds, span, sieve);
    selected.add(selection);
    return selection;
  }
}
