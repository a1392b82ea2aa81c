package cn.jianguan.rules.engine;

import cn.jianguan.rules.state.KeyedState;

/** What the evaluator needs of the place it runs in, for one record or timer of one subject. */
public interface EvaluationContext {
  /** Text of the current {@link cn.jianguan.rules.history.Subject}, {@code KIND:key}. */
  String key();

  /** Log time of the record or timer at hand, epoch ms UTC. */
  long logTime();

  /** What is remembered about the current subject. */
  KeyedState state();

  /**
   * Asks for {@link Evaluator#deadline} once all records with log time ≤ {@code at} are processed.
   * The same name and time twice is one timer.
   */
  void timerAt(String name, long at);
}
