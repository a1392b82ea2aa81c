package cn.jianguan.rules.expression;

/**
 * Values of a model's parameters as they hold for one evaluation, and under {@code @name} those of
 * its indicators.
 */
@FunctionalInterface
public interface Parameters {
  Parameters NONE =
      name -> {
        throw new IllegalArgumentException("no parameter " + name);
      };

  /** A Double or a String. */
  Object get(String name);
}
