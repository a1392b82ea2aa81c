package cn.jianguan.rules.lint;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.EnumSet;
import java.util.Set;

/** What a model can name without defining it. */
final class ModelNames {
  /** Numbers that rules may ask for like an indicator. */
  static final Set<String> BUILT_IN_NUMBERS = Set.of("yearShare");

  /** Names the engine adds to templates. */
  static final Set<String> BUILT_IN =
      Set.of(
          "daysLeft",
          "daysOverdue",
          "due",
          "metOn",
          "step",
          "subject",
          "year",
          "yearMonth",
          "yearWeek",
          "yearShare");

  private ModelNames() {}

  /** Kinds of act that trigger the model, or open its expectations. */
  static Set<ActKind> triggerKinds(ModelDefinition model) {
    Set<ActKind> kinds = EnumSet.noneOf(ActKind.class);
    kinds.addAll(model.trigger().kinds());
    for (ExpectationDefinition expectation : model.expectations()) {
      kinds.addAll(expectation.openerKinds());
    }
    return kinds;
  }
}
