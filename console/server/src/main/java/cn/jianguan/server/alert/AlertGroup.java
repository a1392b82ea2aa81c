package cn.jianguan.server.alert;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Alerts that have in common nearly all that people filter by. Never changes. */
final class AlertGroup {
  private final QueuedAlert sample;
  private final QueuedAlert[] alerts;
  private final AtomicReferenceArray<QueuedAlert[]> sorted =
      new AtomicReferenceArray<>(AlertOrder.values().length);

  private AlertGroup(QueuedAlert sample, QueuedAlert[] alerts) {
    this.sample = sample;
    this.alerts = alerts;
  }

  /** An empty one. */
  static AlertGroup like(QueuedAlert sample) {
    return new AlertGroup(sample, new QueuedAlert[0]);
  }

  /** What has in common with all of them what they have in common. */
  QueuedAlert sample() {
    return sample;
  }

  /** In no order; not to be written to. */
  QueuedAlert[] alerts() {
    return alerts;
  }

  /** Not to be written to; sorted when they are first asked for. */
  QueuedAlert[] sorted(AlertOrder order) {
    QueuedAlert[] known = sorted.get(order.ordinal());
    if (known != null) {
      return known;
    }
    return sort(order, alerts.clone());
  }

  private QueuedAlert[] sort(AlertOrder order, QueuedAlert[] own) {
    Arrays.sort(own, order.comparator());
    sorted.set(order.ordinal(), own);
    return own;
  }

  /**
   * How many stand before the first, in an order, for which something does not hold.
   *
   * @param holds of none behind that one
   */
  int before(AlertOrder order, Predicate<QueuedAlert> holds) {
    QueuedAlert[] all = sorted(order);
    int from = 0;
    int to = all.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (holds.test(all[middle])) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /**
   * What remains after a change. What was sorted is sorted again at once, which is soon done where
   * little has changed.
   *
   * @param gone by identity
   */
  AlertGroup changed(Set<QueuedAlert> gone, Collection<QueuedAlert> come) {
    AlertGroup group = new AlertGroup(sample, changed(alerts, gone, come));
    for (AlertOrder order : AlertOrder.values()) {
      QueuedAlert[] known = sorted.get(order.ordinal());
      if (known != null) {
        group.sort(order, changed(known, gone, come));
      }
    }
    return group;
  }

  private static QueuedAlert[] changed(
      QueuedAlert[] before, Set<QueuedAlert> gone, Collection<QueuedAlert> come) {
    return Stream.concat(Arrays.stream(before), come.stream())
        .filter(it -> !gone.contains(it))
        .toArray(QueuedAlert[]::new);
  }
}
