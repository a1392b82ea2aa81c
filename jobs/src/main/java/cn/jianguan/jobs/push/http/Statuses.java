package cn.jianguan.jobs.push.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** What an HTTP status means for a message. */
final class Statuses {
  private static final Set<Integer> LATER = Set.of(408, 425, 429);
  private static final int UNAVAILABLE = 503;

  /** Nobody makes us wait longer. */
  static final Duration LONGEST_WAIT = Duration.ofHours(24);

  private Statuses() {}

  /**
   * @param retryAfter the header, or null
   * @param now for a header that names a moment
   */
  static Answer answer(int status, String retryAfter, Instant now, String words) {
    Duration wait = wait(retryAfter, now);
    Kind kind =
        switch (status / 100) {
          case 2 -> Kind.OK;
          case 3 -> Kind.REDIRECT;
          case 4 -> LATER.contains(status) ? Kind.BUSY : Kind.REFUSED;
          case 5 -> status == UNAVAILABLE && !wait.isZero() ? Kind.BUSY : Kind.SERVER;
          default -> Kind.IO;
        };
    return new Answer(kind, status, kind == Kind.BUSY ? wait : Duration.ZERO, words);
  }

  /** Seconds or a date, as RFC 9110 has it; zero for what is neither. */
  private static Duration wait(String header, Instant now) {
    if (header == null) {
      return Duration.ZERO;
    }
    try {
      String text = header.strip();
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
      return bounded.isNegative() ? Duration.ZERO : bounded;
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }
}
