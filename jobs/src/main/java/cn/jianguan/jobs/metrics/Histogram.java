package cn.jianguan.jobs.metrics;

/** Takes durations; one thread at a time. */
@FunctionalInterface
public interface Histogram {
  void record(long nanos);
}
