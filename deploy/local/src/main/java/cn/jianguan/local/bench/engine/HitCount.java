package cn.jianguan.local.bench.engine;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.engine.EvaluationContext;
import cn.jianguan.rules.engine.EvaluationOutput;
import cn.jianguan.rules.state.CachedState;
import cn.jianguan.rules.state.KeyedState;
import java.util.function.Consumer;

/** One subject whose hits are counted and shown, and whose timers never fire. */
final class HitCount implements EvaluationContext, EvaluationOutput {
  private final String subject;
  private final Consumer<HitRecord> shown;
  private final KeyedState state = new CachedState();
  private long now;
  private long hits;

  HitCount(String subject) {
    this(subject, hit -> {});
  }

  HitCount(String subject, Consumer<HitRecord> shown) {
    this.subject = subject;
    this.shown = shown;
  }

  void now(long logTime) {
    now = logTime;
  }

  long hits() {
    return hits;
  }

  @Override
  public String key() {
    return subject;
  }

  @Override
  public KeyedState state() {
    return state;
  }

  @Override
  public long logTime() {
    return now;
  }

  @Override
  public void timerAt(String name, long at) {}

  @Override
  public void emit(HitRecord hit) {
    hits++;
    shown.accept(hit);
  }

  @Override
  public void reject(RejectRecord reject) {
    throw new IllegalStateException(reject.toString());
  }
}
