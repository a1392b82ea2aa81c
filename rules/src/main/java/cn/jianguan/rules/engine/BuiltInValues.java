package cn.jianguan.rules.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Values every evaluation has without an indicator: {@code subject}, and of the moment in the
 * calendar's zone {@code year}, {@code yearMonth}, {@code yearWeek} (2024-W10) and {@code
 * yearShare} (the elapsed part of the year, 0 at its first instant, below 1).
 */
record BuiltInValues(String subject, long at, ZoneId zone) {
  /** The value of a name, or null where it is none of these. */
  Object get(String name) {
    return switch (name) {
      case "subject" -> subject;
      case "year" -> day().toString().substring(0, 4);
      case "yearMonth" -> day().toString().substring(0, 7);
      case "yearWeek" -> DateTimeFormatter.ISO_WEEK_DATE.format(day()).substring(0, 8);
      case "yearShare" -> yearShare();
      default -> null;
    };
  }

  private double yearShare() {
    LocalDate first = day().withDayOfYear(1);
    long start = millis(first);
    return (at - start) / (double) (millis(first.plusYears(1)) - start);
  }

  private LocalDate day() {
    return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
  }

  private long millis(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
