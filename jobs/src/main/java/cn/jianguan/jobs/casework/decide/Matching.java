package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.FactKind;
import cn.jianguan.record.MatchStrength;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SubjectFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Holds the drawn objects of a subject against the items of an alert (domain reference §5.2). */
public final class Matching {
  /** A task that begins later than this is not soon. */
  private static final int SOON_DAYS = 30;

  private final Circumstances it;
  private final LocalDate lastDay;

  /**
   * @param lastDay on which the alert must be closed
   */
  Matching(Circumstances it, LocalDate lastDay) {
    this.it = it;
    this.lastDay = lastDay;
  }

  List<Match> matches() {
    List<Match> matches = new ArrayList<>();
    for (PlannedVisit visit : it.file().getVisits()) {
      MatchTiming timing = timing(visit);
      for (String item : it.items()) {
        matches.add(new Match(visit, item, strength(visit, item), timing));
      }
    }
    return matches;
  }

  private MatchStrength strength(PlannedVisit visit, String item) {
    if (Lists.isSame(item, visit.getItemCodes())) {
      return MatchStrength.M1;
    }
    if (it.lists().isSameMain(item, visit.getItemCodes(), it.today())) {
      return MatchStrength.M2;
    }
    boolean domain = !visit.getDomain().isEmpty() && visit.getDomain().equals(it.hit().getDomain());
    return domain && visit.getAgencyCode().equals(it.route().addressee())
        ? MatchStrength.M3
        : MatchStrength.M0;
  }

  private MatchTiming timing(PlannedVisit visit) {
    if (visit.getCancelled() || visit.getDateFrom() == null || visit.getDateTo() == null) {
      return visit.getDone() && !visit.getCancelled() ? MatchTiming.DONE : MatchTiming.NONE;
    }
    if (visit.getDone() || it.facts(FactKind.CHECK).anyMatch(check -> isAnswer(check, visit))) {
      return MatchTiming.DONE;
    }
    LocalDate today = it.today();
    if (visit.getDateTo().isBefore(today)) {
      return MatchTiming.NONE;
    }
    if (!visit.getDateFrom().isAfter(today)) {
      return MatchTiming.OPEN;
    }
    return isSoon(visit, today) && !visit.getDateTo().isAfter(lastDay)
        ? MatchTiming.UPCOMING
        : MatchTiming.LATER;
  }

  /** Its task has begun, or begins within thirty days. */
  public static boolean isSoon(PlannedVisit visit, LocalDate today) {
    return !visit.getDateFrom().isAfter(today.plusDays(SOON_DAYS));
  }

  /** An inspection that says it is the task's, and does not speak of other items only. */
  public static boolean isAnswer(SubjectFact check, PlannedVisit visit) {
    return !check.getTaskId().isEmpty()
        && check.getTaskId().equals(visit.getTaskId())
        && (check.getItemCodes().isEmpty()
            || visit.getItemCodes().isEmpty()
            || check.getItemCodes().stream().anyMatch(visit.getItemCodes()::contains));
  }
}
