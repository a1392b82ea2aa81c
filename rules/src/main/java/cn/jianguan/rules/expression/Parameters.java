package cn.jianguan.rules.expression;

/**
 * Values of a model's parameters as they hold for one evaluation, and under {@code @name} those of
 * its indicators.
 */
@FunctionalInterface
public interface Parameters {
  /**
   * {@code #notKept}: fields that the source of the trigger declares it has no counterpart for, a
   * list. It is there without being a parameter of the model.
   */
  String NOT_KEPT = "notKept";

  Parameters NONE =
      name -> {
        throw new IllegalArgumentException("no parameter " + name);
      };

  /** A Double or a String; of {@link #NOT_KEPT} a list of texts. */
  Object get(String name);
}
