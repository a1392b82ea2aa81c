package cn.jianguan.rules.expression;

/** Values of a model's parameters as they hold for one evaluation. */
@FunctionalInterface
public interface Parameters {
  Parameters NONE =
      name -> {
        throw new IllegalArgumentException("no parameter " + name);
      };

  /** A Double or a String. */
  Object get(String name);
}
