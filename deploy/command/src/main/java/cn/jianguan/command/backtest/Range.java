package cn.jianguan.command.backtest;

import cn.jianguan.jobs.backtest.ActLogHistory;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * The log times whose hits are reported, [from, to), epoch ms. They are times at which acts became
 * known, not at which they occurred.
 */
public record Range(long from, long to) {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkingCalendar.SHANGHAI);

  /**
   * A day (its beginning), a minute, both in Asia/Shanghai, or an instant with its zone.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  public static Instant moment(String text) {
    try {
      if (text.endsWith("Z")) {
        return Instant.parse(text);
      }
      return text.contains("T")
          ? LocalDateTime.parse(text).atZone(WorkingCalendar.SHANGHAI).toInstant()
          : LocalDate.parse(text).atStartOfDay(WorkingCalendar.SHANGHAI).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "日期应如 2014-01-31 或 2014-01-31T08:00 / a date is written like this: " + text, e);
    }
  }

  /**
   * What was asked for, within what the log holds.
   *
   * @param from null: from its first act
   * @param to null: to its end
   * @param end log time before which the log is complete, epoch ms
   * @throws IllegalArgumentException if that is no range, or holds no acts
   */
  static Range of(Instant from, Instant to, ActLogHistory history, long end) {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "起始应早于截止 / from must be before to: %s – %s"
              .formatted(SHOWN.format(from), SHOWN.format(to)));
    }
    if (history.entries() == 0) {
      throw new IllegalArgumentException("监管行为日志为空 / the act-log is empty");
    }
    Range range =
        new Range(
            from == null ? history.first() : from.toEpochMilli(),
            to == null ? end : Math.min(to.toEpochMilli(), end));
    if (range.from >= range.to || range.to <= history.first()) {
      throw new IllegalArgumentException(
          ("日志时间（入湖时间，非发生时间）从 %1$s 到 %2$s，所求区间不在其中 / the log goes from %1$s to %2$s, counted"
                  + " by when acts became known; the range asked for is not in it")
              .formatted(show(history.first()), show(end)));
    }
    return range;
  }

  boolean isLong() {
    return to - from > 62L * 86_400_000;
  }

  static String show(long time) {
    return SHOWN.format(Instant.ofEpochMilli(time));
  }

  @Override
  public String toString() {
    return "[" + show(from) + ", " + show(to) + ")";
  }
}
