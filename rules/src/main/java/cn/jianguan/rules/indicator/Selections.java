package cn.jianguan.rules.indicator;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.History;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.Sieve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private Map<Selection, List<Row>> selected;
  private Set<Selection> looked;

  private record Selection(Set<ActKind> kinds, Span span, Sieve sieve) {}

  /**
   * Of one subject's history, for one trigger at one moment.
   *
   * @param limit rows that may be looked at in all
   */
  public Selections(History history, int limit) {
    this.history = history;
    this.limit = limit;
  }

  /** Rows in order; the list is the caller's. {@link TooManyRowsException} beyond the limit. */
  List<Row> of(Set<ActKind> kinds, Span span, Sieve sieve) {
    if (selected == null) {
      selected = new HashMap<>();
    }
    List<Row> rows =
        selected.computeIfAbsent(
            new Selection(kinds, span, sieve),
            it -> {
              look(it);
              return history.between(kinds, span.from(), span.to(), sieve);
            });
    return new ArrayList<>(rows);
  }

  /** How many acts there are, whatever they say; looks at none of them. */
  int count(Set<ActKind> kinds, Span span) {
    return history.count(kinds, span.from(), span.to());
  }

  /** How many of them count. {@link TooManyRowsException} beyond the limit. */
  int count(Set<ActKind> kinds, Span span, Sieve sieve) {
    if (sieve != Sieve.ALL) {
      look(new Selection(kinds, span, sieve));
    }
    return history.count(kinds, span.from(), span.to(), sieve);
  }

  /** All of a window count as looked at, whatever the history knows of them already. */
  private void look(Selection selection) {
    looked = looked == null ? new HashSet<>() : looked;
    if (looked.add(selection)) {
      seen += count(selection.kinds, selection.span);
    }
    if (seen > limit) {
      throw new TooManyRowsException(limit);
    }
  }

  /** The acts of one moment, whatever they say; few, so they do not count for the limit. */
  List<Row> at(Set<ActKind> kinds, long moment) {
    return history.between(kinds, moment - 1, moment);
  }
}
