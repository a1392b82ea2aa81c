package cn.jianguan.rules.expression;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Doubles as the decimals that people write. What is calculated from doubles may miss the decimal
 * by some units of the last place: 0.29 · 100 is 28.999999999999996. Two numbers are therefore the
 * same where they differ by less than 2⁻⁵⁰ of the greater, which leaves room for some roundings and
 * never takes two decimals of at most {@link #DIGITS} digits, or two whole numbers up to 2⁵⁰, for
 * one. NaN is the same as nothing.
 */
public final class Decimals {
  /** Significant digits that a double keeps of any decimal. */
  public static final int DIGITS = 15;

  private static final double ROUNDINGS = 0x1p-50;
  private static final MathContext KEPT = new MathContext(DIGITS);

  private Decimals() {}

  public static boolean same(double x, double y) {
    return x == y || Math.abs(x - y) < ROUNDINGS * Math.max(Math.abs(x), Math.abs(y));
  }

  /** As {@link Double#compare}, but 0 where the two are the same. */
  public static int compare(double x, double y) {
    return x != y && same(x, y) ? 0 : Double.compare(x, y);
  }

  /** The sum, and the difference where y is negated, without what earlier roundings left over. */
  public static double plus(double x, double y) {
    double sum = x + y;
    boolean cancelled = Math.abs(sum) < Math.max(Math.abs(x), Math.abs(y)) / 2;
    return cancelled && sum != Math.rint(sum) ? decimal(x).add(decimal(y)).doubleValue() : sum;
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(value, KEPT);
  }
}
