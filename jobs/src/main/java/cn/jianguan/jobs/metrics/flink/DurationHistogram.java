package cn.jianguan.jobs.metrics.flink;

import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** Durations in nanoseconds: quantiles of the newest thousand, count and sum of all. */
final class DurationHistogram implements Histogram {
  private static final int NEWEST = 1000;

  private final Histogram newest = new DescriptiveStatisticsHistogram(NEWEST);
  private final LongAdder count = new LongAdder();
  private final LongAdder sum = new LongAdder();

  @Override
  public void update(long nanos) {
    newest.update(nanos);
    count.increment();
    sum.add(nanos);
  }

  @Override
  public long getCount() {
    return count.sum();
  }

  long sum() {
    return sum.sum();
  }

  @Override
  public HistogramStatistics getStatistics() {
    return newest.getStatistics();
  }
}
