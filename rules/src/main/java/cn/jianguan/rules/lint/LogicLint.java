package cn.jianguan.rules.lint;

import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.logic.DrlToken;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks {@code logic.drl} against the one shape a rule may have:
 *
 * <pre>
 * rule "name" when $b : Bundle(model == "JD-01", condition, …) then $b.hit(…); end
 * </pre>
 *
 * What is not on the lists below is refused: that keeps rules free of joins, state, priorities,
 * time and anything outside the bundle, whatever the rule language could do.
 */
final class LogicLint {
  private static final Set<String> PLAIN =
      Set.of("model", "expectation", "step", "stepSeverity", "true", "false", "Severity");
  private static final Set<String> SEVERITIES = Set.of("BLUE", "YELLOW", "ORANGE", "RED");
  private static final Set<String> INDICATORS = Set.of("number", "text");
  private static final Set<String> PARAMETERS = Set.of("parameter", "setting");
  private static final Set<String> FEATURES = Set.of("amount", "feature", "flag", "lists");
  private static final Set<String> SYMBOLS =
      Set.of(
          "(", ")", ",", ".", "&&", "||", "!", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*",
          "/");
  private static final Set<String> ACTIONS =
      Set.of("hit", "signal", "hitFrom", "raise", "tag", "confidence");
  private static final Map<String, String> WHY =
      Map.ofEntries(
          Map.entry("salience", "规则之间没有先后 / rules have no order among each other"),
          Map.entry("accumulate", "汇总请写成指标 / write an indicator instead of an accumulate"),
          Map.entry("collect", "汇总请写成指标 / write an indicator instead of a collect"),
          Map.entry("from", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("exists", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("forall", "规则只看一个 Bundle / a rule sees the one bundle only"),
          Map.entry("eval", "条件直接写在 Bundle(…) 里 / write conditions inside Bundle(…)"),
          Map.entry("import", "规则不得引入其他类 / rules import nothing"),
          Map.entry("package", "包名由引擎添加 / the engine adds the package"),
          Map.entry("global", "规则没有全局变量 / rules have no globals"),
          Map.entry("function", "规则没有函数 / rules define no functions"),
          Map.entry("dialect", "方言由引擎决定 / the engine sets the dialect"),
          Map.entry("mvel", "方言由引擎决定 / the engine sets the dialect"),
          Map.entry("timer", "期限请写成 expectations / write deadlines as expectations"),
          Map.entry("System", "规则不得访问系统 / rules may not reach the system"),
          Map.entry("insert", "规则不产生事实 / rules make no facts"),
          Map.entry("update", "规则不改变事实 / rules change no facts"));

  private final ModelDefinition model;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> indicators;
  private final Set<String> parameters;
  private final List<DrlToken> tokens;
  private int at;

  LogicLint(ModelDefinition model, String file) {
    this.model = model;
    this.file = file;
    this.tokens = DrlToken.of(model.drl());
    this.indicators =
        model.indicators().stream().map(i -> i.name()).collect(Collectors.toUnmodifiableSet());
    this.parameters =
        model.parameters().stream().map(p -> p.name()).collect(Collectors.toUnmodifiableSet());
  }

  List<Finding> check() {
    if (tokens.isEmpty()) {
      findings.add(new Finding(file, "没有规则", "there is no rule"));
    }
    // After the first mistake in the shape of a file the rest would only confuse.
    while (at < tokens.size() && rule()) {}
    return findings;
  }

  /** Names of indicators and parameters that the rules look at. */
  Set<String> used() {
    return used;
  }

  private boolean rule() {
    if (!take("rule")) {
      return false;
    }
    DrlToken name = next();
    if (name == null || name.type() != DrlToken.Type.STRING) {
      return wrong(name, "rule 之后应为引号内的名称", "a quoted name expected after 'rule'");
    }
    if (!names.add(name.text())) {
      return wrong(name, "规则名重复：" + name.text(), "two rules of this name");
    }
    return take("when") && bundle() && take("then") && actions() && take("end");
  }

  private boolean bundle() {
    if (!take("$b") || !take(":") || !take("Bundle") || !take("(")) {
      return false;
    }
    DrlToken first = peek(0);
    boolean named =
        first != null
            && first.is("model")
            && is(1, "==")
            && peek(2) != null
            && peek(2).type() == DrlToken.Type.STRING
            && peek(2).text().equals(model.id());
    if (!named) {
      String must = "model == \"" + model.id() + "\"";
      return wrong(first, "第一个条件应为 " + must, "the first condition must be " + must);
    }
    for (int depth = 1; depth > 0; ) {
      DrlToken token = next();
      if (token == null) {
        return wrong(null, "Bundle( 没有右括号", "Bundle( is not closed");
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (!condition(token)) {
        return false;
      }
    }
    return true;
  }

  private boolean condition(DrlToken token) {
    if (token.type() == DrlToken.Type.NAME) {
      return name(token);
    }
    boolean symbol = token.type() != DrlToken.Type.SYMBOL || SYMBOLS.contains(token.text());
    return symbol || wrong(token, "此处不能用 " + token.text(), "'" + token.text() + "' is not allowed");
  }

  private boolean name(DrlToken token) {
    String word = token.text();
    if (PLAIN.contains(word) || SEVERITIES.contains(word)) {
      return true;
    }
    boolean known =
        INDICATORS.contains(word) || PARAMETERS.contains(word) || FEATURES.contains(word);
    if (!known) {
      return forbidden(token);
    }
    DrlToken argument = peek(1);
    if (!is(0, "(") || argument == null || argument.type() != DrlToken.Type.STRING) {
      return wrong(token, word + " 之后应为 (\"名称\")", word + " takes a quoted name");
    }
    return INDICATORS.contains(word)
        ? has(indicators, argument, "没有指标 ", "no indicator ")
        : PARAMETERS.contains(word)
            ? has(parameters, argument, "参数表中没有 ", "no parameter ")
            : feature(argument);
  }

  private boolean has(Set<String> known, DrlToken name, String zh, String en) {
    used.add(name.text());
    return known.contains(name.text())
        || known == indicators && ModelNames.GIVEN_NUMBERS.contains(name.text())
        || wrong(name, zh + name.text() + "，已有 " + known, en + name.text() + ", known: " + known);
  }

  private boolean feature(DrlToken name) {
    FeatureReference feature = new FeatureReference(name.text());
    boolean known = ModelNames.triggerKinds(model).stream().anyMatch(feature::isKnownTo);
    return known
        || wrong(
            name, "触发行为没有特征 " + name.text(), "the triggering acts have no feature " + name.text());
  }

  private boolean actions() {
    while (at < tokens.size() && !is(0, "end")) {
      if (!take("$b") || !take(".")) {
        return false;
      }
      DrlToken action = next();
      if (action == null || !ACTIONS.contains(action.text())) {
        return wrong(action, "结论只能用 " + ACTIONS, "a rule may only do one of " + ACTIONS);
      }
      boolean ofSignals = action.is("hitFrom");
      if (!arguments(ofSignals) || !take(";")) {
        return false;
      }
    }
    return true;
  }

  private boolean arguments(boolean ofSignals) {
    if (!take("(")) {
      return false;
    }
    Set<String> words =
        Set.of(
            "Severity", "$b", "getStepSeverity", ".", ",", "(", "BLUE", "YELLOW", "ORANGE", "RED");
    for (int depth = 1; depth > 0; ) {
      DrlToken token = next();
      if (token == null) {
        return wrong(null, "缺少右括号", "a closing parenthesis is missing");
      }
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      boolean value = token.type() == DrlToken.Type.STRING || token.type() == DrlToken.Type.NUMBER;
      if (value && indicators.contains(token.text())) {
        used.add(token.text());
      }
      if (ofSignals && value && !has(parameters, token, "参数表中没有 ", "no parameter ")) {
        return false;
      }
      if (!value && !token.is(")") && !words.contains(token.text())) {
        return forbidden(token);
      }
    }
    return true;
  }

  private boolean forbidden(DrlToken token) {
    String why = WHY.get(token.text());
    return why != null
        ? wrong(token, "不允许 " + token.text() + "：" + why, "'" + token.text() + "' is not allowed")
        : wrong(token, "不认识 " + token.text(), "unknown word " + token.text());
  }

  private DrlToken peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : null;
  }

  private boolean is(int ahead, String word) {
    return peek(ahead) != null && peek(ahead).is(word);
  }

  private DrlToken next() {
    return at < tokens.size() ? tokens.get(at++) : null;
  }

  private boolean take(String word) {
    DrlToken token = next();
    if (token != null && token.is(word)) {
      return true;
    }
    String found = token == null ? "文件末尾" : token.text();
    if (token != null && WHY.containsKey(found)) {
      return forbidden(token);
    }
    return wrong(token, "应为 " + word + "，实为 " + found, "expected " + word + ", found " + found);
  }

  private boolean wrong(DrlToken token, String zh, String en) {
    int line =
        token != null ? token.line() : tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).line();
    findings.add(new Finding(file + ":" + line, zh, en));
    return false;
  }
}
