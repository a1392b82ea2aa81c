package cn.jianguan.jobs.push.lane;

import cn.jianguan.record.Endpoint;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When an endpoint wants what is not RED: at once, after its quiet hours, or once a day. Moments
 * are epoch ms, times of day those of Asia/Shanghai.
 */
public final class Timetable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Timetable() {}

  /** Whether messages wait to be put into one a day. */
  public static boolean isDigest(Endpoint endpoint) {
    return !endpoint.getDigestAt().isEmpty();
  }

  /** When a message that comes now may go out. */
  public static long dueAt(Endpoint endpoint, long now) {
    if (isDigest(endpoint)) {
      return next(LocalTime.parse(endpoint.getDigestAt()), now);
    }
    if (endpoint.getQuietFrom().isEmpty()) {
      return now;
    }
    LocalTime from = LocalTime.parse(endpoint.getQuietFrom());
    LocalTime to = LocalTime.parse(endpoint.getQuietTo());
    LocalTime time = at(now).toLocalTime();
    boolean isQuiet =
        to.isBefore(from)
            ? !time.isBefore(from) || time.isBefore(to)
            : !time.isBefore(from) && time.isBefore(to);
    return isQuiet ? next(to, now) : now;
  }

  /** The first moment after now at which it is that time of day. */
  private static long next(LocalTime time, long now) {
    ZonedDateTime today = at(now).toLocalDate().atTime(time).atZone(ZONE);
    long moment = today.toInstant().toEpochMilli();
    return moment > now ? moment : today.plusDays(1).toInstant().toEpochMilli();
  }

  private static ZonedDateTime at(long now) {
    return Instant.ofEpochMilli(now).atZone(ZONE);
  }
}
