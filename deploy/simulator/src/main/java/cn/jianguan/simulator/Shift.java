package cn.jianguan.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Brings the days of an example into the simulated months: by whole weeks, so that weekdays stay,
 * or by whole months where the model reckons by calendar months or quarters.
 */
record Shift(long weeks, long months) {
  private static final int MIDDLE = 15;

  /** So many whole weeks that one moment comes near another. */
  static Shift byWeeks(Instant from, Instant near) {
    long days = ChronoUnit.DAYS.between(Period.day(from), Period.day(near));
    return new Shift(Math.floorDiv(days, 7L), 0);
  }

  /** So many whole months, or whole quarters, that a moment comes into another's. */
  static Shift byMonths(Instant from, Instant into, int step) {
    long months = ChronoUnit.MONTHS.between(Period.month(from), Period.month(into));
    return new Shift(0, Math.floorDiv(months, step) * (long) step);
  }

  LocalDate of(LocalDate day) {
    return day.plusWeeks(weeks).plusMonths(months);
  }

  Instant of(Instant moment) {
    return LocalDateTime.ofInstant(moment, Simulated.ZONE)
        .plusWeeks(weeks)
        .plusMonths(months)
        .atZone(Simulated.ZONE)
        .toInstant();
  }

  YearMonth of(YearMonth month) {
    return YearMonth.from(of(month.atDay(MIDDLE)));
  }
}
