package cn.jianguan.rules.engine;

import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.RejectReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Models that fail: each failure is reported, and after so many a model is left out until it is
 * published anew. The count is kept per evaluator.
 */
final class ModelFailures {
  private static final Rejects REJECTS = new Rejects(StationName.WARNING);

  private final int limit;
  private final Ids ids = new Ids();
  private final Map<String, Integer> counts = new TreeMap<>();

  ModelFailures(int limit) {
    this.limit = limit;
  }

  boolean isSuspended(CompiledModel model) {
    return !counts.isEmpty() && counts.getOrDefault(model.release(), 0) >= limit;
  }

  void forgive(String modelId) {
    counts.keySet().removeIf(key -> key.startsWith(modelId + "@"));
  }

  /** Failures by model and version. */
  Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  /** Takes over counts of before; of two the higher one holds. */
  void restore(Map<String, Integer> before) {
    before.forEach((release, count) -> counts.merge(release, count, Math::max));
  }

  /**
   * Counts and reports a failure: MODEL_FAILED, MODEL_SUSPENDED by the one too many, MODEL_INVALID
   * by rules that do not compile, which suspend at once.
   */
  void report(CompiledModel model, String cause, RuntimeException failure, SubjectState state) {
    boolean broken = failure instanceof Rules.BrokenRules;
    int count = broken ? limit : counts.getOrDefault(model.release(), 0) + 1;
    counts.put(model.release(), count);
    String what = describe(failure);
    Refusal refusal =
        count >= limit
            ? new Refusal(
                broken ? RejectReason.MODEL_INVALID : RejectReason.MODEL_SUSPENDED,
                model.release(),
                what,
                "模型已自动停用 / the model is suspended by itself")
            : new Refusal(
                RejectReason.MODEL_FAILED,
                model.release(),
                what,
                "第 " + count + " 次失败 / failure no. " + count);
    Original original =
        new Original(
            state.subject() + "/" + cause, state.logTime(), what.getBytes(StandardCharsets.UTF_8));
    String id = ids.of("model", model.release(), state.subject().toString(), cause);
    state.output().reject(REJECTS.of(id, original, refusal));
  }

  /** What went wrong at bottom, then where Drools says it was. */
  private static String describe(RuntimeException failure) {
    Throwable bottom = failure;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    String what = bottom.getClass().getSimpleName() + ": " + bottom.getMessage();
    return bottom == failure ? what : what + " — " + failure.getMessage();
  }
}
