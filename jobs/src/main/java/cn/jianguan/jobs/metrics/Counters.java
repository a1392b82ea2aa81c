package cn.jianguan.jobs.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The counters of one metric by whatever tells them apart, each asked for once. One thread.
 *
 * @param <K> has few values
 */
public final class Counters<K> {
  private final Map<K, Counter> byKey = new HashMap<>();
  private final Function<K, Counter> of;

  /**
   * @param of asks for the counter of a value
   */
  public Counters(Function<K, Counter> of) {
    this.of = of;
  }

  public void increment(K key) {
    Counter counter = byKey.get(key);
    if (counter == null) {
      counter = of.apply(key);
      byKey.put(key, counter);
    }
    counter.increment();
  }
}
