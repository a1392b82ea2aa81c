package cn.jianguan.jobs.casework;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.PlanMerge;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Takes what acts mean for their object: an inspection may be the result that an alert waits for, a
 * complaint ends the waiting, and an answer that is taken back opens what it had closed.
 */
final class FactHandler {
  private final CaseTransitions transitions;
  private final CaseStore store;
  private final PlanWatch watch;

  FactHandler(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
    this.watch = new PlanWatch(transitions);
  }

  void take(SubjectFact fact) {
    SubjectFile subject = store.subject();
    if (!SubjectNotes.put(subject, fact, transitions.now())) {
      return;
    }
    store.put(subject);
    transitions.stir();
    transitions.keepSubject(transitions.now());
    for (String alertId : List.copyOf(subject.getAlerts())) {
      CaseState file = store.find(alertId).orElseThrow();
      new Revocation(transitions).check(file);
      if (fact.getRemoved() || file.getAlert().getState() != AlertState.MERGED_PLAN) {
        continue;
      }
      if (fact.getKind() == FactKind.CHECK) {
        watch.settle(
            file, merge -> answers(fact, merge), fact.getProblem(), fact.getActId(), "RESULT");
      } else if (fact.getKind() == FactKind.COMPLAINT && concerns(fact, file)) {
        watch.unmerge(file, "COMPLAINT", "对象被投诉举报", "a complaint about the object has arrived");
      }
    }
  }

  /** The inspection says it is the task's; or it says nothing, and was a visit for that item. */
  private boolean answers(SubjectFact check, PlanMerge merge) {
    String item = merge.getItemCode();
    List<String> items = check.getItemCodes();
    if (!check.getTaskId().isEmpty()) {
      return check.getTaskId().equals(merge.getTaskId())
          && (items.isEmpty() || item.isEmpty() || !isOfVisit(merge) || isItem(item, items));
    }
    return check.getOnSite() && isItem(item, items) && !isBefore(check, merge);
  }

  private boolean isItem(String item, List<String> items) {
    return transitions.lists().isSameItem(item, items, day(transitions.now()));
  }

  /** Whether the drawn object is for that very item; a joint visit takes others along. */
  private boolean isOfVisit(PlanMerge merge) {
    return store.subject().getVisits().stream()
        .filter(visit -> visit.getTaskObjectId().equals(merge.getTaskObjectId()))
        .anyMatch(visit -> isItem(merge.getItemCode(), visit.getItemCodes()));
  }

  /** An inspection before the task began is not its visit. */
  private boolean isBefore(SubjectFact check, PlanMerge merge) {
    return store.subject().getVisits().stream()
        .filter(visit -> visit.getTaskObjectId().equals(merge.getTaskObjectId()))
        .map(PlannedVisit::getDateFrom)
        .anyMatch(from -> from != null && day(check.getOccurredAt()).isBefore(from));
  }

  private static boolean concerns(SubjectFact complaint, CaseState file) {
    return complaint.getDomain().isEmpty()
        || complaint.getDomain().equals(file.getAlert().getDomain());
  }

  private LocalDate day(Instant moment) {
    return transitions.directory().calendar().dayOf(moment);
  }
}
