package cn.jianguan.rules.expression;

import java.util.HashSet;
import java.util.List;

/**
 * How values compare. What is absent equals the empty text, {@code false} and nothing else, and is
 * neither less nor greater than anything; a number and a text never are equal. Numbers compare as
 * {@link Decimals}; lists are equal where each holds what the other holds, in whatever order.
 */
final class Values {
  private Values() {}

  static boolean truth(Object value) {
    return Boolean.TRUE.equals(value);
  }

  static boolean same(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return Decimals.same(a.doubleValue(), b.doubleValue());
    }
    if (left == null || right == null) {
      Object other = left == null ? right : left;
      return other == null || "".equals(other) || Boolean.FALSE.equals(other);
    }
    if (left instanceof List<?> a && right instanceof List<?> b) {
      return a.equals(b) || new HashSet<>(a).equals(new HashSet<>(b));
    }
    return left.equals(right);
  }

  /** Null where the two cannot be ordered. */
  static Integer order(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      double x = a.doubleValue();
      double y = b.doubleValue();
      return Double.isNaN(x) || Double.isNaN(y) ? null : (Integer) Decimals.compare(x, y);
    }
    if (left instanceof String a && right instanceof String b) {
      return a.compareTo(b);
    }
    return null;
  }

  static Object calculate(String operator, Object left, Object right) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return switch (operator) {
      case "+" -> Decimals.plus(x, y);
      case "-" -> Decimals.plus(x, -y);
      case "*" -> x * y;
      default -> y == 0 ? null : (Double) (x / y);
    };
  }

  /** A text is a list of itself; of a list of items any one will do, and nothing is in no list. */
  static boolean contains(Object list, Object item) {
    if (item instanceof List<?> items) {
      return items.stream().anyMatch(one -> contains(list, one));
    }
    if (item == null) {
      return false;
    }
    return list instanceof List<?> items ? items.contains(item) : same(list, item);
  }
}
