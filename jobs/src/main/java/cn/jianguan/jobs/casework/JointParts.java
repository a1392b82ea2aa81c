package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.decide.Circumstances;
import cn.jianguan.jobs.casework.decide.Matching;
import cn.jianguan.jobs.casework.joint.Part;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What departments are about to go to an object for, today: on working days. */
final class JointParts {
  /** A department has it, and has not found anything yet: its visit is still to come. */
  static final Set<AlertState> TO_VISIT = EnumSet.of(AlertState.DISPATCHED, AlertState.SIGNED);

  /** Of one object's alerts that wait for a visit, the newest: more than could be made at once. */
  private static final int MOST_ALERTS = 50;

  private final CaseStore store;
  private final WorkingCalendar calendar;
  private final LocalDate today;

  JointParts(CaseTransitions transitions) {
    this.store = transitions.store();
    this.calendar = transitions.directory().calendar();
    this.today = calendar.dayOf(transitions.now());
  }

  List<Part> of(SubjectFile subject) {
    List<String> ids = subject.getAlerts();
    Stream<Part> alerts =
        IntStream.rangeClosed(1, ids.size())
            .mapToObj(newest -> store.find(ids.get(ids.size() - newest)).orElseThrow())
            .filter(JointParts::isToVisit)
            .limit(MOST_ALERTS)
            .map(CaseState::getAlert)
            .map(this::part);
    Stream<Part> visits =
        subject.getVisits().stream().filter(visit -> isToCome(visit, subject)).map(this::part);
    return Stream.concat(alerts, visits).filter(part -> !part.to().isBefore(part.from())).toList();
  }

  private static boolean isToVisit(CaseState file) {
    Alert alert = file.getAlert();
    return TO_VISIT.contains(alert.getState())
        && !Circumstances.isAboutAgencies(alert.getDomain())
        && !alert.getOffSiteOnly()
        && !alert.getAddressee().isEmpty();
  }

  private Part part(Alert alert) {
    LocalDate verify =
        alert.getDueVerify() == null
            ? PlanWatch.verifyDay(alert, calendar)
            : calendar.dayEndedBy(alert.getDueVerify());
    return new Part(
        alert.getAddressee(),
        alert.getAlertId(),
        "",
        alert.getAreaNumber(),
        alert.getSeverity(),
        calendar.endOf(verify),
        List.copyOf(alert.getItemCodes()),
        firstWorking(today),
        lastWorking(verify));
  }

  private boolean isToCome(PlannedVisit visit, SubjectFile subject) {
    return !visit.getCancelled()
        && !visit.getDone()
        && !visit.getAgencyCode().isEmpty()
        && visit.getDateFrom() != null
        && visit.getDateTo() != null
        && Matching.isSoon(visit, today)
        && subject.getFacts().stream()
            .filter(fact -> fact.getKind() == FactKind.CHECK && !fact.getRemoved())
            .noneMatch(check -> Matching.isAnswer(check, visit));
  }

  private Part part(PlannedVisit visit) {
    return new Part(
        visit.getAgencyCode(),
        "",
        visit.getTaskObjectId(),
        visit.getAreaNumber(),
        null,
        calendar.endOf(visit.getDateTo()),
        List.copyOf(visit.getItemCodes()),
        firstWorking(visit.getDateFrom().isAfter(today) ? visit.getDateFrom() : today),
        lastWorking(visit.getDateTo()));
  }

  /** Nobody is asked to go on a day off: the first day on which somebody can. */
  private LocalDate firstWorking(LocalDate day) {
    return calendar.isWorking(day) ? day : calendar.plusWorkingDays(day, 1);
  }

  private LocalDate lastWorking(LocalDate day) {
    LocalDate last = day;
    while (!calendar.isWorking(last)) {
      last = last.minusDays(1);
    }
    return last;
  }
}
