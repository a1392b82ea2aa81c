package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.Alert;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * When a stage's cards are dealt: a reminder one working day before the deadline (30 minutes for
 * RED, and where the stage's time is in hours), a yellow card at the deadline, a red one when half
 * the stage's time more has passed, one working day at least, five working days at most. Where the
 * stage's time is in hours a day is 24 hours, round the clock.
 *
 * @param due the deadline
 */
record CardClock(Alert alert, Stage stage, Instant due, WorkingCalendar calendar) {
  private static final Duration RED_AHEAD = Duration.ofMinutes(30);
  private static final Duration DAY = Duration.ofHours(24);
  private static final TimeSpan ONE_DAY = TimeSpan.parse("1wd");

  Instant reminder() {
    if (alert.getSeverity() == Severity.RED || Sla.of(alert).term(stage).isExact()) {
      return due.minus(RED_AHEAD);
    }
    LocalDate day = calendar.dayEndedBy(due).minusDays(1);
    while (!calendar.isWorking(day)) {
      day = day.minusDays(1);
    }
    return calendar.endOf(day);
  }

  Instant red() {
    TimeSpan grace = Sla.of(alert).grace(stage);
    Instant half = calendar.postponed(due, grace);
    if (grace.isExact()) {
      Instant day = due.plus(DAY);
      return half.isAfter(day) ? half : day;
    }
    Instant day = calendar.postponed(due, ONE_DAY);
    Instant latest = calendar.postponed(due, Sla.RED_AFTER_YELLOW);
    Instant red = half.isAfter(day) ? half : day;
    return red.isBefore(latest) ? red : latest;
  }
}
