package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.wording.Quantity;

/**
 * What a name in a reason, an episode key or a conclusion stands for in one model, looked up once:
 * what an evaluation is given, then an indicator, a parameter, a feature of the trigger.
 *
 * @param indicator null where the model has none of that name
 */
record ResolvedName(
    String text, CompiledModel.Numbered indicator, boolean parameter, FeatureReference feature) {
  /** Its value, or null. */
  Object in(Evaluation evaluation) {
    Object known = evaluation.known(text);
    if (known != null) {
      return known;
    }
    if (indicator != null) {
      return evaluation.measure(indicator).value();
    }
    return parameter ? evaluation.get(text) : feature.of(evaluation.trigger());
  }

  /** What its value measures or names, where an act of that sort is the trigger. */
  Quantity quantity(Row trigger) {
    if (indicator != null) {
      return indicator.indicator().quantity();
    }
    return parameter ? Quantity.ofField(text) : feature.quantity(trigger.kind());
  }
}
