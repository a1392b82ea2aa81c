package cn.jianguan.code;

import java.math.BigDecimal;

/**
 * An amount of money in fen (分), a hundredth of the currency unit.
 *
 * @param fen hundredths, may be negative
 */
public record Money(long fen) {
  /** The amount in 元 as plain decimal text with two decimals. */
  public String yuan() {
    return BigDecimal.valueOf(fen, 2).toPlainString();
  }

  @Override
  public String toString() {
    return yuan();
  }
}
