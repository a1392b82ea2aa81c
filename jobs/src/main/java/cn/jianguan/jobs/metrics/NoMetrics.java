package cn.jianguan.jobs.metrics;

import java.util.function.LongSupplier;

/** Keeps nothing. */
final class NoMetrics implements Metrics {
  @Override
  public Counter counter(Metric metric, String... labels) {
    return more -> {};
  }

  @Override
  public void gauge(Metric metric, LongSupplier value, String... labels) {}

  @Override
  public Histogram histogram(Metric metric, String... labels) {
    return nanos -> {};
  }
}
