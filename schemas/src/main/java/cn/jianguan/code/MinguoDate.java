package cn.jianguan.code;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates counted from the founding of the Republic (民國): year 1 is 1912. Written {@code 0991007} or
 * {@code 991007}, {@code 99/10/07}, {@code 民國99年10月7日}, all of which are 2010-10-07.
 */
public final class MinguoDate {
  private static final int YEAR_ZERO = 1911;
  private static final Pattern DIGITS = Pattern.compile("([0-9]{2,3})([0-9]{2})([0-9]{2})");
  private static final Pattern PARTED =
      Pattern.compile("(?:民國|民国)?([0-9]{1,3})[年/.\\-]([0-9]{1,2})[月/.\\-]([0-9]{1,2})日?");

  private MinguoDate() {}

  public static Reading<LocalDate> parse(String text) {
    String spelled = CodeText.normalise(text);
    Matcher parts = DIGITS.matcher(spelled);
    if (!parts.matches()) {
      parts = PARTED.matcher(spelled);
    }
    if (!parts.matches()) {
      return Reading.refuse(
          Problem.FORMAT, "民国日期应为 6 或 7 位数字,如 0991007 / six or seven digits such as 0991007");
    }
    int year = Integer.parseInt(parts.group(1));
    try {
      LocalDate date =
          LocalDate.of(
              YEAR_ZERO + year, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
      if (year > 0) {
        return Reading.of(date);
      }
    } catch (DateTimeException e) {
      // answered below: a month or day that does not exist
    }
    return Reading.refuse(Problem.RANGE, "日期应存在,民国元年以后 / a date that exists, from year 1 on");
  }
}
