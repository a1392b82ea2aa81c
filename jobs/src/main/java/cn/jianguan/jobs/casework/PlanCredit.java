package cn.jianguan.jobs.casework;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.PlannedVisit;
import java.time.LocalDate;
import java.util.List;

/**
 * An alert that could not wait for its task (rule P5) was answered by a visit: the planned one may
 * count as made, where it is for the same item and due within thirty days. An offer to the task's
 * agency, which decides.
 */
final class PlanCredit {
  private static final String RULE = "P5";
  private static final int DAYS = 30;

  private PlanCredit() {}

  /** Drawn objects whose visits the answer may save; none unless the alert was just closed so. */
  static List<PlannedVisit> offers(AlertTransition made, CaseStore store, LocalDate today) {
    Alert alert = made.getAlert();
    boolean answered =
        made.getTo() == AlertState.CLOSED
            && alert.getDecisionRule().equals(RULE)
            && !alert.getLinkedActs().isEmpty();
    return answered
        ? store.subject().getVisits().stream()
            .filter(visit -> alert.getPlanTasks().contains(visit.getTaskId()))
            .filter(visit -> !visit.getCancelled() && !visit.getDone())
            .filter(visit -> visit.getDateFrom() != null)
            .filter(visit -> !visit.getDateFrom().isAfter(today.plusDays(DAYS)))
            .toList()
        : List.of();
  }

  static AlertPlanDecision record(CaseState file, PlannedVisit visit, AlertTransition made) {
    AlertPlanDecision offer =
        new DecisionRecords(file, "CREDIT", null, made.getLogTime())
            .guard(RULE, visit, "", made.getFrom());
    offer.setWhyZh("预警已现场核查办结，建议该任务对象视为已检查，由任务机关决定");
    offer.setWhyEn("the alert was answered by a visit: the planned one may count as made");
    return offer;
  }
}
