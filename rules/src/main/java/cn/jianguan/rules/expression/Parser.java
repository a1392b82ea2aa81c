package cn.jianguan.rules.expression;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.FeatureReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an expression by recursive descent, one method per level of precedence. */
final class Parser {
  private static final int MAX_DEPTH = 50;

  private final String text;
  private final Scope scope;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Parser(String text, Scope scope) {
    this.text = text;
    this.scope = scope;
    this.tokens = Token.of(text);
  }

  Node read() {
    Node whole = or();
    if (peek().type() != Token.Type.END) {
      throw wrong("此处多余", "nothing more expected here");
    }
    return whole;
  }

  private Node or() {
    Node left = and();
    while (takes("||")) {
      Node a = left;
      Node b = and();
      left = (own, trigger, p) -> a.holds(own, trigger, p) || b.holds(own, trigger, p);
    }
    return left;
  }

  private Node and() {
    Node left = not();
    while (takes("&&")) {
      Node a = left;
      Node b = not();
      left = (own, trigger, p) -> a.holds(own, trigger, p) && b.holds(own, trigger, p);
    }
    return left;
  }

  private Node not() {
    if (takes("!")) {
      Node inner = not();
      return (own, trigger, p) -> !inner.holds(own, trigger, p);
    }
    return comparison();
  }

  private Node comparison() {
    Node left = sum();
    if (takes("==")) {
      Node right = sum();
      return (o, t, p) -> Values.same(left.value(o, t, p), right.value(o, t, p));
    }
    if (takes("!=")) {
      Node right = sum();
      return (o, t, p) -> !Values.same(left.value(o, t, p), right.value(o, t, p));
    }
    for (String operator : List.of("<=", ">=", "<", ">")) {
      if (takes(operator)) {
        return ordered(operator, left, sum());
      }
    }
    return words(left);
  }

  private Node words(Node left) {
    if (takesWord("known")) {
      return (o, t, p) -> left.value(o, t, p) != null;
    }
    if (takesWord("in")) {
      return in(left);
    }
    if (takesWord("not")) {
      if (!takesWord("in")) {
        throw wrong("not 之后应为 in", "'in' expected after 'not'");
      }
      Node in = in(left);
      return (o, t, p) -> !in.holds(o, t, p);
    }
    if (takesWord("contains")) {
      Node item = sum();
      return (o, t, p) -> Values.contains(left.value(o, t, p), item.value(o, t, p));
    }
    if (takesWord("startsWith")) {
      Node prefix = sum();
      return (o, t, p) ->
          left.value(o, t, p) instanceof String whole
              && prefix.value(o, t, p) instanceof String start
              && whole.startsWith(start);
    }
    return left;
  }

  private Node in(Node left) {
    expect("[");
    List<Node> items = new ArrayList<>();
    do {
      items.add(sum());
    } while (takes(","));
    expect("]");
    return (o, t, p) -> {
      Object value = left.value(o, t, p);
      for (Node item : items) {
        if (Values.same(value, item.value(o, t, p))) {
          return true;
        }
      }
      return false;
    };
  }

  private static Node ordered(String operator, Node left, Node right) {
    return (o, t, p) -> {
      Integer order = Values.order(left.value(o, t, p), right.value(o, t, p));
      return order != null
          && switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
          };
    };
  }

  private Node sum() {
    Node left = product();
    while (peek().type() == Token.Type.SYMBOL && "+-".contains(peek().text())) {
      left = calculated(next().text(), left, product());
    }
    return left;
  }

  private Node product() {
    Node left = atom();
    while (peek().type() == Token.Type.SYMBOL && "*/".contains(peek().text())) {
      left = calculated(next().text(), left, atom());
    }
    return left;
  }

  private static Node calculated(String operator, Node left, Node right) {
    return (o, t, p) -> Values.calculate(operator, left.value(o, t, p), right.value(o, t, p));
  }

  private Node atom() {
    if (++depth > MAX_DEPTH) {
      throw wrong("嵌套过深", "nested too deeply");
    }
    try {
      return takes("(") ? group() : takes("-") ? negative() : word(next());
    } finally {
      depth--;
    }
  }

  private Node group() {
    Node inner = or();
    expect(")");
    return inner;
  }

  private Node negative() {
    return calculated("-", constant(0.0), atom());
  }

  private Node word(Token token) {
    return switch (token.type()) {
      case NUMBER -> constant(Double.valueOf(token.text()));
      case TEXT -> constant(token.text());
      case TRIGGER -> {
        FeatureReference feature = feature(token, scope.trigger());
        yield (o, trigger, p) -> feature.of(trigger);
      }
      case PARAMETER -> parameter(token);
      case NAME ->
          switch (token.text()) {
            case "true" -> constant(true);
            case "false" -> constant(false);
            case "null" -> constant(null);
            default -> {
              FeatureReference feature = feature(token, scope.own());
              yield (own, t, p) -> feature.of(own);
            }
          };
      default -> throw wrong(token, "此处应为名称或取值", "a name or value expected");
    };
  }

  private Node parameter(Token token) {
    if (!scope.parameters().contains(token.text()) && !token.text().equals(Parameters.NOT_KEPT)) {
      throw token.text().startsWith("@")
          ? wrong(token, "前面没有指标 " + token.text(), "no indicator before this one: " + token.text())
          : wrong(token, "没有参数 " + token.text(), "no parameter " + token.text());
    }
    return (o, t, parameters) -> parameters.get(token.text());
  }

  private FeatureReference feature(Token token, Set<ActKind> kinds) {
    FeatureReference feature = new FeatureReference(token.text());
    if (kinds.stream().noneMatch(feature::isKnownTo)) {
      throw wrong(
          token,
          kinds + " 没有特征 " + token.text(),
          "acts of " + kinds + " have no feature " + token.text());
    }
    return feature;
  }

  private static Node constant(Object value) {
    return (o, t, p) -> value;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    return tokens.get(at == tokens.size() - 1 ? at : at++);
  }

  private boolean takes(String symbol) {
    boolean found = peek().type() == Token.Type.SYMBOL && peek().text().equals(symbol);
    at += found ? 1 : 0;
    return found;
  }

  private boolean takesWord(String word) {
    boolean found = peek().type() == Token.Type.NAME && peek().text().equals(word);
    at += found ? 1 : 0;
    return found;
  }

  private void expect(String symbol) {
    if (!takes(symbol)) {
      throw wrong("此处应为 " + symbol, "'" + symbol + "' expected");
    }
  }

  private ExpressionException wrong(String zh, String en) {
    return wrong(peek(), zh, en);
  }

  private ExpressionException wrong(Token token, String zh, String en) {
    return new ExpressionException(text, token.position(), zh, en);
  }
}
