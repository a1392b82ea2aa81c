package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.StationName;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.RejectReason;

/** How alerts move, and which commands do not move them. */
final class CaseMetrics {
  /** Where an alert comes from that is new. */
  private static final String NOWHERE = "NONE";

  private final Counters<Step> transitions;
  private final Counters<RejectReason> refused;
  private final Counters<RejectReason> rejected;

  private final Counters<String> decisions;

  private record Step(AlertEvent event, AlertState from, AlertState to) {}

  CaseMetrics(Metrics metrics) {
    transitions =
        new Counters<>(
            step ->
                metrics.counter(
                    Metric.ALERT_TRANSITIONS,
                    step.event.name(),
                    step.from == null ? NOWHERE : step.from.name(),
                    step.to.name()));
    decisions = new Counters<>(rule -> metrics.counter(Metric.ALERT_DECISIONS, rule));
    refused = new Counters<>(reason -> metrics.counter(Metric.COMMANDS_REFUSED, reason.name()));
    rejected =
        new Counters<>(
            reason -> metrics.counter(Metric.REJECTS, StationName.CASEWORK.word(), reason.name()));
  }

  void made(AlertTransition made) {
    transitions.increment(new Step(made.getEvent(), made.getFrom(), made.getTo()));
  }

  /** What was done; what was only looked at is not counted. */
  void decided(AlertPlanDecision decision) {
    if (decision.getApplied()) {
      decisions.increment(decision.getRule());
    }
  }

  void refused(RejectReason reason) {
    refused.increment(reason);
  }

  void rejected(RejectReason reason) {
    rejected.increment(reason);
  }
}
