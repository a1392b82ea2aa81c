package cn.jianguan.rules.engine;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.memory.Memory;
import cn.jianguan.rules.memory.Part;
import java.util.HashMap;
import java.util.Map;

/** A context whose memory stays decoded, as a job's cache keeps it; counts hits. */
final class CachedContext implements EvaluationContext, Memory {
  private final String subject;
  private final Map<String, Object> values = new HashMap<>();
  private long now;
  private long hits;

  CachedContext(String subject) {
    this.subject = subject;
  }

  void now(long logTime) {
    now = logTime;
  }

  long hits() {
    return hits;
  }

  @Override
  public String subject() {
    return subject;
  }

  @Override
  public Memory memory() {
    return this;
  }

  @Override
  public long logTime() {
    return now;
  }

  @Override
  public void timerAt(String name, long at) {}

  @Override
  public void deleteTimer(String name, long at) {}

  @Override
  public void emit(HitRecord hit) {
    hits++;
  }

  @Override
  public void reject(RejectRecord reject) {
    throw new IllegalStateException(reject.toString());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T> T get(Part<T> part, String name) {
    return (T) values.get(part.name() + '/' + name);
  }

  @Override
  public <T> void put(Part<T> part, String name, T value) {
    values.put(part.name() + '/' + name, value);
  }

  @Override
  public void remove(Part<?> part, String name) {
    values.remove(part.name() + '/' + name);
  }
}
