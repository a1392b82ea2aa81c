package cn.jianguan.rules.model;

import java.util.Locale;

/**
 * A length of time as laws write it: hours, calendar days or working days, may be negative for
 * reminders ahead of a date. Written {@code 24h}, {@code 30d}, {@code -30d}, {@code 7wd}.
 */
public record TimeSpan(int amount, Unit unit) {
  /** Units of a span. */
  public enum Unit {
    /** Hours, counted from the instant. */
    H,
    /** Calendar days: 24:00 at the end of the n-th day after the day, which is not counted. */
    D,
    /** Working days of the calendar, counted likewise; never negative. */
    WD
  }

  public static final TimeSpan NONE = new TimeSpan(0, Unit.H);

  /**
   * Reads the written form; empty is {@link #NONE}.
   *
   * @throws IllegalArgumentException if the text is no span
   */
  public static TimeSpan parse(String text) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("0")) {
      return NONE;
    }
    if (!word.matches("[0-9]{1,5}wd|-?[0-9]{1,5}[hd]")) {
      throw new IllegalArgumentException(
          "期限无法识别 / not a time span: \"" + text + "\" (24h, 30d, -30d, 7wd)");
    }
    String unit = word.replaceAll("[-0-9]", "");
    int amount = Integer.parseInt(word.substring(0, word.length() - unit.length()));
    return new TimeSpan(amount, Unit.valueOf(unit.toUpperCase(Locale.ROOT)));
  }

  @Override
  public String toString() {
    return amount + unit.name().toLowerCase(Locale.ROOT);
  }
}
