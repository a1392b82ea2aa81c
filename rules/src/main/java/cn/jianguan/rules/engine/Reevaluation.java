package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Row;

/** What a change of the history means for models of one type. */
interface Reevaluation {
  /**
   * Evaluates again whatever the change can touch.
   *
   * @param before the image that no longer stands, or null
   * @param after the image that stands now, or null; at the same place as before, if both are
   */
  void revise(CompiledModel model, Row before, Row after, SubjectState state);
}
