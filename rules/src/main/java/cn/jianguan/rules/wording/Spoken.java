package cn.jianguan.rules.wording;

import java.util.Collection;

/**
 * A value that a sentence speaks of.
 *
 * @param value a Number, Boolean, text or several of them; null, NaN or empty: there is none
 */
public record Spoken(Object value, Quantity quantity) {
  /** Nothing to speak of. */
  public static final Spoken NOTHING = new Spoken(null, Quantity.PLAIN);

  boolean isAbsent() {
    return value == null
        || value instanceof CharSequence text && text.toString().isBlank()
        || value instanceof Collection<?> many && many.isEmpty()
        || value instanceof Double number && !Double.isFinite(number);
  }

  /** Whether it says no more than its absence would: none, no, 0. */
  boolean isNothing() {
    return isAbsent()
        || Boolean.FALSE.equals(value)
        || value instanceof Number number && number.doubleValue() == 0;
  }
}
