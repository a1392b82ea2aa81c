package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.decide.NeverList;
import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.PlanMerge;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Sees to it that an alert that waits for somebody else's visit, or word, is never lost: guards (a)
 * and (c) of the domain reference §5.2.
 */
final class PlanWatch {
  /** States whose clock is about somebody outside the closed loop. */
  static final Set<AlertState> WAITING =
      EnumSet.of(AlertState.MERGED_PLAN, AlertState.PENDING_DISPATCH, AlertState.SELF_CORRECT);

  private static final int WATCH_DAYS = 20;
  private static final PlannedVisit NONE =
      PlannedVisit.newBuilder().setTaskObjectId("").setTaskId("").build();

  private final CaseTransitions transitions;

  PlanWatch(CaseTransitions transitions) {
    this.transitions = transitions;
  }

  /** The end of the last task, and 20 working days. */
  static Instant watchUntil(List<PlannedVisit> visits, WorkingCalendar calendar) {
    return visits.stream()
        .map(PlannedVisit::getDateTo)
        .filter(Objects::nonNull)
        .max(LocalDate::compareTo)
        .map(day -> calendar.deadline(day, WATCH_DAYS))
        .orElseThrow();
  }

  /** The day by which an alert has to be verified, were it dispatched when it was made. */
  static LocalDate verifyDay(Alert alert, WorkingCalendar calendar) {
    Instant due = calendar.after(alert.getEmittedAt(), Sla.of(alert).term(Stage.VERIFY));
    return calendar.dayEndedBy(due);
  }

  /** The clock of a waiting alert has run out. */
  void ring(CaseState file) {
    switch (file.getAlert().getState()) {
      case MERGED_PLAN -> {
        if (file.getConfirmBy() == null) {
          unmerge(file, "WATCH", "任务结束后 20 个工作日无结果", "no result 20 working days after the task");
        } else {
          unmerge(file, "NOT_ADVANCED", "任务未在 1 个工作日内提前", "the task was not advanced in 1 day");
          dispatch(file, "NOT_ADVANCED");
        }
      }
      case PENDING_DISPATCH -> dispatch(file, "NOT_CONFIRMED");
      case SELF_CORRECT -> recheck(file);
      default -> throw new IllegalStateException(file.getAlert().getState().name());
    }
  }

  /** By data: the enterprise has answered, and nothing has hit since. */
  private void recheck(CaseState file) {
    Instant answered = file.getCorrectedAt();
    Instant last = file.getLastEventAt();
    if (answered != null && (last == null || !last.isAfter(answered))) {
      transitions.system(
          file, AlertEvent.CORRECTED, "RECHECKED", "已答复，期内未再命中 / answered, and nothing hit since");
    } else {
      String why =
          answered == null ? "期限内未答复 / no answer in time" : "答复后再次命中 / hit after the answer";
      transitions.system(
          file, AlertEvent.CORRECT_FAILED, answered == null ? "CLOCK" : "HIT_AGAIN", why);
    }
  }

  /** A hit made it what must not wait: whoever holds it back lets it go. */
  void raised(CaseState file) {
    if (file.getAlert().getState() == AlertState.MERGED_PLAN) {
      unmerge(file, "RAISED", "升级为不得抑制", "raised to what is never suppressed");
      return;
    }
    if (file.getAlert().getState() == AlertState.SELF_CORRECT) {
      transitions.system(
          file,
          AlertEvent.CORRECT_FAILED,
          "RAISED",
          "升级为不得抑制 / raised to what is never suppressed");
    }
    release(file);
  }

  /** The task's agency will not visit in time, or at all. */
  void unmerge(CaseState file, String cause, String whyZh, String whyEn) {
    List<PlanMerge> merges = List.copyOf(file.getMerges());
    transitions.system(file, AlertEvent.TASK_CANCELLED, cause, whyZh + " / " + whyEn);
    for (PlanMerge merge : merges) {
      say(file, cause, "Ga", merge, AlertState.MERGED_PLAN, whyZh, whyEn);
    }
    release(file);
  }

  private void release(CaseState file) {
    boolean routed = !file.getAlert().getAddressee().isEmpty();
    boolean decided = !file.getAlert().getDecisionRule().equals("S6");
    boolean waits = file.getAlert().getState() == AlertState.PENDING_DISPATCH;
    if (waits && routed && decided && NeverList.holds(file)) {
      dispatch(file, "RAISED");
    }
  }

  private void dispatch(CaseState file, String code) {
    transitions.system(file, AlertEvent.DISPATCH, code, "系统分发 / dispatched by the system");
  }

  /** A visit, or an inspection of it, has a result. */
  void settle(
      CaseState file, Predicate<PlanMerge> answered, Boolean problem, String act, String cause) {
    boolean any = false;
    for (PlanMerge merge : file.getMerges()) {
      if (!merge.getClosed() && answered.test(merge)) {
        merge.setClosed(true);
        merge.setProblem(problem);
        merge.setAct(act);
        any = true;
      }
    }
    if (!any) {
      return;
    }
    List<PlanMerge> merges = List.copyOf(file.getMerges());
    long open = merges.stream().filter(merge -> !merge.getClosed()).count();
    if (open > 0) {
      transitions.store().put(file);
    } else {
      close(file, merges);
    }
    merges.stream()
        .filter(merge -> merge.getClosed() && answered.test(merge))
        .forEach(
            merge ->
                say(
                    file,
                    cause,
                    "Ge",
                    merge,
                    AlertState.MERGED_PLAN,
                    open > 0 ? "该事项已有结果，另有 %d 项待查".formatted(open) : "各事项均有结果，办结",
                    open > 0
                        ? open + " items still open"
                        : "all items have their results: closed"));
  }

  private void close(CaseState file, List<PlanMerge> merges) {
    List<String> acts =
        merges.stream().map(PlanMerge::getAct).filter(act -> !act.isEmpty()).distinct().toList();
    transitions.found(
        file, "抽查任务已有结果 / the visits of the tasks have results", conclusion(merges), acts);
  }

  /** 1/F → 03, a problem → 01; some of either → 02; nothing that can be said → 04. */
  private static Conclusion conclusion(List<PlanMerge> merges) {
    boolean problem = merges.stream().anyMatch(merge -> Boolean.TRUE.equals(merge.getProblem()));
    boolean clean = merges.stream().anyMatch(merge -> Boolean.FALSE.equals(merge.getProblem()));
    if (problem) {
      return clean ? Conclusion.PARTLY : Conclusion.TRUE;
    }
    boolean all = merges.stream().allMatch(merge -> Boolean.FALSE.equals(merge.getProblem()));
    return all ? Conclusion.FALSE : Conclusion.UNVERIFIABLE;
  }

  private void say(
      CaseState file,
      String cause,
      String guard,
      PlanMerge merge,
      AlertState before,
      String whyZh,
      String whyEn) {
    PlannedVisit visit =
        transitions.store().subject().getVisits().stream()
            .filter(known -> known.getTaskObjectId().equals(merge.getTaskObjectId()))
            .findFirst()
            .orElseGet(() -> named(merge));
    AlertPlanDecision record =
        new DecisionRecords(file, cause, null, transitions.now())
            .guard(guard, visit, merge.getItemCode(), before);
    record.setWhyZh(whyZh);
    record.setWhyEn(whyEn);
    transitions.emit(record);
  }

  private static PlannedVisit named(PlanMerge merge) {
    PlannedVisit visit = PlannedVisit.newBuilder(NONE).build();
    visit.setTaskObjectId(merge.getTaskObjectId());
    visit.setTaskId(merge.getTaskId());
    return visit;
  }
}
