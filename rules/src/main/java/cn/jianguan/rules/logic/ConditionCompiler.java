package cn.jianguan.rules.logic;

import cn.jianguan.rules.drl.DrlRule;
import cn.jianguan.rules.drl.DrlTerm;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Makes the conditions of rules computable without Drools, where it is certain what they mean. */
final class ConditionCompiler {
  private ConditionCompiler() {}

  /** A rule that only Drools can judge. */
  static final class Undecidable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecidable() {
      super(null, null, false, false);
    }
  }

  /** A number, a text or a condition: exactly one of them. */
  private record Operand(
      ToDoubleFunction<Bundle> number, Function<Bundle, String> text, Predicate<Bundle> condition) {
    static Operand number(ToDoubleFunction<Bundle> value) {
      return new Operand(value, null, null);
    }

    static Operand text(Function<Bundle, String> value) {
      return new Operand(null, value, null);
    }

    static Operand condition(Predicate<Bundle> value) {
      return new Operand(null, null, value);
    }
  }

  /** All conditions of a rule; {@link Undecidable} where one cannot be read. */
  static Predicate<Bundle> compile(DrlRule rule) {
    Predicate<Bundle> whole = bundle -> true;
    for (DrlTerm term : rule.conditions()) {
      whole = whole.and(condition(term));
    }
    return whole;
  }

  private static Predicate<Bundle> condition(DrlTerm term) {
    Predicate<Bundle> condition = operand(term).condition;
    if (condition == null) {
      throw new Undecidable();
    }
    return condition;
  }

  private static ToDoubleFunction<Bundle> number(DrlTerm term) {
    ToDoubleFunction<Bundle> number = operand(term).number;
    if (number == null) {
      throw new Undecidable();
    }
    return number;
  }

  private static Operand operand(DrlTerm term) {
    if (term instanceof DrlTerm.TextLiteral literal) {
      return Operand.text(b -> literal.value());
    }
    if (term instanceof DrlTerm.NumberLiteral literal) {
      double value = Double.parseDouble(literal.digits());
      return Operand.number(b -> value);
    }
    if (term instanceof DrlTerm.BareWord bare) {
      return word(bare.word());
    }
    if (term instanceof DrlTerm.MethodCall call) {
      return call(call);
    }
    if (term instanceof DrlTerm.UnaryTerm unary) {
      return unary(unary);
    }
    if (term instanceof DrlTerm.BinaryTerm binary) {
      return binary(binary);
    }
    throw new Undecidable();
  }

  private static Operand word(String word) {
    return switch (word) {
      case "step" -> Operand.number(Bundle::getStep);
      case "expectation" -> Operand.text(Bundle::getExpectation);
      default -> throw new Undecidable();
    };
  }

  private static Operand call(DrlTerm.MethodCall call) {
    String name = text(call, 0);
    return switch (call.method()) {
      case "number" -> Operand.number(b -> b.number(name));
      case "parameter" -> Operand.number(b -> b.parameter(name));
      case "amount" -> Operand.number(b -> b.amount(name));
      case "text" -> Operand.text(b -> b.text(name));
      case "setting" -> Operand.text(b -> b.setting(name));
      case "feature" -> Operand.text(b -> b.feature(name));
      case "flag" -> Operand.condition(b -> b.flag(name));
      case "lists" -> {
        String item = text(call, 1);
        yield Operand.condition(b -> b.lists(name, item));
      }
      default -> throw new Undecidable();
    };
  }

  private static String text(DrlTerm.MethodCall call, int argument) {
    return ((DrlTerm.TextLiteral) call.operands().get(argument)).value();
  }

  private static Operand unary(DrlTerm.UnaryTerm unary) {
    if (unary.operator().equals("!")) {
      return Operand.condition(condition(unary.operand()).negate());
    }
    ToDoubleFunction<Bundle> value = number(unary.operand());
    return Operand.number(b -> b.difference(0, value.applyAsDouble(b)));
  }

  private static Operand binary(DrlTerm.BinaryTerm binary) {
    return switch (binary.operator()) {
      case "||" -> Operand.condition(condition(binary.left()).or(condition(binary.right())));
      case "&&" -> Operand.condition(condition(binary.left()).and(condition(binary.right())));
      case "+", "-", "*", "/" -> calculated(binary);
      default -> Operand.condition(compared(binary));
    };
  }

  private static Operand calculated(DrlTerm.BinaryTerm binary) {
    ToDoubleFunction<Bundle> x = number(binary.left());
    ToDoubleFunction<Bundle> y = number(binary.right());
    return Operand.number(
        switch (binary.operator()) {
          case "+" -> b -> b.sum(x.applyAsDouble(b), y.applyAsDouble(b));
          case "-" -> b -> b.difference(x.applyAsDouble(b), y.applyAsDouble(b));
          case "*" -> b -> x.applyAsDouble(b) * y.applyAsDouble(b);
          default -> b -> b.quotient(x.applyAsDouble(b), y.applyAsDouble(b));
        });
  }

  private static Predicate<Bundle> compared(DrlTerm.BinaryTerm binary) {
    Operand left = operand(binary.left());
    Operand right = operand(binary.right());
    if (left.number != null && right.number != null) {
      return numbers(binary.operator(), left.number, right.number);
    }
    boolean equal = binary.operator().equals("==");
    if (left.text == null || right.text == null || !equal && !binary.operator().equals("!=")) {
      throw new Undecidable();
    }
    return b -> left.text.apply(b).equals(right.text.apply(b)) == equal;
  }

  /** What {@link Comparisons} writes for Drools. */
  private static Predicate<Bundle> numbers(
      String operator, ToDoubleFunction<Bundle> left, ToDoubleFunction<Bundle> right) {
    return switch (operator) {
      case "==" -> b -> b.same(left.applyAsDouble(b), right.applyAsDouble(b));
      case "!=" -> b -> b.differs(left.applyAsDouble(b), right.applyAsDouble(b));
      case ">=" -> b -> b.atLeast(left.applyAsDouble(b), right.applyAsDouble(b));
      case "<=" -> b -> b.atMost(left.applyAsDouble(b), right.applyAsDouble(b));
      case ">" -> b -> b.above(left.applyAsDouble(b), right.applyAsDouble(b));
      default -> b -> b.below(left.applyAsDouble(b), right.applyAsDouble(b));
    };
  }
}
