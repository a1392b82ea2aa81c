package cn.jianguan.jobs.log;

import cn.jianguan.jobs.metrics.Counter;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;

/**
 * Makes and counts the rejects of a station that refuses nothing but what it fails on. One record,
 * one reject, in however many ways it fails. Thread-safe.
 */
public final class CountedRejects {
  private final Rejects rejects;
  private final Counters<RejectReason> counters;
  private final Counter faults;

  public CountedRejects(StationName station, Metrics metrics) {
    String word = station.word();
    this.rejects = new Rejects(station);
    this.counters = new Counters<>(why -> metrics.counter(Metric.REJECTS, word, why.name()));
    this.faults = metrics.counter(Metric.STATION_FAILURES, word);
  }

  /** The reject of a record, with the record's own bytes. */
  public synchronized RejectRecord of(LogRecord in, Refusal refusal) {
    counters.increment(refusal.reason());
    if (refusal.reason() == RejectReason.INTERNAL) {
      faults.increment();
    }
    return rejects.of(in.original(), refusal);
  }
}
