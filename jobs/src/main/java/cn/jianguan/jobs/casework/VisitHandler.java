package cn.jianguan.jobs.casework;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.PlanMerge;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Takes drawn objects: those that alerts travel with are followed, and alerts that were there first
 * may still join.
 */
final class VisitHandler {
  private static final String CAUSE = "PLAN";

  private final CaseTransitions transitions;
  private final CaseStore store;
  private final PlanWatch watch;

  VisitHandler(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
    this.watch = new PlanWatch(transitions);
  }

  void take(PlannedVisit visit) {
    SubjectFile subject = store.subject();
    if (!SubjectNotes.put(subject, visit, calendar().dayOf(transitions.now()))) {
      return;
    }
    store.put(subject);
    transitions.stir();
    LocalDate last = visit.getDateTo();
    transitions.keepSubject(last == null ? transitions.now() : calendar().endOf(last));
    for (String alertId : List.copyOf(subject.getAlerts())) {
      CaseState file = store.find(alertId).orElseThrow();
      if (travels(file, visit)) {
        follow(file, visit);
      }
      new Revocation(transitions).check(file);
      new Decisions(transitions).join(file, CAUSE);
    }
  }

  private static boolean travels(CaseState file, PlannedVisit visit) {
    return file.getAlert().getState() == AlertState.MERGED_PLAN
        && file.getMerges().stream()
            .anyMatch(merge -> merge.getTaskObjectId().equals(visit.getTaskObjectId()));
  }

  private void follow(CaseState file, PlannedVisit visit) {
    if (visit.getCancelled()) {
      String[] why = visit.getCancelledBy().split(" / ", 2);
      watch.unmerge(file, "CANCELLED", why[0], why[why.length - 1]);
    } else if (visit.getDone()) {
      String act = visit.getCheckActionCode();
      watch.settle(
          file,
          merge -> merge.getTaskObjectId().equals(visit.getTaskObjectId()),
          visit.getProblem(),
          act.isEmpty() ? visit.getTaskObjectId() : act,
          "RESULT");
    } else if (!serves(file, visit)) {
      watch.unmerge(file, "CHANGED", "任务的事项或日期已变更，不再相符", "items or days of the task no longer fit");
    } else {
      rewind(file);
    }
  }

  /** Whether the changed task still checks the items, and has days that have not gone by. */
  private boolean serves(CaseState file, PlannedVisit visit) {
    LocalDate today = calendar().dayOf(transitions.now());
    boolean dated =
        visit.getDateFrom() != null
            && visit.getDateTo() != null
            && !visit.getDateTo().isBefore(today);
    return dated
        && file.getMerges().stream()
            .filter(merge -> merge.getTaskObjectId().equals(visit.getTaskObjectId()))
            .allMatch(merge -> checks(visit, merge.getItemCode(), today));
  }

  private boolean checks(PlannedVisit visit, String item, LocalDate today) {
    return item.isEmpty() || transitions.lists().isSameItem(item, visit.getItemCodes(), today);
  }

  /** The days may have changed: so does the end of the watch, and an advance ends the waiting. */
  private void rewind(CaseState file) {
    List<PlannedVisit> visits =
        file.getMerges().stream()
            .map(PlanMerge::getTaskObjectId)
            .map(this::visit)
            .filter(Objects::nonNull)
            .toList();
    file.setWatchUntil(PlanWatch.watchUntil(visits, calendar()));
    LocalDate verify = PlanWatch.verifyDay(file.getAlert(), calendar());
    boolean advanced = visits.stream().noneMatch(known -> known.getDateFrom().isAfter(verify));
    if (advanced) {
      file.setConfirmBy(null);
    }
    Instant confirm = file.getConfirmBy();
    file.setStageDue(confirm == null ? file.getWatchUntil() : confirm);
    file.getAlert().setStageDue(file.getStageDue());
    transitions.rewind(file);
  }

  private PlannedVisit visit(String taskObjectId) {
    return store.subject().getVisits().stream()
        .filter(known -> known.getTaskObjectId().equals(taskObjectId))
        .findFirst()
        .orElse(null);
  }

  private WorkingCalendar calendar() {
    return transitions.directory().calendar();
  }
}
