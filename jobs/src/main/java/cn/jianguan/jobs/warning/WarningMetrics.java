package cn.jianguan.jobs.warning;

import cn.jianguan.jobs.metrics.Counter;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.StationName;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;

/** What models were asked, and what they said. */
final class WarningMetrics {
  private final Metrics metrics;
  private final Counter observations;
  private final Counters<Said> hits;
  private final Counters<RejectReason> rejects;

  private record Said(String model, boolean shadow, HitOp op) {}

  WarningMetrics(Metrics metrics) {
    this.metrics = metrics;
    observations = metrics.counter(Metric.OBSERVATIONS);
    hits =
        new Counters<>(
            said -> metrics.counter(Metric.HITS, said.model, channel(said.shadow), said.op.name()));
    rejects =
        new Counters<>(
            reason -> metrics.counter(Metric.REJECTS, StationName.WARNING.word(), reason.name()));
  }

  private static String channel(boolean shadow) {
    return shadow ? "SHADOW" : "LIVE";
  }

  void observed() {
    observations.increment();
  }

  /** What counts the evaluations of a model. */
  Runnable evaluations(String model, boolean shadow) {
    return metrics.counter(Metric.EVALUATIONS, model, channel(shadow))::increment;
  }

  void hit(HitRecord hit) {
    hits.increment(new Said(hit.getModelId(), hit.getShadow(), hit.getOp()));
  }

  void rejected(RejectRecord reject) {
    rejects.increment(reject.getReason());
  }
}
