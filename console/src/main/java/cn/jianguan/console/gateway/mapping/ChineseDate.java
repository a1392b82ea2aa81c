package cn.jianguan.console.gateway.mapping;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days as 2024年5月2日, ２０２４年５月２日, 二〇二四年五月二日, 民国113年5月2日. */
final class ChineseDate {
  private static final int MINGUO_YEAR_ZERO = 1911;
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final Pattern DAY =
      Pattern.compile("(民国|民國|中华民国|中華民國)?(\\d{2,4})年(\\d{1,2})月(\\d{1,2})[日号號]");

  private ChineseDate() {}

  /**
   * The day that is meant.
   *
   * @throws DateTimeException where it is none; a year of the common era has four digits
   */
  static LocalDate parse(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Matcher day = DAY.matcher(inDigits(plain));
    if (!day.matches()) {
      throw new DateTimeException("no Chinese date");
    }
    boolean minguo = day.group(1) != null;
    if (minguo == (day.group(2).length() == 4)) {
      throw new DateTimeException("a year of four digits, or 民国 before it");
    }
    return LocalDate.of(
        Integer.parseInt(day.group(2)) + (minguo ? MINGUO_YEAR_ZERO : 0),
        Integer.parseInt(day.group(3)),
        Integer.parseInt(day.group(4)));
  }

  /** 二〇二四年十二月三十一日 as 2024年12月31日. */
  private static String inDigits(String text) {
    String tens =
        text.replace('零', '〇')
            .replace('○', '〇')
            .replaceAll("(?<=[一二三四五六七八九])十(?=[一二三四五六七八九])", "")
            .replaceAll("(?<=[一二三四五六七八九])十", "〇")
            .replaceAll("十(?=[一二三四五六七八九])", "一")
            .replace("十", "一〇");
    StringBuilder digits = new StringBuilder();
    for (char c : tens.toCharArray()) {
      int digit = DIGITS.indexOf(c);
      digits.append(digit < 0 ? String.valueOf(c) : Integer.toString(digit));
    }
    return digits.toString();
  }
}
