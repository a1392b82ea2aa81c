package cn.jianguan.rules.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Reads the conditions of rules that have the shape the linter admits, by recursive descent;
 * weakest first: {@code ,} (and), {@code ||}, {@code &&}, {@code !}, one comparison, sums,
 * products.
 */
final class ConditionParser {
  private final List<DrlToken> tokens;
  private final String model;
  private int at;

  /** A rule in another shape. */
  private static final class OtherShape extends RuntimeException {
    OtherShape() {
      super(null, null, false, false);
    }
  }

  /** A number, a text or a condition: exactly one of them. */
  private record Operand(
      ToDoubleFunction<Bundle> number, Function<Bundle, String> text, Condition condition) {
    static Operand number(ToDoubleFunction<Bundle> value) {
      return new Operand(value, null, null);
    }

    static Operand text(Function<Bundle, String> value) {
      return new Operand(null, value, null);
    }

    static Operand condition(Condition value) {
      return new Operand(null, null, value);
    }
  }

  ConditionParser(List<DrlToken> tokens, String model) {
    this.tokens = tokens;
    this.model = model;
  }

  /** One condition per rule; null where some rule cannot be read. */
  List<Condition> rules() {
    List<Condition> rules = new ArrayList<>();
    try {
      while (at < tokens.size()) {
        rules.add(rule());
      }
      return rules;
    } catch (OtherShape e) {
      return null;
    }
  }

  private Condition rule() {
    expect("rule");
    string();
    for (String word : List.of("when", "$b", ":", "Bundle", "(", "model", "==")) {
      expect(word);
    }
    if (!string().equals(model)) {
      throw new OtherShape();
    }
    Condition whole = bundle -> Condition.HOLDS;
    while (takes(",")) {
      whole = whole.and(or());
    }
    expect(")");
    expect("then");
    while (!takes("end")) {
      if (is("rule") || is("when")) {
        throw new OtherShape();
      }
      next();
    }
    return whole;
  }

  private Condition or() {
    Condition left = and();
    while (takes("||")) {
      left = left.or(and());
    }
    return left;
  }

  private Condition and() {
    Condition left = not();
    while (takes("&&")) {
      left = left.and(not());
    }
    return left;
  }

  private Condition not() {
    return takes("!") ? not().not() : comparison();
  }

  private Condition comparison() {
    Operand left = sum();
    for (String operator : List.of("==", "!=", "<=", ">=", "<", ">")) {
      if (takes(operator)) {
        return compared(operator, left, sum());
      }
    }
    if (left.condition == null) {
      throw new OtherShape();
    }
    return left.condition;
  }

  private static Condition compared(String operator, Operand left, Operand right) {
    if (left.number != null && right.number != null) {
      return numbers(operator, left.number, right.number);
    }
    boolean equality = operator.equals("==") || operator.equals("!=");
    if (left.text == null || right.text == null || !equality) {
      throw new OtherShape();
    }
    boolean equal = operator.equals("==");
    return b -> Condition.of(left.text.apply(b).equals(right.text.apply(b)) == equal);
  }

  /**
   * Where a value is missing, or 0 is compared with −0, only {@link Bundle#atLeast} and {@link
   * Bundle#atMost} are certain.
   */
  private static Condition numbers(
      String operator, ToDoubleFunction<Bundle> left, ToDoubleFunction<Bundle> right) {
    boolean strict = !operator.equals(">=") && !operator.equals("<=");
    return b -> {
      double x = left.applyAsDouble(b);
      double y = right.applyAsDouble(b);
      if (strict && (Double.isNaN(x) || Double.isNaN(y) || x == y && Double.compare(x, y) != 0)) {
        return Condition.UNCERTAIN;
      }
      return switch (operator) {
        case ">=" -> Condition.of(x >= y);
        case "<=" -> Condition.of(x <= y);
        case ">" -> Condition.of(x > y);
        case "<" -> Condition.of(x < y);
        case "==" -> x == y ? Condition.UNCERTAIN : Condition.FAILS;
        default -> Condition.UNCERTAIN;
      };
    };
  }

  private Operand sum() {
    Operand left = product();
    while (is("+") || is("-")) {
      left = calculated(next().text(), left, product());
    }
    return left;
  }

  private Operand product() {
    Operand left = atom();
    while (is("*") || is("/")) {
      left = calculated(next().text(), left, atom());
    }
    return left;
  }

  private static Operand calculated(String operator, Operand left, Operand right) {
    ToDoubleFunction<Bundle> x = left.number;
    ToDoubleFunction<Bundle> y = right.number;
    if (x == null || y == null) {
      throw new OtherShape();
    }
    return Operand.number(
        switch (operator) {
          case "+" -> b -> x.applyAsDouble(b) + y.applyAsDouble(b);
          case "-" -> b -> x.applyAsDouble(b) - y.applyAsDouble(b);
          case "*" -> b -> x.applyAsDouble(b) * y.applyAsDouble(b);
          default -> throw new OtherShape(); // two whole literals would divide as whole numbers
        });
  }

  private Operand atom() {
    if (takes("(")) {
      return group();
    }
    if (takes("-")) {
      return negative(atom());
    }
    DrlToken token = next();
    return switch (token.type()) {
      case NUMBER -> {
        double value = Double.parseDouble(token.text());
        yield Operand.number(b -> value);
      }
      case STRING -> Operand.text(b -> token.text());
      case NAME -> name(token.text());
      default -> throw new OtherShape();
    };
  }

  private static Operand negative(Operand operand) {
    if (operand.number == null) {
      throw new OtherShape();
    }
    return Operand.number(b -> -operand.number.applyAsDouble(b));
  }

  /** What is in parentheses may be a condition or a value: only what follows tells. */
  private Operand group() {
    int start = at;
    try {
      Operand value = sum();
      expect(")");
      return value;
    } catch (OtherShape e) {
      at = start;
      Condition inner = or();
      expect(")");
      return Operand.condition(inner);
    }
  }

  private Operand name(String word) {
    switch (word) {
      case "step":
        return Operand.number(Bundle::getStep);
      case "expectation":
        return Operand.text(Bundle::getExpectation);
      default:
    }
    expect("(");
    String name = string();
    if (word.equals("lists")) {
      expect(",");
      String item = string();
      expect(")");
      return Operand.condition(b -> Condition.of(b.lists(name, item)));
    }
    expect(")");
    return switch (word) {
      case "number" -> Operand.number(b -> b.number(name));
      case "parameter" -> Operand.number(b -> b.parameter(name));
      case "amount" -> Operand.number(b -> b.amount(name));
      case "text" -> Operand.text(b -> b.text(name));
      case "setting" -> Operand.text(b -> b.setting(name));
      case "feature" -> Operand.text(b -> b.feature(name));
      case "flag" -> Operand.condition(b -> Condition.of(b.flag(name)));
      default -> throw new OtherShape();
    };
  }

  private DrlToken next() {
    if (at >= tokens.size()) {
      throw new OtherShape();
    }
    return tokens.get(at++);
  }

  private boolean is(String word) {
    return at < tokens.size() && tokens.get(at).is(word);
  }

  private boolean takes(String word) {
    boolean found = is(word);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String word) {
    if (!takes(word)) {
      throw new OtherShape();
    }
  }

  private String string() {
    DrlToken token = next();
    if (token.type() != DrlToken.Type.STRING) {
      throw new OtherShape();
    }
    return token.text();
  }
}
