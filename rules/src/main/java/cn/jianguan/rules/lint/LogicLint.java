package cn.jianguan.rules.lint;

import cn.jianguan.rules.drl.DrlPosition;
import cn.jianguan.rules.drl.DrlRule;
import cn.jianguan.rules.drl.DrlTerm;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ParameterRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Checks the names in {@code logic.drl}: the model's own, and only indicators, parameters and
 * features that there are. Its shape has been checked by whoever made the tree.
 */
final class LogicLint {
  private final ModelDefinition model;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> used = new TreeSet<>();
  private final Set<String> indicators;
  private final Set<String> parameters;

  LogicLint(ModelDefinition model, String file) {
    this.model = model;
    this.file = file;
    this.indicators =
        model.indicators().stream().map(i -> i.name()).collect(Collectors.toUnmodifiableSet());
    this.parameters =
        model.parameters().stream().map(p -> p.name()).collect(Collectors.toUnmodifiableSet());
  }

  List<Finding> check() {
    Set<String> names = new HashSet<>();
    for (DrlRule rule : model.logic().rules()) {
      if (!names.add(rule.name())) {
        add(rule.at(), "规则名重复：" + rule.name(), "two rules of this name");
      }
      if (!rule.model().value().equals(model.id())) {
        String must = "model == \"" + model.id() + "\"";
        add(rule.model().at(), "第一个条件应为 " + must, "the first condition must be " + must);
      }
      rule.conditions().forEach(condition -> condition.visit(this::condition));
      rule.actions().forEach(this::action);
    }
    return findings;
  }

  /** Names of indicators and parameters that the rules look at. */
  Set<String> used() {
    return used;
  }

  private void condition(DrlTerm term) {
    if (!(term instanceof DrlTerm.MethodCall call)) {
      return;
    }
    DrlTerm.TextLiteral name = (DrlTerm.TextLiteral) call.operands().get(0);
    switch (call.method()) {
      case "number", "text" -> indicator(name);
      case "parameter" -> parameter(name, true);
      case "setting" -> parameter(name, false);
      default -> feature(name);
    }
  }

  private void action(DrlTerm.MethodCall action) {
    for (DrlTerm argument : action.operands()) {
      if (argument instanceof DrlTerm.TextLiteral text) {
        if (action.method().equals("hitFrom")) {
          parameter(text, true);
        } else if (indicators.contains(text.value())) {
          used.add(text.value());
        }
      }
    }
  }

  private void indicator(DrlTerm.TextLiteral name) {
    used.add(name.value());
    if (!indicators.contains(name.value()) && !ModelNames.BUILT_IN_NUMBERS.contains(name.value())) {
      unknown(name, "没有指标 ", "no indicator ", indicators);
    }
  }

  private void parameter(DrlTerm.TextLiteral name, boolean asNumber) {
    used.add(name.value());
    if (!parameters.contains(name.value())) {
      unknown(name, "参数表中没有 ", "no parameter ", parameters);
    }
    for (ParameterRow row : model.parameters()) {
      boolean says = row.name().equals(name.value()) && row.isDefault();
      if (says && row.isNumber() != asNumber) {
        add(
            name.at(),
            "参数 " + row.name() + " 的默认值 " + row.value() + (asNumber ? " 不是数值" : " 不是文本"),
            "parameter " + row.name() + " is " + (asNumber ? "no number" : "no text"));
      }
    }
  }

  private void unknown(DrlTerm.TextLiteral name, String zh, String en, Set<String> known) {
    Set<String> all = new TreeSet<>(known);
    add(name.at(), zh + name.value() + "，已有 " + all, en + name.value() + ", known: " + all);
  }

  private void feature(DrlTerm.TextLiteral name) {
    FeatureReference feature = new FeatureReference(name.value());
    if (ModelNames.triggerKinds(model).stream().noneMatch(feature::isKnownTo)) {
      add(
          name.at(),
          "触发行为没有特征 " + name.value(),
          "the triggering acts have no feature " + name.value());
    }
  }

  private void add(DrlPosition at, String zh, String en) {
    findings.add(new Finding(file + ":" + at, zh, en));
  }
}
