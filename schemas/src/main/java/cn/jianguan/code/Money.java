package cn.jianguan.code;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * An amount of money in fen (分), a hundredth of the currency unit. Exact: decimals are read as
 * decimals, and an amount that is no whole number of fen is refused, not rounded.
 *
 * @param fen hundredths, may be negative
 */
public record Money(long fen) {
  /** Unit that a source states its amounts in. */
  public enum Unit {
    /** 分, a hundredth. */
    FEN(0),
    /** 元, or the unit of another currency. */
    YUAN(2),
    /** 万元, ten thousand units, as credit feeds state fines. */
    WAN_YUAN(6);

    private final int decimals;

    Unit(int decimals) {
      this.decimals = decimals;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\\.[0-9]{1,18})?");

  /** Reads {@code 1234.5}, {@code 1,234.50} or full-width digits, stated in a unit. */
  public static Reading<Money> parse(String text, Unit unit) {
    String number = CodeText.normalise(text);
    if (!FORM.matcher(number).matches()) {
      return Reading.refuse(
          Problem.FORMAT, "金额应为十进制数,如 1234.50 / a decimal number such as 1234.50");
    }
    BigDecimal fen = new BigDecimal(number.replace(",", "")).movePointRight(unit.decimals);
    try {
      return Reading.of(new Money(fen.longValueExact()));
    } catch (ArithmeticException e) {
      return Reading.refuse(Problem.RANGE, "金额应为整数分且不超出范围 / a whole number of fen within range");
    }
  }

  /** The amount in 元 as plain decimal text with two decimals. */
  public String yuan() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  @Override
  public String toString() {
    return yuan();
  }
}
