package cn.jianguan.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The three months that are simulated, in log time.
 *
 * @param from first moment, midnight in Asia/Shanghai
 * @param to the end; nothing lies after it
 */
record Period(Instant from, Instant to) {
  private static final int DAYS = 92;

  /** The three months before a moment. */
  static Period endingAt(Instant to) {
    LocalDate first = LocalDate.ofInstant(to, Simulated.ZONE).minusDays(DAYS);
    return new Period(first.atStartOfDay(Simulated.ZONE).toInstant(), to);
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(to);
  }

  LocalDate firstDay() {
    return day(from);
  }

  LocalDate lastDay() {
    return day(to);
  }

  static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Simulated.ZONE);
  }

  static YearMonth month(Instant moment) {
    return YearMonth.from(day(moment));
  }
}
