package cn.jianguan.jobs.planning;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.jobs.order.StationFailure;
import cn.jianguan.log.Original;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.TaskObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Joins plans, tasks and drawn objects. Keyed by plan; a task without one is its own. Says a {@code
 * PlannedVisit} to the object whenever what it has to expect has changed, and never before its task
 * is known.
 */
public final class Planning implements Station<InnerRecord, LogRecord, InnerRecord> {
  private static final Rejects REJECTS = new Rejects(StationName.PLANNING);
  private static final long YEAR = Duration.ofDays(365).toMillis();

  /** A plan nobody speaks of for this many years is forgotten. */
  private static final int YEARS_KEPT = 10;

  private final Codec codec = Codec.standard();
  private final Counters<RejectReason> rejects;

  public Planning(Metrics metrics) {
    rejects =
        new Counters<>(
            why -> metrics.counter(Metric.REJECTS, StationName.PLANNING.word(), why.name()));
  }

  /** Plans rest on no list. */
  @Override
  public void reference(LogRecord record, long logTime) {}

  @Override
  public void data(InnerRecord row, StationContext<InnerRecord> context) {
    ActLogEntry entry;
    try {
      entry = codec.decode(row.bytes(), ActLogEntry.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("an entry of our own: " + e.expected(), e);
    }
    Instant now = Instant.ofEpochMilli(context.logTime());
    PlanFile file = new PlanFile(context.state(), now, visit -> context.emit(visit(visit)));
    boolean stands = entry.getOp() == ActLogOp.ASSERT;
    Object body = entry.getAct().getBody();
    if (body instanceof InspectionPlan plan) {
      file.plan(plan, stands);
    } else if (body instanceof InspectionTask task) {
      file.task(entry.getAct(), task, stands);
    } else if (body instanceof TaskObject object) {
      file.object(entry, object, stands);
    }
    context.expireAt((Math.floorDiv(context.logTime(), YEAR) + 1 + YEARS_KEPT) * YEAR);
  }

  private InnerRecord visit(PlanFile.Said said) {
    return new InnerRecord(InnerRecord.Kind.VISIT, said.objectKey(), codec.encode(said.visit()));
  }

  @Override
  public void timer(String name, long at, StationContext<InnerRecord> context) {}

  @Override
  public Optional<InnerRecord> failed(StationFailure<InnerRecord> failure) {
    if (failure.data() == null) {
      return Optional.empty();
    }
    Original original =
        new Original("plan-" + failure.key(), failure.logTime(), failure.data().bytes());
    RejectRecord reject = REJECTS.of(original, failure.refusal());
    rejects.increment(reject.getReason());
    return Optional.of(
        new InnerRecord(InnerRecord.Kind.REJECT, reject.getRejectId(), codec.encode(reject)));
  }
}
