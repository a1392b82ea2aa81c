package cn.jianguan.console.gateway.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a source writes dates. Days are of the proleptic Gregorian calendar. */
final class DateForm {
  private static final int MINGUO_YEAR_ZERO = 1911;
  private static final Pattern MINGUO = Pattern.compile("(\\d{2,3})(\\d{2})(\\d{2})");

  /** Names that a mapping may write after {@code date:}. */
  static final String NAMES =
      "iso (2014-12-31), compact (20141231), us (12/31/2014), minguo (1031231), month (2014-12),"
          + " or a pattern such as yyyy/M/d";

  private final Function<String, LocalDate> first;
  private final boolean month;

  private DateForm(Function<String, LocalDate> first, boolean month) {
    this.first = first;
    this.month = month;
  }

  /**
   * The form of that name.
   *
   * @throws IllegalArgumentException where it is neither a name nor a pattern
   */
  static DateForm named(String name) {
    return switch (name) {
      case "iso" -> pattern("uuuu-MM-dd");
      case "compact" -> pattern("uuuuMMdd");
      case "us" -> pattern("M/d/uuuu");
      case "minguo" -> new DateForm(DateForm::minguo, false);
      case "month" -> new DateForm(text -> YearMonth.parse(text).atDay(1), true);
      default -> pattern(name.replace('y', 'u'));
    };
  }

  private static DateForm pattern(String pattern) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    return new DateForm(text -> LocalDate.parse(text, format), false);
  }

  private static LocalDate minguo(String text) {
    Matcher parts = MINGUO.matcher(text);
    if (!parts.matches()) {
      throw new DateTimeException("not a Minguo date");
    }
    return LocalDate.of(
        MINGUO_YEAR_ZERO + Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)));
  }

  /**
   * First day meant by the text.
   *
   * @throws DateTimeException where it is no such date
   */
  LocalDate first(String text) {
    return first.apply(text);
  }

  /** Last day meant by the text: of the month for {@code month}, else the same day. */
  LocalDate last(String text) {
    LocalDate day = first(text);
    return month ? day.withDayOfMonth(day.lengthOfMonth()) : day;
  }
}
