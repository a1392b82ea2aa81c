package cn.jianguan.server.alert;

import cn.jianguan.server.access.Jurisdiction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The alerts as they stood at one moment. */
public final class AlertSnapshot {
  private static final byte NO = 1;
  private static final byte YES = 2;

  private final QueuedAlert[] alerts;
  private final int[] groups;
  private final QueuedAlert[] samples;
  private final StandingAlerts.Extent extent;
  private final Instant at;
  private final long readAt = System.nanoTime();

  private AlertSnapshot(
      Collection<Grouped> all, AlertGroups groups, StandingAlerts.Extent extent, Instant at) {
    this.alerts = new QueuedAlert[all.size()];
    this.groups = new int[all.size()];
    int i = 0;
    for (Grouped it : all) {
      this.alerts[i] = it.alert;
      this.groups[i++] = it.group;
    }
    this.samples = groups.samples();
    this.extent = extent;
    this.at = at;
  }

  /** An alert with the number of its group. */
  record Grouped(QueuedAlert alert, int group) {}

  static AlertSnapshot of(
      Collection<Grouped> all, AlertGroups groups, StandingAlerts.Extent extent, Instant at) {
    return new AlertSnapshot(all, groups, extent, at);
  }

  StandingAlerts.Extent extent() {
    return extent;
  }

  /** Up to when the log had been judged when it was read. */
  Instant at() {
    return at;
  }

  boolean isOlderThan(long nanos) {
    return System.nanoTime() - readAt > nanos;
  }

  /**
   * Hands over the alerts of all groups for which a condition holds, in no order.
   *
   * @param alike is asked once for each group
   */
  void each(Predicate<QueuedAlert> alike, Consumer<QueuedAlert> then) {
    byte[] answers = new byte[samples.length];
    for (int i = 0; i < alerts.length; i++) {
      int group = groups[i];
      if (answers[group] == 0) {
        answers[group] = alike.test(samples[group]) ? YES : NO;
      }
      if (answers[group] == YES) {
        then.accept(alerts[i]);
      }
    }
  }

  /** Those that somebody may see, in no order. */
  public List<QueuedAlert> seen(Jurisdiction.Sight sight) {
    List<QueuedAlert> seen = new ArrayList<>();
    each(Wanted.ALL.and(sight.of(), sight.isAlike()), seen::add);
    return seen;
  }

  /** Hands over those that are wanted, in no order. */
  void each(Wanted wanted, Consumer<QueuedAlert> then) {
    each(
        wanted.alike(),
        it -> {
          if (wanted.own().test(it)) {
            then.accept(it);
          }
        });
  }
}
