package cn.jianguan.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The grammar of one condition; weakest first: {@code ||}, {@code &&}, one comparison, sums,
 * products, {@code !} and {@code -}.
 */
final class ConditionGrammar {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_TERMS = 256;

  /** Operators by how weakly they bind. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("||"),
          Set.of("&&"),
          Set.of("==", "!=", "<", "<=", ">", ">="),
          Set.of("+", "-"),
          Set.of("*", "/"));

  /** Level of comparisons, of which one does not stand in another without parentheses. */
  static final int COMPARISON = 2;

  /** Methods of the bundle that take the name of something. */
  private static final Set<String> METHODS =
      Set.of("number", "text", "parameter", "setting", "amount", "feature", "flag", "lists");

  private static final Set<String> WORDS =
      Set.of("true", "false", "model", "expectation", "step", "stepSeverity");

  /** What a condition begins with, as messages list it. */
  private static final String NAMES =
      "number, text, parameter, setting, amount, feature, flag, lists, step, expectation";

  private final DrlTokens tokens;
  private int depth;
  private int terms;

  ConditionGrammar(DrlTokens tokens) {
    this.tokens = tokens;
  }

  /** How closely an operator binds, from 0. */
  static int level(DrlTerm.BinaryTerm term) {
    int level = 0;
    while (!LEVELS.get(level).contains(term.operator())) {
      level++;
    }
    return level;
  }

  DrlTerm condition() {
    depth = 0;
    terms = 0;
    return level(0);
  }

  private DrlTerm level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    DrlTerm left = level(level + 1);
    while (LEVELS.get(level).contains(tokens.peek().text()) && isSymbol()) {
      String operator = tokens.take().text();
      left = new DrlTerm.BinaryTerm(left.at(), operator, left, level(level + 1));
      if (level == COMPARISON) {
        return left; // a < b < c compares nothing
      }
    }
    return left;
  }

  private boolean isSymbol() {
    return tokens.peek().type() == DrlToken.Type.SYMBOL;
  }

  private DrlTerm unary() {
    DrlToken token = tokens.peek();
    if (!isSymbol() || !token.is("!") && !token.is("-")) {
      return primary();
    }
    deeper();
    tokens.take();
    DrlTerm term = new DrlTerm.UnaryTerm(token.at(), token.text(), unary());
    depth--;
    return term;
  }

  private DrlTerm primary() {
    if (++terms > MAX_TERMS) {
      throw tokens.wrong("至多 " + MAX_TERMS + " 项", "at most " + MAX_TERMS + " terms");
    }
    DrlToken token = tokens.peek();
    return switch (token.type()) {
      case STRING -> tokens.text("", "");
      case NUMBER -> new DrlTerm.NumberLiteral(token.at(), tokens.take().text());
      case NAME -> named(token);
      default -> inner();
    };
  }

  private DrlTerm inner() {
    if (!tokens.is("(")) {
      throw tokens.wrong("条件或数值", "a condition or a value");
    }
    deeper();
    tokens.take();
    DrlTerm inner = level(0);
    tokens.expect(")");
    depth--;
    return inner;
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw tokens.wrong("至多 " + MAX_DEPTH + " 层嵌套", "at most " + MAX_DEPTH + " levels of nesting");
    }
  }

  private DrlTerm named(DrlToken token) {
    if (WORDS.contains(token.text())) {
      tokens.take();
      return new DrlTerm.BareWord(token.at(), token.text());
    }
    if (token.is("Severity")) {
      return new DrlTerm.SeverityLiteral(token.at(), DrlParser.severity(tokens));
    }
    if (!METHODS.contains(token.text())) {
      throw tokens.wrong(NAMES, NAMES);
    }
    tokens.take();
    List<DrlTerm> arguments = new ArrayList<>();
    tokens.expect("(");
    arguments.add(tokens.text("引号内的名称", "a quoted name"));
    if (token.is("lists")) {
      tokens.expect(",");
      arguments.add(tokens.text("引号内的文本", "a quoted text"));
    }
    tokens.expect(")");
    return new DrlTerm.MethodCall(token.at(), token.text(), arguments);
  }
}
