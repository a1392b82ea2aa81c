package cn.jianguan.console.gateway.write;

import cn.jianguan.console.gateway.row.RowRefusedException;
import cn.jianguan.record.RejectReason;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads numbers as sources write them, multiplied by a scale; whatever else is there is refused.
 */
final class NumberText {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
  private static final int LONGEST_NUMBER = 40;
  private static final int LARGEST_EXPONENT = 400;
  private static final int DIGITS = 17;

  private NumberText() {}

  static long whole(String text, String scale, boolean isInt) throws RowRefusedException {
    try {
      BigDecimal number = number(text).multiply(number(scale));
      return isInt ? number.intValueExact() : number.longValueExact();
    } catch (ArithmeticException e) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE,
          "",
          text,
          "整数（乘以 " + scale + "）/ whole when multiplied by " + scale);
    }
  }

  static double decimal(String text, String scale) throws RowRefusedException {
    if (!scale.equals("1")) {
      return stored(text, number(text).multiply(number(scale)));
    }
    return stored(text, number(text));
  }

  /**
   * The number in double precision. A whole number or one of more digits than that holds would be
   * rounded, and a tiny one would become 0: they are refused.
   */
  private static double stored(String text, BigDecimal number) throws RowRefusedException {
    double stored = number.doubleValue();
    if (Double.isInfinite(stored) || stored == 0 && number.signum() != 0) {
      throw insane(text);
    }
    BigDecimal plain = number.stripTrailingZeros();
    boolean few = plain.precision() <= (plain.scale() <= 0 ? 15 : DIGITS);
    if (!few && new BigDecimal(stored).compareTo(plain) != 0) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE,
          "",
          text,
          "不超过 " + DIGITS + " 位有效数字 / a number that needs no rounding, of 17 digits at most");
    }
    return stored;
  }

  private static RowRefusedException insane(String text) {
    return new RowRefusedException(
        RejectReason.FIELD_RANGE, "", text, "合理的数量级 / a number of sane size");
  }

  private static BigDecimal number(String text) throws RowRefusedException {
    check(text);
    try {
      BigDecimal number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) <= LARGEST_EXPONENT) {
        return number;
      }
    } catch (NumberFormatException e) {
      // An exponent beyond what a number can have: not sane either.
    }
    throw insane(text);
  }

  private static void check(String text) throws RowRefusedException {
    boolean plain = !text.isEmpty() && text.length() <= LONGEST_NUMBER;
    int dots = 0;
    for (int i = 0; i < text.length() && plain; i++) {
      char c = text.charAt(i);
      dots += c == '.' ? 1 : 0;
      plain = c >= '0' && c <= '9' || c == '.' && dots == 1 && i > 0;
    }
    // Signs and exponents are rare; only they need the pattern.
    if (!plain && (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches())) {
      throw new RowRefusedException(
          RejectReason.FIELD_FORMAT, "", text, "数字 / a number such as -12.5");
    }
  }
}
