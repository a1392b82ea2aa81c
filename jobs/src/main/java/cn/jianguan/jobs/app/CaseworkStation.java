package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.casework.Casework;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.Station;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.state.KeyedState;
import org.apache.avro.specific.SpecificRecord;

/** The third station as the job wants it: casework between bytes that come and bytes that go. */
final class CaseworkStation implements Station<LogRecord, LogRecord, OutputRecord> {
  private static final Rejects REJECTS = new Rejects(StationName.CASEWORK);

  private final Codec codec = Codec.standard();
  private final Casework casework;
  private final Counters<RejectReason> rejects;

  CaseworkStation(Metrics metrics) {
    casework = new Casework(metrics);
    rejects =
        new Counters<>(
            reason -> metrics.counter(Metric.REJECTS, StationName.CASEWORK.word(), reason.name()));
  }

  /** What cannot be read was refused before it was broadcast. */
  @Override
  public void reference(LogRecord record, long logTime) {
    try {
      casework.reference(codec.decode(record.bytes(), ReferenceRecord.class), logTime);
    } catch (UnreadableException e) {
      return;
    }
  }

  @Override
  public void data(LogRecord record, StationContext<OutputRecord> context) {
    try {
      if (record.flaw() != null) {
        say(
            REJECTS.of(record.original(), Refusal.ofAll(record.flaw(), record.expected())),
            context);
      } else {
        casework.data(open(record), new Desk(context));
      }
    } catch (UnreadableException e) {
      say(REJECTS.of(record.original(), Refusal.ofAll(e.reason(), e.expected())), context);
    }
  }

  private CaseInput open(LogRecord record) throws UnreadableException {
    return Hits.isHit(record)
        ? new CaseInput.Hit(codec.decode(record.bytes(), HitRecord.class))
        : new CaseInput.Command(
            codec.decode(record.bytes(), CommandRecord.class), record.position(), record.bytes());
  }

  @Override
  public void timer(String name, long at, StationContext<OutputRecord> context) {
    casework.timer(name, at, new Desk(context));
  }

  private void say(SpecificRecord record, StationContext<OutputRecord> context) {
    byte[] bytes = codec.encode(record);
    if (record instanceof AlertTransition transition) {
      context.emit(output(Topic.ALERT_LOG, transition.getAlertId(), context, bytes));
    } else if (record instanceof NotificationRecord notification) {
      context.emit(output(Topic.NOTIFICATIONS, notification.getAlertId(), context, bytes));
    } else if (record instanceof RejectRecord reject) {
      rejects.increment(reject.getReason());
      context.emit(output(Topic.REJECTS, reject.getRejectId(), context, bytes));
    } else {
      throw new IllegalStateException("no lane for " + record.getSchema().getName());
    }
  }

  private static OutputRecord output(
      Topic topic, String key, StationContext<OutputRecord> context, byte[] bytes) {
    return new OutputRecord(topic, key, context.logTime(), bytes);
  }

  /** The context as casework wants it: it says records, the job takes bytes. */
  private final class Desk implements StationContext<SpecificRecord> {
    private final StationContext<OutputRecord> context;

    Desk(StationContext<OutputRecord> context) {
      this.context = context;
    }

    @Override
    public String key() {
      return context.key();
    }

    @Override
    public long logTime() {
      return context.logTime();
    }

    @Override
    public boolean isBehindClock() {
      return context.isBehindClock();
    }

    @Override
    public KeyedState state() {
      return context.state();
    }

    @Override
    public void timerAt(String name, long at) {
      context.timerAt(name, at);
    }

    @Override
    public void cancelTimer(String name, long at) {
      context.cancelTimer(name, at);
    }

    @Override
    public void expireAt(long at) {
      context.expireAt(at);
    }

    @Override
    public void forget() {
      context.forget();
    }

    @Override
    public void emit(SpecificRecord record) {
      say(record, context);
    }
  }
}
