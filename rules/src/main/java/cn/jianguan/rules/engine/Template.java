package cn.jianguan.rules.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with names in braces, filled from an evaluation: indicators first, then parameters,
 * features.
 */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final int DECIMALS = 4;

  private Template() {}

  /** Fills in the names; a name that is nothing, or has no value, becomes "-". */
  static String fill(String template, Evaluation values) {
    Matcher names = NAME.matcher(template);
    StringBuilder text = new StringBuilder();
    while (names.find()) {
      String value = text(lookUp(names.group(1), values));
      names.appendReplacement(text, Matcher.quoteReplacement(value.isEmpty() ? "-" : value));
    }
    return names.appendTail(text).toString();
  }

  /** A value for people: numbers in plain decimal notation, at most four decimals. */
  static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Double number) {
      return number.isNaN() || number.isInfinite()
          ? ""
          : plain(BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
    return value.toString();
  }

  /** What a name stands for, or null. */
  static Object lookUp(String name, Evaluation values) {
    if (values.hasIndicator(name)) {
      return values.indicator(name);
    }
    return values.hasParameter(name) ? values.parameter(name) : values.feature(name);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
