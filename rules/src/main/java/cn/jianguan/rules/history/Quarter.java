package cn.jianguan.rules.history;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Quarters of UTC, numbered from year 0: how a history is cut into chunks. */
final class Quarter {
  private static final long DAY = 86_400_000L;

  private Quarter() {}

  static int of(long time) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(time, DAY));
    return day.getYear() * 4 + (day.getMonthValue() - 1) / 3;
  }

  /** First instant after the quarter, epoch ms. */
  static long end(int quarter) {
    int next = quarter + 1;
    return LocalDate.of(Math.floorDiv(next, 4), Math.floorMod(next, 4) * 3 + 1, 1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .toEpochMilli();
  }
}
