package cn.jianguan.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key with names in braces, filled from an evaluation. What is alike must stay alike for ever, so
 * values are written as machines write them.
 */
final class KeyTemplate {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final int DECIMALS = 4;
  private static final long EXACT = 1L << 53;

  private final boolean blank;

  /** What stands between the names; one more than there are names. */
  private final List<String> plain = new ArrayList<>();

  private final List<ResolvedName> names = new ArrayList<>();

  KeyTemplate(String text, Function<String, ResolvedName> meaning) {
    this.blank = text.isBlank();
    Matcher found = NAME.matcher(text);
    int end = 0;
    while (found.find()) {
      plain.add(text.substring(end, found.start()));
      names.add(meaning.apply(found.group(1)));
      end = found.end();
    }
    plain.add(text.substring(end));
  }

  boolean isBlank() {
    return blank;
  }

  /** Fills in the names; a name that is nothing, or has no value, becomes "-". */
  String fill(Evaluation values) {
    StringBuilder text = new StringBuilder(64).append(plain.get(0));
    for (int i = 0; i < names.size(); i++) {
      String value = text(names.get(i).in(values));
      text.append(value.isEmpty() ? "-" : value).append(plain.get(i + 1));
    }
    return text.toString();
  }

  /**
   * A value as evidence and keys have it: numbers in plain decimal notation, at most four decimals.
   */
  static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number ? text(number.doubleValue()) : value.toString();
  }

  private static String text(double number) {
    if (number == (long) number && Math.abs(number) < EXACT) {
      return Long.toString((long) number);
    }
    return Double.isNaN(number) || Double.isInfinite(number)
        ? ""
        : plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
