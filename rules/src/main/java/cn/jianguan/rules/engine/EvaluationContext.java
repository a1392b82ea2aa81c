package cn.jianguan.rules.engine;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.state.KeyedState;

/** What the evaluator needs from the station it runs in, for the current subject. */
public interface EvaluationContext {
  /** Text of the current {@link cn.jianguan.rules.history.Subject}, {@code KIND:key}. */
  String subject();

  KeyedState state();

  /** Log time of the record or timer being processed, epoch ms UTC. */
  long logTime();

  /**
   * Asks for {@link Evaluator#deadline} once all records with log time ≤ {@code at} are processed.
   * The same name and time twice is one timer.
   */
  void timerAt(String name, long at);

  void emit(HitRecord hit);

  void reject(RejectRecord reject);
}
