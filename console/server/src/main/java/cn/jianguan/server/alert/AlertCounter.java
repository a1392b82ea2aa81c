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
    int late = dueBefore(group, now);
    add(
        group.sample(),
        group.alerts().length,
        late,
        dueBefore(group, today + 1) - late,
        dueBefore(group, soon + 1) - late);
  }

  private static int dueBefore(AlertGroup group, long moment) {
    return group.before(AlertOrder.DUE, it -> it.dueMillis() < moment);
  }

  void add(QueuedAlert alert) {
    long due = alert.dueMillis();
    add(
        alert,
        1,
        due < now ? 1 : 0,
        due >= now && due <= today ? 1 : 0,
        due >= now && due <= soon ? 1 : 0);
  }

  private void add(QueuedAlert like, int alerts, int late, int endToday, int endSoon) {
    total += alerts;
    bySeverity[like.severity().ordinal()] += alerts;
    overdue += late;
    dueToday += endToday;
    dueSoon += endSoon;
    carded += like.card() != Card.NONE ? alerts : 0;
    unassigned += like.addressee().isEmpty() && like.isOpen() ? alerts : 0;
    todo += waiting.contains(like.state()) ? alerts : 0;
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
