package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.Indicator;
import cn.jianguan.rules.logic.Conditions;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.wording.Sentence;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A model ready to be evaluated: filters parsed, indicators and expectations compiled. */
final class CompiledModel {
  private final ModelDefinition definition;
  private final boolean shadow;
  private final Runnable onEvaluation;
  private final Expression filter;
  private final FeatureReference member;
  private final Map<String, Numbered> indicators = new LinkedHashMap<>();
  private final List<CompiledExpectation> expectations;
  private final ParameterTable parameters;
  private final Set<ActKind> indicatorKinds = EnumSet.noneOf(ActKind.class);
  private final Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
  private final Set<ActKind> triggerKinds = EnumSet.noneOf(ActKind.class);
  private final Conditions conditions;
  private final Map<String, ResolvedName> names = new HashMap<>();
  private final KeyTemplate episode;
  private final Sentence reasonZh;
  private final Sentence reasonEn;
  private final RearmBound rearm;
  private final String channel;
  private final String release;
  private final String publication;
  private final long reach;

  /** An indicator and its place among those of the model, from 0. */
  record Numbered(int number, Indicator indicator) {}

  private CompiledModel(
      ModelDefinition definition, boolean shadow, ZoneId zone, Runnable onEvaluation) {
    this.definition = definition;
    this.shadow = shadow;
    this.onEvaluation = onEvaluation;
    this.parameters = new ParameterTable(definition.parameters());
    Set<String> names = parameters.names();
    Set<ActKind> triggers = triggerKinds(definition);
    this.filter =
        Expression.parse(definition.trigger().filter(), new Scope(triggers, Set.of(), names));
    this.member = member(definition.trigger());
    Set<String> readable = new HashSet<>(names);
    for (IndicatorDefinition indicator : definition.indicators()) {
      indicators.put(
          indicator.name(),
          new Numbered(indicators.size(), new Indicator(indicator, triggers, readable, zone)));
      readable.add("@" + indicator.name());
      indicatorKinds.addAll(indicator.kinds());
    }
    this.expectations =
        definition.expectations().stream().map(e -> new CompiledExpectation(e, names)).toList();
    this.rearm = new RearmBound(definition, zone);
    this.reach = reach(definition.indicators());
    this.channel = shadow ? definition.id() + "~shadow" : definition.id();
    this.release = definition.id() + "@" + definition.version();
    this.publication = channel + "@" + definition.version();
    this.conditions = Conditions.of(definition);
    this.episode = new KeyTemplate(definition.episodeKey(), this::name);
    this.reasonZh = Sentence.parse(definition.reasonZh());
    this.reasonEn = Sentence.parse(definition.reasonEn());
    triggerKinds.addAll(definition.trigger().kinds());
    kinds.addAll(triggers);
    kinds.addAll(indicatorKinds);
    expectations.forEach(expectation -> kinds.addAll(expectation.closerKinds()));
  }

  /**
   * Compiles a definition.
   *
   * @param onEvaluation run each time its rules are asked
   * @throws InvalidModelException naming what does not fit
   */
  static CompiledModel of(
      ModelDefinition definition, boolean shadow, ZoneId zone, Runnable onEvaluation)
      throws InvalidModelException {
    try {
      return new CompiledModel(definition, shadow, zone, onEvaluation);
    } catch (IllegalArgumentException e) {
      throw new InvalidModelException(definition.id() + ": " + e.getMessage(), e);
    }
  }

  ModelDefinition definition() {
    return definition;
  }

  boolean isShadow() {
    return shadow;
  }

  /** Its rules are asked. */
  void evaluated() {
    onEvaluation.run();
  }

  /** Name under which its hits are remembered: all versions of a channel share them. */
  String channel() {
    return channel;
  }

  /** Name of this version. */
  String release() {
    return release;
  }

  /** What its rules ask before anything else. */
  Conditions conditions() {
    return conditions;
  }

  KeyTemplate episode() {
    return episode;
  }

  Sentence reasonZh() {
    return reasonZh;
  }

  Sentence reasonEn() {
    return reasonEn;
  }

