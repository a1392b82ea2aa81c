package cn.jianguan.jobs.load.projection;

import cn.jianguan.act.ActBodies;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.load.direct.DirectActs;
import cn.jianguan.jobs.load.table.Evidence;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.PublishedModel;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Fault;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which rows a record of the log is. A pure function of topic, partition, offset, record timestamp
 * and value: whoever reads the same record again writes the same rows. What cannot be read, or
 * fails on the way, becomes one row of {@code reject} with its own bytes, and nothing else; what
 * people sent and the alert job cannot read either becomes none here.
 */
public final class Projection {
  private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
  private static final String EXPECTED =
      "本系统的日志记录 / a record of this system's log, in a schema this program knows";

  /** What people send here is read by the alert job as well, which tells them; twice is no help. */
  private static final Set<String> INPUTS =
      Topic.inputs().stream().map(Topic::kafkaName).collect(Collectors.toUnmodifiableSet());

  private final Tables tables;
  private final DirectActs acts;
  private final LogCodec codec = new LogCodec();
  private final CountedRejects rejects;

  public Projection(Tables tables, CountedRejects rejects) {
    this.tables = tables;
    this.acts = new DirectActs(tables.acts);
    this.rejects = rejects;
  }

  public void project(LogRecord in, RowCollector out) {
    try {
      if (in.flaw() != null) {
        refuse(in, in.flaw(), in.expected(), out);
        return;
      }
      DirectActs.Found act = acts.find(in.bytes());
      if (act != null) {
        out.add(act.table(), row(in, act.act()));
      } else if (!known(in, codec.read(in.bytes()), out)) {
        refuse(in, RejectReason.KIND_MISMATCH, "", out);
      }
    } catch (UnreadableException unreadable) {
      refuse(in, unreadable.reason(), unreadable.expected(), out);
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      LOG.error("无法入库 / no rows can be made of {}", in.position(), fault);
      out.drop(in);
      refuse(in, Fault.refusal(fault), out);
    }
  }

  private boolean known(LogRecord in, IndexedRecord record, RowCollector out) {
    if (record instanceof Heartbeat) {
      return true;
    } else if (record instanceof ActLogEntry entry) {
      return act(in, entry, out);
    } else if (record instanceof HitRecord hit) {
      out.add(hit.getShadow() ? tables.alerts.shadowHit : tables.alerts.hit, row(in, hit));
    } else if (record instanceof AlertTransition transition) {
      alert(in, transition, out);
    } else if (record instanceof RejectRecord reject) {
      out.add(tables.reject, row(in, reject));
    } else if (record instanceof NotificationRecord notification) {
      out.add(tables.alerts.notification, row(in, notification));
    } else if (record instanceof DeliveryRecord delivery) {
      out.add(tables.alerts.delivery, row(in, delivery));
    } else if (record instanceof AlertPlanDecision decision) {
      out.add(tables.alerts.decision, row(in, decision));
    } else if (record instanceof JointVisit visit) {
      out.add(tables.alerts.jointVisit, row(in, visit));
    } else if (record instanceof StatisticRecord statistic) {
      out.add(tables.statistic, row(in, statistic));
    } else if (record instanceof ReferenceRecord reference) {
      tables.reference.of(reference).forEach(table -> out.add(table, row(in, reference)));
    } else if (record instanceof ModelRecord model) {
      out.add(
          tables.reference.model,
          row(in, new PublishedModel(model, Instant.ofEpochMilli(in.logTime()))));
    } else {
      return false;
    }
    return true;
  }

  private boolean act(LogRecord in, ActLogEntry entry, RowCollector out) {
    SupervisionAct act = entry.getAct();
    if (act == null) {
      return switch (entry.getOp()) {
        case DUPLICATE, DELETE -> {
          out.add(tables.duplicate, row(in, entry));
          yield true;
        }
        case ALIAS -> {
          out.add(tables.alias, row(in, entry));
          yield true;
        }
        case REVIEW -> {
          out.add(tables.review, row(in, entry));
          yield true;
        }
        case ASSERT, RETRACT -> false;
      };
    }
    Table<ActLogEntry> table = tables.acts.of(act.getKind());
    IndexedRecord body = (IndexedRecord) act.getBody();
    if (table == null || body == null || !isOf(act.getKind(), body)) {
      return false;
    }
    out.add(table, row(in, entry));
    return true;
  }

  private static boolean isOf(ActKind kind, IndexedRecord body) {
    return body.getSchema().getFullName().equals(ActBodies.schema(kind).getFullName());
  }

  private void alert(LogRecord in, AlertTransition transition, RowCollector out) {
    out.add(tables.alerts.transition, row(in, transition));
    out.add(tables.alerts.alert, row(in, transition));
    for (Evidence line : Evidence.of(transition)) {
      out.add(tables.alerts.evidence, row(in, line));
    }
  }

  private void refuse(LogRecord in, RejectReason reason, String found, RowCollector out) {
    if (!INPUTS.contains(in.topic())) {
      refuse(in, new Refusal(reason, "", found, EXPECTED), out);
    }
  }

  private void refuse(LogRecord in, Refusal refusal, RowCollector out) {
    out.add(tables.reject, row(in, rejects.of(in, refusal)));
  }

  private static <R> LogRow<R> row(LogRecord in, R record) {
    return new LogRow<>(record, in);
  }
}
