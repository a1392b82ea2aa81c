package cn.jianguan.console.gateway.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a source writes dates. Days are of the proleptic Gregorian calendar. */
final class DateForm {
  private static final int MINGUO_YEAR_ZERO = 1911;
  private static final Pattern MINGUO = Pattern.compile("(\\d{2,3})(\\d{2})(\\d{2})");

  private static final Pattern LITERAL_OR_YEAR = Pattern.compile("'[^']*'|([yu]+)");

  private static final Map<String, String> EXAMPLES = new LinkedHashMap<>();

  static {
    EXAMPLES.put("iso", "2014-12-31");
    EXAMPLES.put("compact", "20141231");
    EXAMPLES.put("us", "12/31/2014");
    EXAMPLES.put("minguo", "1031231");
    EXAMPLES.put("month", "2014-12");
    EXAMPLES.put("chinese", "2014年12月31日");
  }

  /** Names that a mapping may write after {@code date:}. */
  static final String NAMES =
      EXAMPLES.entrySet().stream()
          .map(form -> form.getKey() + " (" + form.getValue() + "), ")
          .collect(Collectors.joining("", "", "or a pattern such as yyyy/M/d"));

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
      case "chinese" -> new DateForm(ChineseDate::parse, false);
      case "month" -> new DateForm(text -> YearMonth.parse(text).atDay(1), true);
      default -> pattern(name);
    };
  }

  /** A date in the form of that name; a pattern is its own example. */
  static String example(String name) {
    return EXAMPLES.getOrDefault(name, name);
  }

  private static DateForm pattern(String pattern) {
    DateTimeFormatter format = formatter(pattern);
    if (!reads(format, LocalDate::from, LocalDate.of(2014, 12, 31))) {
      throw new IllegalArgumentException("it gives no day");
    }
    return new DateForm(text -> LocalDate.parse(text, format), false);
  }

  /**
   * A pattern of days, or of days with times.
   *
   * @throws IllegalArgumentException where it is none, or its years are not of four digits: two
   *     would have to be guessed into a century
   */
  static DateTimeFormatter formatter(String pattern) {
    StringBuilder proleptic = new StringBuilder();
    Matcher parts = LITERAL_OR_YEAR.matcher(pattern);
    while (parts.find()) {
      boolean year = parts.group(1) != null;
      if (year && parts.group(1).length() != 4) {
        throw new IllegalArgumentException("a year has four digits: write yyyy");
      }
      parts.appendReplacement(proleptic, Matcher.quoteReplacement(year ? "uuuu" : parts.group()));
    }
    parts.appendTail(proleptic);
    return DateTimeFormatter.ofPattern(proleptic.toString(), Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Whether a form reads what it writes. */
  static <T extends TemporalAccessor> boolean reads(
      DateTimeFormatter format, TemporalQuery<T> query, T sample) {
    try {
      return format.parse(format.format(sample), query).equals(sample);
    } catch (DateTimeException e) {
      return false;
    }
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
