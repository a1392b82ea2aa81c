package cn.jianguan.jobs.load.insert;

import cn.jianguan.jobs.metrics.Counter;
import cn.jianguan.jobs.metrics.Histogram;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What is stored, and how that goes. Blocks are sent by several threads. */
final class InsertMetrics {
  private final Metrics metrics;
  private final Map<String, Stored> tables = new HashMap<>();
  private final Map<InsertErrorClass, Counter> failures = new EnumMap<>(InsertErrorClass.class);
  private final Histogram seconds;

  private record Stored(Counter rows, Counter bytes) {}

  InsertMetrics(Metrics metrics) {
    this.metrics = metrics;
    this.seconds = metrics.histogram(Metric.LOAD_INSERT_SECONDS);
    for (InsertErrorClass error : InsertErrorClass.values()) {
      failures.put(error, metrics.counter(Metric.LOAD_RETRIES, error.name()));
    }
  }

  synchronized void answered(long nanos) {
    seconds.record(nanos);
  }

  synchronized void failed(InsertErrorClass error) {
    failures.get(error).increment();
  }

  synchronized void stored(Block<?> block, int from, int to) {
    Stored stored = tables.computeIfAbsent(block.table().name(), this::of);
    stored.rows.add(to - from);
    stored.bytes.add(block.bytes(from, to));
  }

  private Stored of(String table) {
    return new Stored(
        metrics.counter(Metric.LOAD_ROWS, table), metrics.counter(Metric.LOAD_BYTES, table));
  }
}
