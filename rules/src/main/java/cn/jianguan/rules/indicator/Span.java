package cn.jianguan.rules.indicator;

import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** A window seen from a moment: {@code from} < occurredAt ≤ {@code to}, epoch ms UTC. */
public record Span(long from, long to) {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;

  /** The span of a window at a moment, {@code earlier} windows back. */
  public static Span of(Window window, long at, int earlier, ZoneId zone) {
    return switch (window.unit()) {
      case MINUTES -> rolling(at, window.length() * MINUTE, earlier);
      case HOURS -> rolling(at, window.length() * HOUR, earlier);
      case DAYS -> rolling(at, window.length() * 24 * HOUR, earlier);
      case EVER -> new Span(Long.MIN_VALUE, at);
      default -> calendar(window, at, window.back() + earlier, zone);
    };
  }

  public boolean contains(long time) {
    return time > from && time <= to;
  }

  /** First instant of the calendar period that a moment lies in, {@code shift} periods on. */
  public static long startOfPeriod(Window.Unit unit, long at, int shift, ZoneId zone) {
    LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    LocalDate first =
        switch (unit) {
          case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L).plusWeeks(shift);
          case MONTH -> day.withDayOfMonth(1).plusMonths(shift);
          case QUARTER ->
              day.withDayOfMonth(1)
                  .withMonth((day.getMonthValue() - 1) / 3 * 3 + 1)
                  .plusMonths(3L * shift);
          case YEAR -> day.with(TemporalAdjusters.firstDayOfYear()).plusYears(shift);
          default -> throw new IllegalArgumentException("no calendar period: " + unit);
        };
    return first.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static Span rolling(long at, long length, int earlier) {
    long to = at - length * earlier;
    return new Span(to - length, to);
  }

  private static Span calendar(Window window, long at, int back, ZoneId zone) {
    long start = startOfPeriod(window.unit(), at, -back, zone);
    long end = back == 0 ? at : startOfPeriod(window.unit(), at, 1 - back, zone) - 1;
    return new Span(start - 1, end);
  }
}
