package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.record.ReferenceRecord;
import org.apache.avro.specific.SpecificRecord;

/**
 * Turns hits into alerts and runs them through the closed loop. Says {@code AlertTransition},
 * {@code NotificationRecord} and {@code RejectRecord}, each with the log time at hand.
 *
 * <p>Guarantees: the transitions of an alert are numbered from 1 without gaps; the same hit, or the
 * same command id, changes an alert once; what is refused changes nothing and is answered; a run
 * over the same log says the same, byte for byte.
 */
public final class Casework implements Station<CaseInput, ReferenceRecord, SpecificRecord> {
  private final Directory directory = new Directory();
  private final CaseMetrics metrics;

  public Casework(Metrics metrics) {
    this.metrics = new CaseMetrics(metrics);
  }

  @Override
  public void reference(ReferenceRecord record, long logTime) {
    directory.take(record, logTime);
  }

  @Override
  public void data(CaseInput input, StationContext<SpecificRecord> context) {
    CaseTransitions transitions = new CaseTransitions(directory, metrics, context);
    if (input instanceof CaseInput.Hit hit) {
      new HitHandler(transitions).take(hit.hit());
    } else if (input instanceof CaseInput.Command command) {
      new CommandHandler(transitions).take(command);
    }
  }

  @Override
  public void timer(String name, long at, StationContext<SpecificRecord> context) {
    new DeadlineHandler(new CaseTransitions(directory, metrics, context)).ring(name, at);
  }
}
