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
      return finite(text, number(text).multiply(number(scale)).doubleValue());
    }
    check(text);
    return finite(text, Double.parseDouble(text));
  }

  private static double finite(String text, double number) throws RowRefusedException {
    if (Double.isInfinite(number)) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE, "", text, "合理的数量级 / a number of sane size");
    }
    return number;
  }

  private static BigDecimal number(String text) throws RowRefusedException {
    check(text);
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > LARGEST_EXPONENT) {
      throw new RowRefusedException(
          RejectReason.FIELD_RANGE, "", text, "合理的数量级 / a number of sane size");
    }
    return number;
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
