package cn.jianguan.server.alert;

import java.util.function.Predicate;

/** Reads the alerts of a group that are wanted, one after the other in an order. */
final class AlertCursor implements Comparable<AlertCursor> {
  private final AlertOrder order;
  private final QueuedAlert[] sorted;
  private final Predicate<QueuedAlert> wanted;
  private int at;

  /** Begins before the one at {@code from}. */
  AlertCursor(AlertOrder order, QueuedAlert[] sorted, int from, Predicate<QueuedAlert> wanted) {
    this.order = order;
    this.sorted = sorted;
    this.at = from - 1;
    this.wanted = wanted;
  }

  /** Goes to the next; false: there is none. */
  boolean next() {
    do {
      at++;
    } while (at < sorted.length && !wanted.test(sorted[at]));
    return at < sorted.length;
  }

  QueuedAlert alert() {
    return sorted[at];
  }

  @Override
  public int compareTo(AlertCursor other) {
    return order.comparator().compare(alert(), other.alert());
  }
}
