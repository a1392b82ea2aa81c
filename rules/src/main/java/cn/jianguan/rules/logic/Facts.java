package cn.jianguan.rules.logic;

/** Where a bundle gets its values; asked only for what a rule looks at. */
public interface Facts {
  /**
   * Value of an indicator: a Double (NaN where there is none) or a String.
   *
   * @throws IllegalArgumentException if the model has no indicator of that name
   */
  Object indicator(String name);

  /** True where the model has such an indicator. */
  boolean hasIndicator(String name);

  /**
   * A Double or a String.
   *
   * @throws IllegalArgumentException if the model has no parameter of that name
   */
  Object parameter(String name);

  /** Feature of the trigger, or null. */
  Object feature(String name);
}
