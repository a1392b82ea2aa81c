package cn.jianguan.rules.lint;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.EnumSet;
import java.util.Set;

/** What a model can be triggered by. */
final class ModelNames {
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
