package cn.jianguan.rules.lint;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.wording.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks {@code model.yaml}: every name exists, every code is known, every window can be kept. */
final class ManifestLint {
  private static final Set<String> DOMAINS =
      Set.of(
          "JT", "YJ", "NY", "SC", "ST", "ZJ", "WL", "WJ", "YP", "JY", "RS", "ZR", "SL", "JR", "GZ",
          "RX", "XY", "XX", "JD");
  private static final Set<String> ADDRESSEES =
      Set.of(
          "CO",
          "MU",
          "PR",
          "TW",
          "CC",
          "MC",
          "PC",
          "JU",
          "LEAD",
          "AGENCY",
          "DATA_OFFICER",
          "ENTERPRISE");

  /**
   * A role, {@code cc:} before it for a copy, a domain after it where it is not the model's own.
   */
  private static final Pattern ADDRESSEE = Pattern.compile("(?:cc:)?([A-Z_]+)(?::([A-Z]{2}))?");

  private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

  private final ModelDefinition model;
  private final String file;
  private final Set<String> parameters = new HashSet<>();
  private final Set<String> indicators = new HashSet<>();

  /** Parameters, and the indicators checked so far: an indicator may read those before it. */
  private final Set<String> readable = new HashSet<>();

  private final Set<ActKind> triggers;
  private final List<Finding> findings = new ArrayList<>();

  ManifestLint(Manifest manifest, String file) {
    this.model = manifest.definition();
    this.file = file;
    this.triggers = ModelNames.triggerKinds(model);
    model.parameters().forEach(row -> parameters.add(row.name()));
    readable.addAll(parameters);
    model.indicators().forEach(indicator -> indicators.add(indicator.name()));
  }

  List<Finding> check() {
    codes();
    trigger();
    model.indicators().forEach(this::indicator);
    readable.retainAll(parameters);
    model.expectations().forEach(this::expectation);
    template("episode", model.episodeKey());
    sentence("reason.zh", model.reasonZh());
    sentence("reason.en", model.reasonEn());
    findings.addAll(new SlaLint(model.terms(), file).check());
    return findings;
  }

  private void codes() {
    if (!model.id().matches("[A-Z]{2}-[0-9]{2}")) {
      add("id", "编号应为 JD-01 形式", "an id looks like JD-01");
    }
    if (!model.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      add("version", "版本应为 1.0.0 形式", "a version looks like 1.0.0");
    }
    if (!DOMAINS.contains(model.domain())) {
      add("domain", "领域代码应为 " + DOMAINS, "unknown domain " + model.domain());
    }
    for (String code : model.addressees()) {
      Matcher addressee = ADDRESSEE.matcher(code);
      boolean known = addressee.matches() && ADDRESSEES.contains(addressee.group(1));
      String domain = known ? addressee.group(2) : null;
      if (!known || domain != null && !DOMAINS.contains(domain)) {
        add("addressees", "收件角色 " + code + " 不在 " + ADDRESSEES, "unknown addressee " + code);
      }
    }
    boolean never = model.suppressCodes().contains("N");
    for (String code : model.suppressCodes()) {
      if (!code.matches("S[1-9]|N")) {
        add("suppress", "抑制码应为 S1–S9 或 N", "a suppression code is S1 to S9, or N");
      }
    }
    if (never && model.suppressCodes().size() > 1) {
      add("suppress", "N（从不抑制）不能与其他抑制码并列", "N stands alone");
    }
  }

  private void trigger() {
    filter("trigger.where", model.trigger().filter(), model.trigger().kinds(), Set.of());
    boolean deadline = model.trigger().type() == Trigger.Type.EXPECTATION;
    if (deadline && model.expectations().isEmpty()) {
      add("expectations", "触发类型为 EXPECTATION 却没有期望", "no expectation to trigger it");
    }
    if (model.kind() == ModelKind.A && !deadline) {
      add("trigger.type", "缺失类模型（A）应由期望触发", "a model of kind A is triggered by expectations");
    }
    if (!model.trigger().by().isEmpty()) {
      feature("trigger.by", model.trigger().by(), model.trigger().kinds());
    }
    remembered("trigger.acts", triggers);
  }

