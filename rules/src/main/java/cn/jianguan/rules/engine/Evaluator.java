package cn.jianguan.rules.engine;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.model.ModelReader;

/**
 * The rules engine of one subtask: models and reference data are shared by all its subjects, what
 * is known about a subject lives in the memory of its context. One thread at a time.
 */
public final class Evaluator implements AutoCloseable {
  private final ModelReader reader;
  private final EvaluatorOptions options;

  public Evaluator(ModelReader reader, EvaluatorOptions options) {
    this.reader = reader;
    this.options = options;
  }

  /** Takes over reference data: the working calendar. */
  public void reference(ReferenceRecord record) {}

  /**
   * Takes over a published version; a pack that cannot be read is returned as the reason, else "".
   */
  public String publish(ModelRecord record) {
    return "";
  }

  /** An act of the context's subject became known, or was taken back. */
  public void observe(Observation observation, EvaluationContext context) {}

  /** A timer that was asked for is due. */
  public void deadline(String name, long at, EvaluationContext context) {}

  @Override
  public void close() {}
}
