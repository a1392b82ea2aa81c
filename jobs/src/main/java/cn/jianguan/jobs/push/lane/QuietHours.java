package cn.jianguan.jobs.push.lane;

import cn.jianguan.record.Endpoint;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When an endpoint wants no message but RED ones. */
public final class QuietHours {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private QuietHours() {}

  /**
   * When a message that is not RED may go out.
   *
   * @return {@code now}, or the end of the quiet hours it lies in, epoch ms
   */
  public static long dueAt(Endpoint endpoint, long now) {
    if (endpoint.getQuietFrom().isEmpty()) {
      return now;
    }
    LocalTime from = LocalTime.parse(endpoint.getQuietFrom());
    LocalTime to = LocalTime.parse(endpoint.getQuietTo());
    ZonedDateTime at = Instant.ofEpochMilli(now).atZone(ZONE);
    LocalTime time = at.toLocalTime();
    boolean overMidnight = to.isBefore(from);
    boolean isQuiet =
        overMidnight
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    if (!isQuiet) {
      return now;
    }
    boolean tomorrow = overMidnight && !time.isBefore(from);
    return at.toLocalDate()
        .plusDays(tomorrow ? 1 : 0)
        .atTime(to)
        .atZone(ZONE)
        .toInstant()
        .toEpochMilli();
  }
}
