package cn.jianguan.rules.logic;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.expression.Decimals;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one fact a rule sees: everything about one evaluation of one model, flat. Rules read numbers,
 * texts, parameters and features by name and record what they conclude; a rule is
 *
 * <pre>
 * rule "JD-01 same agency, one day"
 * when
 *   $b : Bundle(model == "JD-01", number("agencyDay") &gt; parameter("perDay"))
 * then
 *   $b.hit(Severity.YELLOW, "agencyDay", "perDay");
 * end
 * </pre>
 */
public final class Bundle {
  private final String model;
  private final String expectation;
  private final int step;
  private final Severity stepSeverity;
  private final Facts facts;
  private Set<Verdict.Comparison> compared = Set.of();
  private Set<String> tags = Set.of();
  private Map<Severity, Double> bySignals = Map.of();
  private Severity severity;
  private int signals;
  private int raised;
  private double confidence = 1.0;

  /** A bundle of an expectation that was not met at one of its steps. */
  public Bundle(String model, String expectation, int step, Severity stepSeverity, Facts facts) {
    this.model = model;
    this.expectation = expectation;
    this.step = step;
    this.stepSeverity = stepSeverity;
    this.facts = facts;
  }

  /** A bundle of an act or a period. */
  public Bundle(String model, Facts facts) {
    this(model, "", 0, Severity.BLUE, facts);
  }

  public String getModel() {
    return model;
  }

  /** Name of the expectation that was not met; empty otherwise. */
  public String getExpectation() {
    return expectation;
  }

  /** Step of that expectation, from 1; 0 otherwise. */
  public int getStep() {
    return step;
  }

  /** Severity the manifest gives that step. */
  public Severity getStepSeverity() {
    return stepSeverity;
  }

  /** A numeric indicator; NaN (for which no comparison holds) where there is no value. */
  public double number(String indicator) {
    return facts.indicator(indicator) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A textual indicator; empty where there is no value. */
  public String text(String indicator) {
    return facts.indicator(indicator) instanceof String text ? text : "";
  }

  /**
   * A numeric parameter.
   *
   * @throws IllegalArgumentException if the parameter is a text
   */
  public double parameter(String name) {
    if (facts.parameter(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException("parameter is no number: " + name);
  }

  /** A parameter as text. */
  public String setting(String name) {
    return facts.parameter(name).toString();
  }

  /** A numeric feature of the trigger; NaN where it has none. */
  public double amount(String feature) {
    return facts.feature(feature) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  /** A feature of the trigger as text; empty where it has none. */
  public String feature(String name) {
    Object value = facts.feature(name);
    return value == null ? "" : value.toString();
  }

  /** A flag of the trigger; false where it has none. */
  public boolean flag(String feature) {
    return Boolean.TRUE.equals(facts.feature(feature));
  }

  /** True where a list feature of the trigger contains the text. */
  public boolean lists(String feature, String item) {
    return facts.feature(feature) instanceof List<?> items && items.contains(item);
  }

  /** {@code a == b} of a condition, as {@link Decimals}; false where one of them is missing. */
  public boolean same(double value, double line) {
    return Decimals.same(value, line);
  }

  /** {@code a != b} of a condition; true where one of them is missing. */
  public boolean differs(double value, double line) {
    return !Decimals.same(value, line);
  }

  /** {@code a >= b} of a condition; false where one of them is missing. */
  public boolean atLeast(double value, double line) {
    return value >= line || Decimals.same(value, line);
  }

  /** {@code a <= b} of a condition; false where one of them is missing. */
  public boolean atMost(double value, double line) {
    return value <= line || Decimals.same(value, line);
  }

  /** {@code a > b} of a condition; false where one of them is missing. */
  public boolean above(double value, double line) {
    return !Double.isNaN(value) && !Double.isNaN(line) && Decimals.compare(value, line) > 0;
  }

  /** {@code a < b} of a condition; false where one of them is missing. */
  public boolean below(double value, double line) {
    return above(line, value);
  }

  /** {@code a + b} of a condition. */
  public double sum(double one, double other) {
    return Decimals.plus(one, other);
  }

  /** {@code a - b} of a condition. */
  public double difference(double one, double other) {
    return Decimals.plus(one, -other);
  }

  /** {@code a / b} of a condition, of whole numbers too. */
  public double quotient(double one, double other) {
    return one / other;
  }

  /**
   * The condition holds. Of several rules the highest severity counts.
   *
   * @param pairs names of what was compared: an indicator or feature, then the parameter or
   *     indicator it was compared with (or its literal value, or empty), and so on
   */
  public void hit(Severity found, String... pairs) {
    severity = graver(severity, found);
    compare(pairs);
  }

  /**
   * One of several signals, of which a hit needs some number ({@link #hitFrom}).
   *
   * @param pairs what was compared, as for a hit
   */
  public void signal(String... pairs) {
    signals++;
    compare(pairs);
  }

  /** The condition holds where at least as many signals were given as the parameter says. */
  public void hitFrom(Severity found, String parameter) {
    bySignals = bySignals.isEmpty() ? new EnumMap<>(Severity.class) : bySignals;
    bySignals.merge(found, parameter(parameter), Math::min);
  }

  private void compare(String... pairs) {
    compared = compared.isEmpty() ? new LinkedHashSet<>() : compared;
    for (int i = 0; i < pairs.length; i += 2) {
      compared.add(new Verdict.Comparison(pairs[i], i + 1 < pairs.length ? pairs[i + 1] : ""));
    }
  }

  /** The severity of a hit goes up by one level (crowded place, school, injury …), RED at most. */
  public void raise() {
    raised++;
  }

  /** A tag that matters for routing, such as CASUALTY. */
  public void tag(String tag) {
    tags = tags.isEmpty() ? new LinkedHashSet<>() : tags;
    tags.add(tag);
  }

  /** How sure the model is, 0 to 1; the lowest counts. */
  public void confidence(double value) {
    confidence = Math.min(confidence, value);
  }

  /** What the rules said; empty where none of them hit. */
  public Optional<Verdict> verdict() {
    Severity found = severity;
    for (Map.Entry<Severity, Double> line : bySignals.entrySet()) {
      found = signals >= line.getValue() ? graver(found, line.getKey()) : found;
    }
    if (found == null) {
      return Optional.empty();
    }
    int level = Math.min(found.ordinal() + raised, Severity.RED.ordinal());
    return Optional.of(
        new Verdict(
            Severity.values()[level], List.copyOf(compared), List.copyOf(tags), confidence));
  }

  private static Severity graver(Severity one, Severity other) {
    return one == null || one.compareTo(other) < 0 ? other : one;
  }
}
