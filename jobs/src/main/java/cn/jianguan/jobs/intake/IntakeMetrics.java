package cn.jianguan.jobs.intake;

import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;

/** What became of rows: each is accepted, a duplicate, or rejected. */
final class IntakeMetrics {
  private final Counters<ActKind> accepted;
  private final Counters<String> duplicates;
  private final Counters<RejectReason> rejects;

  IntakeMetrics(Metrics metrics) {
    accepted = new Counters<>(kind -> metrics.counter(Metric.ROWS_ACCEPTED, kind.name()));
    duplicates = new Counters<>(level -> metrics.counter(Metric.ROWS_DUPLICATE, level));
    rejects =
        new Counters<>(
            reason -> metrics.counter(Metric.REJECTS, StationName.INTAKE.word(), reason.name()));
  }

  /** What a row did first: that says what it was. */
  void taken(SupervisionAct row, Change first) {
    if (first.op() == ActLogOp.DUPLICATE) {
      duplicates.increment(first.duplicateLevel());
    } else {
      accepted.increment(row.getKind());
    }
  }

  void rejected(RejectRecord reject) {
    rejects.increment(reject.getReason());
  }
}
