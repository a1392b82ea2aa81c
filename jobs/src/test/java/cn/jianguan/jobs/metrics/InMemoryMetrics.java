package cn.jianguan.jobs.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What was counted, to look at: the twin of what Flink keeps. */
public final class InMemoryMetrics implements Metrics {
  private final Map<String, LongSupplier> values = new TreeMap<>();
  private final Map<String, AtomicLong> counts = new TreeMap<>();

  @Override
  public Counter counter(Metric metric, String... labels) {
    AtomicLong count = countOf(metric, labels);
    return count::addAndGet;
  }

  @Override
  public void gauge(Metric metric, LongSupplier value, String... labels) {
    values.put(name(metric, labels), value);
  }

  /** Keeps how often. */
  @Override
  public Histogram histogram(Metric metric, String... labels) {
    AtomicLong count = countOf(metric, labels);
    return nanos -> count.incrementAndGet();
  }

  private AtomicLong countOf(Metric metric, String... labels) {
    return counts.computeIfAbsent(name(metric, labels), unused -> new AtomicLong());
  }

  private static String name(Metric metric, String... labels) {
    if (labels.length != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " " + List.of(labels));
    }
    return metric + List.of(labels).toString();
  }

  /** Of a set of labels; 0 where nothing was counted. */
  public long count(Metric metric, String... labels) {
    return counts.getOrDefault(name(metric, labels), new AtomicLong()).get();
  }

  /** Over all labels. */
  public long total(Metric metric) {
    return counts.entrySet().stream()
        .filter(it -> it.getKey().startsWith(metric + "["))
        .mapToLong(it -> it.getValue().get())
        .sum();
  }

  /** What a gauge says now. */
  public long gauge(Metric metric, String... labels) {
    return values.get(name(metric, labels)).getAsLong();
  }
}
