package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import cn.jianguan.server.account.Role;
import java.util.Set;

/** Counts alerts that are remembered here, as the queue counts them. */
final class AlertCounter {
  private final long now;
  private final long today;
  private final long soon;
  private final Set<AlertState> waiting;
  private final long[] bySeverity = new long[Severity.values().length];
  private long total;
  private long overdue;
  private long dueToday;
  private long dueSoon;
  private long carded;
  private long unassigned;
  private long todo;

  /** Moments in epoch ms: now, the end of the day, and that of the day after the next. */
  AlertCounter(long now, long today, long soon, Role role) {
    this.now = now;
    this.today = today;
    this.soon = soon;
    this.waiting = AlertFilter.states(role);
  }

  /** All of a group. */
  void add(AlertGroup group) {
    QueuedAlert sample = group.sample();
    int alerts = group.alerts().length;
    int late = group.dueBefore(now);
    total += alerts;
    bySeverity[sample.severity().ordinal()] += alerts;
    overdue += late;
    dueToday += group.dueBefore(today + 1) - late;
    dueSoon += group.dueBefore(soon + 1) - late;
    carded += sample.card() != Card.NONE ? alerts : 0;
    unassigned += sample.addressee().isEmpty() && sample.isOpen() ? alerts : 0;
    todo += waiting.contains(sample.state()) ? alerts : 0;
  }

  void add(QueuedAlert alert) {
    long due = alert.dueMillis();
    total++;
    bySeverity[alert.severity().ordinal()]++;
    overdue += due < now ? 1 : 0;
    dueToday += due >= now && due <= today ? 1 : 0;
    dueSoon += due >= now && due <= soon ? 1 : 0;
    carded += alert.card() != Card.NONE ? 1 : 0;
    unassigned += alert.addressee().isEmpty() && alert.isOpen() ? 1 : 0;
    todo += waiting.contains(alert.state()) ? 1 : 0;
  }

  AlertQueue.Counts counts() {
    return new AlertQueue.Counts(
        total,
        of(Severity.RED),
        of(Severity.ORANGE),
        of(Severity.YELLOW),
        of(Severity.BLUE),
        overdue,
        dueToday,
        dueSoon,
        carded,
        unassigned,
        todo);
  }

  private long of(Severity severity) {
    return bySeverity[severity.ordinal()];
  }
}
