package cn.jianguan.lifecycle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A moment as people read it, Asia/Shanghai, to the minute. */
public record LocalMoment(Instant moment) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** Deadlines end days: a midnight is the 24:00 of the day before it. */
  @Override
  public String toString() {
    LocalDateTime local = LocalDateTime.ofInstant(moment, ZONE);
    return local.toLocalTime().toNanoOfDay() == 0
        ? local.toLocalDate().minusDays(1) + " 24:00"
        : TEXT.format(local);
  }
}
