package cn.jianguan.jobs.app;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.metrics.Counters;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.lint.Admission;
import cn.jianguan.rules.model.InvalidModelException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets through what may be broadcast. Every subtask sees a broadcast record, so it is refused here,
 * once, or not at all.
 */
final class BroadcastValidator extends ProcessFunction<LogRecord, LogRecord> {
  static final OutputTag<OutputRecord> REFUSED =
      new OutputTag<>("refused", OutputRecordSerializer.TYPE);
  private static final Rejects REJECTS = new Rejects(StationName.BROADCAST);
  private static final long serialVersionUID = 1L;

  private transient Codec codec;
  private transient Counters<RejectReason> rejects;

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    Metrics metrics = new FlinkMetrics(getRuntimeContext().getMetricGroup());
    rejects =
        new Counters<>(
            why -> metrics.counter(Metric.REJECTS, StationName.BROADCAST.word(), why.name()));
  }

  @Override
  public void processElement(LogRecord record, Context context, Collector<LogRecord> out) {
    if (record.flaw() != null) {
      refuse(record, record.flaw(), record.expected(), context);
      return;
    }
    try {
      open(record);
      out.collect(record);
    } catch (UnreadableException e) {
      refuse(record, e.reason(), e.expected(), context);
    } catch (InvalidModelException e) {
      refuse(record, RejectReason.MODEL_INVALID, e.getMessage(), context);
    }
  }

  private void open(LogRecord record) throws UnreadableException, InvalidModelException {
    String name = codec.recordName(record.bytes());
    if (!name.equals(ModelRecord.getClassSchema().getFullName())) {
      codec.decode(record.bytes(), ReferenceRecord.class);
      return;
    }
    String why = Admission.refusal(codec.decode(record.bytes(), ModelRecord.class));
    if (!why.isEmpty()) {
      throw new InvalidModelException(why);
    }
  }

  private void refuse(LogRecord record, RejectReason reason, String expected, Context context) {
    RejectRecord reject = REJECTS.of(record.original(), Refusal.ofAll(reason, expected));
    rejects.increment(reason);
    context.output(
        REFUSED,
        new OutputRecord(
            Topic.REJECTS, reject.getRejectId(), record.logTime(), codec.encode(reject)));
  }
}