  /** Up to when former hits of an episode are another matter than a new one. */
  RearmBound rearm() {
    return rearm;
  }

  /** What a word of its reasons and rules stands for. */
  ResolvedName name(String text) {
    ResolvedName name = names.get(text);
    if (name == null) {
      boolean parameter = parameters.names().contains(text);
      name = new ResolvedName(text, indicators.get(text), parameter, new FeatureReference(text));
      names.put(text, name);
    }
    return name;
  }

  /** Name of this version in its channel. */
  String publication() {
    return publication;
  }

  /** Acts of no other kind can change what it says. */
  Set<ActKind> kinds() {
    return kinds;
  }

  Trigger.Type type() {
    return definition.trigger().type();
  }

  Map<String, Numbered> indicators() {
    return indicators;
  }

  List<CompiledExpectation> expectations() {
    return expectations;
  }

  /** True where time alone can make it hit, whatever else triggers it. */
  boolean hasDeadlines() {
    return !expectations.isEmpty();
  }

  /** True where it waits for a moment: a deadline or the end of a period. */
  boolean setsTimers() {
    return hasDeadlines() || type() == Trigger.Type.PERIOD;
  }

  CompiledExpectation expectation(String name) {
    return expectations.stream().filter(e -> e.name().equals(name)).findAny().orElse(null);
  }

  ParameterTable parameters() {
    return parameters;
  }

  boolean isTriggeredBy(Row row, Parameters values) {
    return triggerKinds.contains(row.kind()) && filter.holds(row, row, values);
  }

  /** The member of its group an act belongs to: empty where there are none, null where no one's. */
  String member(Row row) {
    Object name = member == null ? "" : member.of(row);
    return name == null ? null : name.toString();
  }

  /** True where the act is or was among what some indicator counts at that moment. */
  boolean concerns(Row act, Row trigger, long at, Parameters values) {
    if (!indicatorKinds.contains(act.kind())) {
      return false;
    }
    for (Numbered numbered : indicators.values()) {
      if (numbered.indicator().concerns(act, trigger, at, values)) {
        return true;
      }
    }
    return false;
  }

  /** Acts of these kinds can change what the indicators say. */
  boolean measures(ActKind kind) {
    return indicatorKinds.contains(kind);
  }

  /** The latest moment whose indicators can still see an act of that time. */
  long lastSeen(long occurredAt) {
    return reach == Long.MAX_VALUE ? Long.MAX_VALUE : occurredAt + reach;
  }

  /**
   * Whether a subject still has all that the indicators look at, at a moment. What looks at all
   * that is kept is content with what is.
   */
  boolean isRemembered(long at, SubjectMetadata subject) {
    return reach == 0 || reach == Long.MAX_VALUE || subject.remembers(indicatorKinds, at - reach);
  }

  private static FeatureReference member(Trigger trigger) {
    if (trigger.by().isEmpty()) {
      return null;
    }
    FeatureReference member = new FeatureReference(trigger.by());
    if (trigger.type() != Trigger.Type.PERIOD
        || trigger.kinds().stream().noneMatch(member::isKnownTo)) {
      throw new IllegalArgumentException(
          "触发条件 by: 仅用于 PERIOD，且须为触发行为的特征 / trigger: by needs PERIOD and a feature of the"
              + " triggering acts: "
              + trigger.by());
    }
    return member;
  }

  private static Set<ActKind> triggerKinds(ModelDefinition definition) {
    Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
    kinds.addAll(definition.trigger().kinds());
    for (ExpectationDefinition expectation : definition.expectations()) {
      kinds.addAll(expectation.openerKinds());
    }
    return kinds;
  }

  private static long reach(List<IndicatorDefinition> indicators) {
    long longest = 0;
    for (IndicatorDefinition indicator : indicators) {
      Duration one = indicator.window().reach();
      if (one.isNegative()) {
        return Long.MAX_VALUE;
      }
      longest = Math.max(longest, one.multipliedBy(indicator.buckets() + 1L).toMillis());
    }
    return longest;
  }
}
