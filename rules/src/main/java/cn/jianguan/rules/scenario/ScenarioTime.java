package cn.jianguan.rules.scenario;

import cn.jianguan.rules.calendar.WorkingCalendar;
import cn.jianguan.rules.pack.YamlEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Dates and times as scenarios write them: {@code 2024-03-04} or {@code 2024-03-04T18:00},
 * Asia/Shanghai.
 */
final class ScenarioTime {
  private ScenarioTime() {}

  static LocalDate date(YamlEntry entry) {
    try {
      return LocalDate.parse(entry.text());
    } catch (DateTimeException e) {
      throw entry.wrong("日期应为 2024-03-04 形式", "expected a date like 2024-03-04");
    }
  }

  static Instant instant(YamlEntry entry) {
    String text = entry.text();
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text).atStartOfDay(WorkingCalendar.SHANGHAI).toInstant();
      }
      return LocalDateTime.parse(text).atZone(WorkingCalendar.SHANGHAI).toInstant();
    } catch (DateTimeException e) {
      throw entry.wrong(
          "时间应为 2024-03-04 或 2024-03-04T18:00", "expected 2024-03-04 or 2024-03-04T18:00");
    }
  }

  static String text(Instant instant) {
    return instant == null
        ? "—"
        : LocalDateTime.ofInstant(instant, WorkingCalendar.SHANGHAI).toString();
  }
}
