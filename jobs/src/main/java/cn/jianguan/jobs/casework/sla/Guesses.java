package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.Alert;
import cn.jianguan.record.CaseState;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which deadlines rest on the calendar of a year that was not announced: there a day is taken for a
 * working day by its weekday, so they are marked, and counted again once the year is announced.
 */
public final class Guesses {
  private static final String TOTAL = "dueTotal";

  private Guesses() {}

  /** Marks the deadlines of a case, and says when to look again: at the end of the day. */
  public static void mark(CaseState file, WorkingCalendar calendar, Instant now) {
    Alert alert = file.getAlert();
    List<String> guessed = new ArrayList<>();
    boolean waits = false;
    if (rests(file.getStageStart(), file.getStageDue(), file.getStageTerm(), calendar)) {
      guessed.add(field(alert));
      waits = mayMove(file.getStageDue(), calendar, now);
    }
    if (rests(alert.getDispatchedAt(), alert.getDueTotal(), file.getTotalTerm(), calendar)) {
      guessed.add(TOTAL);
      waits |= mayMove(alert.getDueTotal(), calendar, now);
    }
    alert.setGuessedDeadlines(guessed);
    file.setCalendarCheck(waits ? calendar.endOf(calendar.dayOf(now)) : null);
  }

  private static boolean mayMove(Instant due, WorkingCalendar calendar, Instant now) {
    return due.isAfter(now) && calendar.mayBeAnnounced(calendar.dayEndedBy(due));
  }

  /** Whether the running stage's deadline is marked. */
  public static boolean ofStage(Alert alert) {
    return alert.getGuessedDeadlines().stream().anyMatch(name -> !name.equals(TOTAL));
  }

  private static boolean rests(Instant start, Instant due, String term, WorkingCalendar calendar) {
    if (start == null || due == null || term.isEmpty() || !countsDays(TimeSpan.parse(term))) {
      return false;
    }
    LocalDate last = calendar.dayEndedBy(due);
    return !calendar.isAnnounced(calendar.dayOf(start)) || !calendar.isAnnounced(last);
  }

  private static boolean countsDays(TimeSpan term) {
    return term.unit() == TimeSpan.Unit.WD;
  }

  /** Name of the alert's field for the running stage's deadline. */
  private static String field(Alert alert) {
    return switch (alert.getState()) {
      case DISPATCHED -> "dueSign";
      case SIGNED -> "dueVerify";
      case HANDLING -> "dueHandle";
      case FEEDBACK -> "dueAudit";
      default -> "stageDue";
    };
  }
}
