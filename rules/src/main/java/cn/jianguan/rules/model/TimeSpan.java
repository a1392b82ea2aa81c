package cn.jianguan.rules.model;

import java.util.Locale;

/**
 * A length of time as laws write it: minutes, hours, calendar days or working days, may be negative
 * for reminders ahead of a date. Written {@code 30m}, {@code 24h}, {@code 30d}, {@code -30d},
 * {@code 7wd}, {@code 1mo}, or one after the other as {@code 30d+10wd}.
 *
 * @param then counted from where this part ends; null nothing
 */
public record TimeSpan(int amount, Unit unit, TimeSpan then) {
  /** Units of a span. */
  public enum Unit {
    /** Minutes, counted from the instant. */
    M("分钟", "minute"),
    /** Hours, counted from the instant. */
    H("小时", "hour"),
    /** Calendar days: 24:00 at the end of the n-th day after the day, which is not counted. */
    D("日", "day"),
    /** Working days of the calendar, counted likewise; never negative. */
    WD("个工作日", "working day"),
    /** Calendar months: 24:00 at the end of the n-th month after the month; never negative. */
    MO("个月", "month");

    private final String zh;
    private final String en;

    Unit(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }
  }

  /** A span of one part. */
  public TimeSpan(int amount, Unit unit) {
    this(amount, unit, null);
  }

  public static final TimeSpan NONE = new TimeSpan(0, Unit.H, null);

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
    int plus = word.indexOf('+');
    if (plus > 0) {
      TimeSpan first = parse(word.substring(0, plus));
      return new TimeSpan(first.amount, first.unit, parse(word.substring(plus + 1)));
    }
    if (!word.matches("[0-9]{1,5}(wd|mo)|-?[0-9]{1,5}[mhd]")) {
      throw new IllegalArgumentException(
          "期限无法识别 / not a time span: \"" + text + "\" (30m, 24h, 30d, -30d, 7wd, 1mo, 30d+10wd)");
    }
    String unit = word.replaceAll("[-0-9]", "");
    int amount = Integer.parseInt(word.substring(0, word.length() - unit.length()));
    return new TimeSpan(amount, Unit.valueOf(unit.toUpperCase(Locale.ROOT)), null);
  }

  /** True where the span ends at an instant, false where at 24:00 of a day. */
  public boolean isExact() {
    return then == null ? unit == Unit.M || unit == Unit.H : then.isExact();
  }

  /** In Chinese words: {@code 5 个工作日}. */
  public String zh() {
    String own = amount + " " + unit.zh;
    return then == null ? own : own + "加" + then.zh();
  }

  /** In English words: {@code 5 working days}. */
  public String en() {
    String own = amount + " " + unit.en + (amount == 1 ? "" : "s");
    return then == null ? own : own + " and " + then.en();
  }

  @Override
  public String toString() {
    String own = amount + unit.name().toLowerCase(Locale.ROOT);
    return then == null ? own : own + "+" + then;
  }
}
