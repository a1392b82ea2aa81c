package cn.jianguan.jobs.intake;

import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * Days of moments in the zones of sources. Rows that follow each other mostly share theirs, so of
 * each zone the day found last is kept. Not thread-safe.
 */
final class Days {
  private static final String NATIONAL = "";

  private final Map<String, Known> newest = new HashMap<>();

  /** A day, and the moments from which and before which it lasts, epoch ms. */
  private record Known(ZoneId zone, LocalDate day, long from, long to) {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    static Known of(long moment, ZoneId zone) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(moment), zone);
      boolean isUsual = day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
      return isUsual
          ? new Known(zone, day, start(day, zone), start(day.plusDays(1), zone))
          : new Known(zone, day, 0, 0);
    }

    private static long start(LocalDate day, ZoneId zone) {
      return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    boolean holds(long moment) {
      return from <= moment && moment < to;
    }
  }

  /**
   * Day of occurrence in the source's own zone, Asia/Shanghai unless declared.
   *
   * @throws java.time.DateTimeException if it is beyond every calendar
   */
  LocalDate of(SupervisionAct act, SourceDeclaration source) {
    return of(act.getOccurredAt().toEpochMilli(), source.getTimeZone());
  }

  /** Day of a moment of the log, epoch ms, in Asia/Shanghai. */
  LocalDate ofLog(long logTime) {
    return of(logTime, NATIONAL);
  }

  /** Day of a moment of the log, epoch ms, in the source's own zone. */
  LocalDate ofLog(long logTime, SourceDeclaration source) {
    return of(logTime, source.getTimeZone());
  }

  private LocalDate of(long moment, String zoneName) {
    Known known = newest.get(zoneName);
    if (known == null || !known.holds(moment)) {
      known = Known.of(moment, known == null ? zone(zoneName) : known.zone());
      newest.put(zoneName, known);
    }
    return known.day();
  }

  static ZoneId zone(String name) {
    return name.equals(NATIONAL) ? WorkingCalendar.SHANGHAI : ZoneId.of(name);
  }
}
