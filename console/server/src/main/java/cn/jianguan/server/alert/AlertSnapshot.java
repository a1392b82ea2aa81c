package cn.jianguan.server.alert;

import cn.jianguan.server.access.Jurisdiction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The alerts as they stood at one moment. */
public final class AlertSnapshot {
  private final AlertGroup[] groups;
  private final StandingAlerts.Extent extent;
  private final Instant at;
  private final long readAt = System.nanoTime();

  AlertSnapshot(AlertGroup[] groups, StandingAlerts.Extent extent, Instant at) {
    this.groups = groups;
    this.extent = extent;
    this.at = at;
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

  /** Hands over the groups for whose alerts a condition holds that they have in common. */
  void groups(Predicate<QueuedAlert> alike, Consumer<AlertGroup> then) {
    for (AlertGroup group : groups) {
      if (alike.test(group.sample())) {
        then.accept(group);
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
    groups(
        wanted.alike(),
        group -> {
          for (QueuedAlert it : group.alerts()) {
            if (wanted.own().test(it)) {
              then.accept(it);
            }
          }
        });
  }
}