  private void indicator(IndicatorDefinition indicator) {
    String key = "indicators." + indicator.name();
    remembered(key + ".acts", indicator.kinds());
    filter(key + ".where", indicator.filter(), indicator.kinds(), triggers);
    filter(key + ".matching", indicator.matching(), indicator.kinds(), triggers);
    readable.add("@" + indicator.name());
    if (!indicator.field().isEmpty()) {
      for (String name : indicator.field().split("\\|")) {
        feature(key + ".of", name, indicator.kinds());
      }
    }
    if (indicator.peers() != null) {
      feature(key + ".by", indicator.peers().by(), indicator.kinds());
      feature(key + ".by", indicator.peers().by(), triggers);
    }
    Duration reach = indicator.window().reach().multipliedBy(indicator.buckets() + 1L);
    if (reach.compareTo(EvaluatorOptions.DEFAULT.retention()) > 0) {
      long days = EvaluatorOptions.DEFAULT.retention().toDays();
      add(key + ".window", "窗口超过历史保存期 " + days + " 天", "history is kept for " + days + " days");
    }
    boolean several = indicator.field().contains("|");
    boolean distinct =
        indicator.aggregate() == Aggregate.DISTINCT || indicator.series() == Aggregate.DISTINCT;
    if (several && !distinct) {
      add(key + ".of", "只有 DISTINCT 可以写多个字段", "only DISTINCT takes several fields");
    }
  }

  private void expectation(ExpectationDefinition expectation) {
    String key = "expectations." + expectation.name();
    filter(key + ".opened.where", expectation.opener(), expectation.openerKinds(), Set.of());
    filter(
        key + ".closed.where",
        expectation.closer(),
        expectation.closerKinds(),
        expectation.openerKinds());
    features(key + ".closed.field", expectation.closedField(), expectation.openerKinds());
    for (ExpectationDefinition.Step step : expectation.steps()) {
      if (!step.base().isEmpty()) {
        feature(key + ".steps.from", step.base(), expectation.openerKinds());
      }
      features(key + ".steps.plus", step.plus(), expectation.openerKinds());
    }
    Set<ActKind> kinds = EnumSet.copyOf(expectation.openerKinds());
    kinds.addAll(expectation.closerKinds());
    remembered(key, kinds);
  }

  /** Acts that no kind of subject of the model remembers cannot be asked for. */
  private void remembered(String key, Set<ActKind> kinds) {
    Set<ActKind> unknown = EnumSet.noneOf(ActKind.class);
    unknown.addAll(kinds);
    model.subjects().forEach(subject -> unknown.removeAll(subject.kinds()));
    if (!unknown.isEmpty()) {
      String subjects = model.subjects().toString();
      add(key, subjects + " 不记录 " + unknown, subjects + " remembers no " + unknown);
    }
  }

  private void filter(String key, String text, Set<ActKind> own, Set<ActKind> trigger) {
    if (text.contains(" #") && text.stripTrailing().endsWith("#")) {
      add(key, "YAML 中“ #”之后是注释，请加引号", "' #' starts a comment in YAML: put it in quotes");
    }
    try {
      Expression.parse(text, new Scope(own, trigger, readable));
    } catch (IllegalArgumentException e) {
      add(key, "条件有误", e.getMessage());
    }
  }

  private void features(String key, String names, Set<ActKind> kinds) {
    for (String name : names.isEmpty() ? new String[0] : names.split("\\|")) {
      feature(key, name.strip(), kinds);
    }
  }

  private void feature(String key, String name, Set<ActKind> kinds) {
    FeatureReference feature = new FeatureReference(name);
    if (kinds.stream().noneMatch(feature::isKnownTo)) {
      add(key, kinds + " 没有特征 " + name, "acts of " + kinds + " have no feature " + name);
    }
  }

  private void template(String key, String text) {
    Matcher names = BRACES.matcher(text);
    while (names.find()) {
      named(key, names.group(1));
    }
  }

  private void sentence(String key, String text) {
    try {
      Sentence sentence = Sentence.parse(text);
      sentence.told().forEach(name -> named(key, name));
      sentence.asked().forEach(name -> named(key, name));
    } catch (IllegalArgumentException e) {
      add(key, "句子有误", e.getMessage());
    }
  }

  private void named(String key, String name) {
    FeatureReference feature = new FeatureReference(name);
    boolean known =
        ModelNames.BUILT_IN.contains(name)
            || model.expectations().stream().anyMatch(e -> e.name().equals(name))
            || indicators.contains(name)
            || parameters.contains(name)
            || triggers.stream().anyMatch(feature::isKnownTo);
    if (!known) {
      add(
          key,
          "模板中的 {" + name + "} 不是指标、参数或特征",
          "{" + name + "} is no indicator, parameter or feature");
    }
  }

  private void add(String key, String zh, String en) {
    findings.add(new Finding(file + " [" + key + "]", zh, en));
  }
}
