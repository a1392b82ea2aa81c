package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;

/**
 * What waits at a station, and for how long. The buffer belongs to its task; who asks comes from
 * another thread and gets what was noted last.
 */
final class BufferMetrics {
  private long waiting;
  private long newest = Long.MIN_VALUE;
  private long oldest = Long.MIN_VALUE;
  private long clock;

  BufferMetrics(Metrics metrics, String station) {
    metrics.gauge(Metric.BUFFERED_RECORDS, () -> waiting, station);
    metrics.gauge(Metric.BUFFERED_AGE, () -> (newest - oldest) / 1000, station);
    metrics.gauge(Metric.LOG_TIME_CLOCK, () -> Math.max(0, clock) / 1000, station);
  }

  /** A record has come. */
  void arrived(long logTime) {
    newest = Math.max(newest, logTime);
  }

  /** Notes how it stands now. */
  void note(EventTimeBuffer<?, ?> buffer, long clock) {
    this.clock = clock;
    waiting = buffer.waiting();
    oldest = Math.min(newest, buffer.oldest(newest));
  }
}
