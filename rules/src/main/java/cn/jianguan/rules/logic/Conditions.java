package cn.jianguan.rules.logic;

import cn.jianguan.rules.model.ModelDefinition;
import java.util.List;
import java.util.function.Predicate;

/**
 * The conditions of a model's rules, from its DRL: most evaluations end with a threshold that is
 * not reached, and that takes a comparison, not a working state. Drools remains the judge: it is
 * asked unless every rule has a condition that fails, and always where it is not certain what a
 * rule means.
 */
public final class Conditions {
  private static final Conditions UNKNOWN = new Conditions(List.of());

  private final List<Predicate<Bundle>> rules;

  private Conditions(List<Predicate<Bundle>> rules) {
    this.rules = rules;
  }

  /** The conditions of a model; such as never decide anything where its rules are not certain. */
  public static Conditions of(ModelDefinition model) {
    try {
      return new Conditions(
          model.logic().rules().stream().map(ConditionCompiler::compile).toList());
    } catch (ConditionCompiler.Undecidable e) {
      return UNKNOWN;
    }
  }

  /**
   * True where no rule can hold for a bundle: Drools would conclude nothing. Asks for the values
   * that Drools would ask for, in the same order, so that what fails there is left to fail there.
   */
  public boolean cannotHold(Bundle bundle) {
    if (rules.isEmpty()) {
      return false;
    }
    try {
      for (Predicate<Bundle> rule : rules) {
        if (rule.test(bundle)) {
          return false;
        }
      }
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** True where the rules are certain. */
  boolean isKnown() {
    return !rules.isEmpty();
  }
}
