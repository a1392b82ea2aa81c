package cn.jianguan.rules.engine;

import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Models that fail: each failure is reported, and after so many a model is left out until it is
 * published anew. The count is kept per evaluator.
 */
final class Failures {
  private static final int MAX_VALUE = 200;

  private final int limit;
  private final Ids ids = new Ids();
  private final Map<String, Integer> counts = new TreeMap<>();

  Failures(int limit) {
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

  /** Counts and reports a failure. */
  void report(CompiledModel model, String cause, RuntimeException failure, SubjectState state) {
    boolean broken = failure instanceof Rules.BrokenRules;
    int count = broken ? limit : counts.getOrDefault(model.release(), 0) + 1;
    counts.put(model.release(), count);
    String what = describe(failure);
    String consequence =
        count >= limit
            ? "模型已自动停用 / the model is suspended by itself"
            : "第 " + count + " 次失败 / failure no. " + count;
    byte[] original = what.getBytes(StandardCharsets.UTF_8);
    state
        .context()
        .reject(
            RejectRecord.newBuilder()
                .setRejectId(ids.of("model", model.release(), state.subject().toString(), cause))
                .setReason(broken ? RejectReason.MODEL_INVALID : RejectReason.MODEL_FAILED)
                .setField(model.release())
                .setValue(what.length() > MAX_VALUE ? what.substring(0, MAX_VALUE) : what)
                .setExpected(consequence)
                .setStation("warning")
                .setPosition(state.subject() + "/" + cause)
                .setLogTime(Instant.ofEpochMilli(state.logTime()))
                .setOriginal(ByteBuffer.wrap(original))
                .setOriginalLength(original.length)
                .build());
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
