package cn.jianguan.jobs.metrics;

/** Takes durations; any thread may give them. */
@FunctionalInterface
public interface Histogram {
  void record(long nanos);
}
