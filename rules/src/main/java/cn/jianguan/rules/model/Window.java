package cn.jianguan.rules.model;

import java.time.Duration;
import java.util.Locale;

/**
 * Which span of occurredAt an indicator looks at, seen from the moment t of the trigger.
 *
 * <p>{@link Unit#MINUTES}, {@link Unit#HOURS} and {@link Unit#DAYS} roll: {@code (t − W, t]}.
 * {@link Unit#WEEK} (Monday to Sunday), {@link Unit#MONTH}, {@link Unit#QUARTER} and {@link
 * Unit#YEAR} are calendar periods in the engine's zone, from their first instant up to and
 * including t; with {@code back} n, the whole n-th period before the one of t. {@link Unit#EVER} is
 * everything known up to t.
 *
 * <p>Written {@code 15m} (minutes), {@code 36h}, {@code 30d}, {@code week}, {@code month}, {@code
 * month-1}, {@code quarter}, {@code year}, {@code ever}.
 */
public record Window(int length, Unit unit, int back) {
  /** Units of a window. A day is 24 hours. */
  public enum Unit {
    MINUTES,
    HOURS,
    DAYS,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    EVER
  }

  public static final Window EVERYTHING = new Window(1, Unit.EVER, 0);

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if the text is none of them
   */
  public static Window parse(String text) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    if (word.matches("[1-9][0-9]{0,4}[mhd]")) {
      int length = Integer.parseInt(word.substring(0, word.length() - 1));
      return new Window(length, rolling(word.charAt(word.length() - 1)), 0);
    }
    if (word.equals("ever")) {
      return EVERYTHING;
    }
    if (word.matches("(week|month|quarter|year)(-[0-9]{1,2})?")) {
      String[] parts = word.split("-");
      int back = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
      return new Window(1, Unit.valueOf(parts[0].toUpperCase(Locale.ROOT)), back);
    }
    throw new IllegalArgumentException(
        "窗口无法识别 / not a window: \""
            + text
            + "\" (15m, 36h, 30d, week, month-1, quarter, year, ever)");
  }

  public boolean isRolling() {
    return unit == Unit.MINUTES || unit == Unit.HOURS || unit == Unit.DAYS;
  }

  /** The longest time by which an act inside the window can precede t; negative for ever. */
  public Duration reach() {
    return switch (unit) {
      case MINUTES -> Duration.ofMinutes(length);
      case HOURS -> Duration.ofHours(length);
      case DAYS -> Duration.ofDays(length);
      case WEEK -> Duration.ofDays(7L * (back + 1));
      case MONTH -> Duration.ofDays(31L * (back + 1));
      case QUARTER -> Duration.ofDays(92L * (back + 1));
      case YEAR -> Duration.ofDays(366L * (back + 1));
      case EVER -> Duration.ofDays(-1);
    };
  }

  private static Unit rolling(char letter) {
    return letter == 'm' ? Unit.MINUTES : letter == 'h' ? Unit.HOURS : Unit.DAYS;
  }
}
