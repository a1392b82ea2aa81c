package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Counter;
import cn.jianguan.jobs.metrics.Histogram;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;

/**
 * What the memory of a station's keys costs. A key's memory is looked at many times per record, so
 * that is counted in fields, and told when the memory is flushed.
 */
final class StateMetrics {
  private final Counter allHits;
  private final Counter allMisses;
  private final Counter allEvictions;
  private final Counter allBytes;
  private final Histogram flushes;

  long hits;
  long misses;
  long evictions;
  long writtenBytes;

  StateMetrics(Metrics metrics, String station) {
    this.allHits = metrics.counter(Metric.STATE_CACHE_HITS, station);
    this.allMisses = metrics.counter(Metric.STATE_CACHE_MISSES, station);
    this.allEvictions = metrics.counter(Metric.STATE_CACHE_EVICTIONS, station);
    this.allBytes = metrics.counter(Metric.STATE_FLUSH_BYTES, station);
    this.flushes = metrics.histogram(Metric.STATE_FLUSH_SECONDS, station);
  }

  /** Tells what was counted since the last time. */
  void flushed(long nanos) {
    flushes.record(nanos);
    allHits.add(hits);
    allMisses.add(misses);
    allEvictions.add(evictions);
    allBytes.add(writtenBytes);
    hits = 0;
    misses = 0;
    evictions = 0;
    writtenBytes = 0;
  }
}
