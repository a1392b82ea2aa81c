package cn.jianguan.rules.engine;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;

/** Takes what the evaluator says, with the log time at hand. */
public interface EvaluationOutput {
  /** A hit, or the withdrawal of one. */
  void emit(HitRecord hit);

  /** The failure of a model. */
  void reject(RejectRecord reject);
}
