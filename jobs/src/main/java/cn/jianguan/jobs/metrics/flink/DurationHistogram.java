package cn.jianguan.jobs.metrics.flink;

import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Durations in nanoseconds: quantiles of the newest thousand, count and sum of all. */
final class DurationHistogram implements Histogram {
  private static final int NEWEST = 1000;

  private final Histogram newest = new DescriptiveStatisticsHistogram(NEWEST);
  private long count;
  private long sum;

  @Override
  public void update(long nanos) {
    newest.update(nanos);
    count++;
    sum += nanos;
  }

  @Override
  public long getCount() {
    return count;
  }

  long sum() {
    return sum;
  }

  @Override
  public HistogramStatistics getStatistics() {
    return newest.getStatistics();
  }
}
