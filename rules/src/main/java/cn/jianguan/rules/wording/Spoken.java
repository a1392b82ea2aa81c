package cn.jianguan.rules.wording;

/**
 * A value that a sentence speaks of.
 *
 * @param value a Number, Boolean or text; null or NaN: there is none
 */
public record Spoken(Object value, Quantity quantity) {
  /** Nothing to speak of. */
  public static final Spoken NOTHING = new Spoken(null, Quantity.PLAIN);

  boolean isAbsent() {
    return value == null
        || value instanceof CharSequence text && text.toString().isBlank()
        || value instanceof Double number && !Double.isFinite(number);
  }

  /** Whether it says no more than its absence would: none, no, 0. */
  boolean isNothing() {
    return isAbsent()
        || Boolean.FALSE.equals(value)
        || value instanceof Number number && number.doubleValue() == 0;
  }
}
