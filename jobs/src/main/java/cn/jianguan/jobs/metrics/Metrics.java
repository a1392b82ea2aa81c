package cn.jianguan.jobs.metrics;

import java.util.function.LongSupplier;

/**
 * Where a station finds what it counts with. Asking costs a look-up by name, so it is asked once
 * per set of labels and the answer kept; counting then costs an addition.
 */
public interface Metrics {
  /** Keeps nothing. */
  Metrics NONE = new NoMetrics();

  /**
   * The counter of a set of labels; the same labels, the same counter.
   *
   * @param labels values, in the order of {@link Metric#labels()}
   */
  Counter counter(Metric metric, String... labels);

  /**
   * Lets a value be looked at, at any time and from another thread.
   *
   * @param labels values, in the order of {@link Metric#labels()}
   */
  void gauge(Metric metric, LongSupplier value, String... labels);

  /**
   * The distribution of a duration.
   *
   * @param labels values, in the order of {@link Metric#labels()}
   */
  Histogram histogram(Metric metric, String... labels);
}
