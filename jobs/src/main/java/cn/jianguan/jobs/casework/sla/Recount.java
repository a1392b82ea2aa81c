package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.Alert;
import cn.jianguan.record.CaseState;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Instant;

/**
 * The deadlines of a case, counted by the calendar as it is known now. One that has passed, or that
 * somebody has named, stays as it is.
 */
public record Recount(Instant stageDue, Instant dueTotal) {
  /** Counts both. */
  public static Recount of(CaseState file, WorkingCalendar calendar, Instant now) {
    Alert alert = file.getAlert();
    return new Recount(
        again(file.getStageStart(), file.getStageDue(), file.getStageTerm(), calendar, now),
        again(alert.getDispatchedAt(), alert.getDueTotal(), file.getTotalTerm(), calendar, now));
  }

  private static Instant again(
      Instant start, Instant due, String term, WorkingCalendar calendar, Instant now) {
    return start == null || due == null || term.isEmpty() || due.isBefore(now)
        ? due
        : calendar.after(start, TimeSpan.parse(term));
  }
}
