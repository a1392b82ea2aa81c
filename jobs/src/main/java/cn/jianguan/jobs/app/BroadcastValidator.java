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
import cn.jianguan.jobs.reference.ListOwners;
import cn.jianguan.jobs.reference.ReferenceCheck;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.rules.lint.Admission;
import cn.jianguan.rules.model.InvalidModelException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Lets through what may be broadcast. Every subtask sees a broadcast record, so it is refused here,
 * once, or not at all. Runs with one subtask: whose a list is follows from all rows before.
 */
final class BroadcastValidator extends ProcessFunction<LogRecord, LogRecord>
    implements CheckpointedFunction {
  static final OutputTag<OutputRecord> REFUSED =
      new OutputTag<>("refused", OutputRecordSerializer.TYPE);
  private static final Rejects REJECTS = new Rejects(StationName.BROADCAST);
  private static final long serialVersionUID = 1L;

  private final Set<String> nationalSources;
  private transient Codec codec;
  private transient ListOwners owners;
  private transient ListState<byte[]> ownersState;
  private transient Counters<RejectReason> rejects;

  /**
   * @param nationalSources sources that may say anything
   */
  BroadcastValidator(Set<String> nationalSources) {
    this.nationalSources = nationalSources;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    owners = new ListOwners(nationalSources);
    ownersState =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("owners", BytePrimitiveArraySerializer.INSTANCE));
    for (byte[] state : ownersState.get()) {
      owners.restore(state);
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    ownersState.update(List.of(owners.encode()));
  }

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
      refuse(record, Refusal.ofAll(record.flaw(), record.expected()), context);
      return;
    }
    try {
      String name = codec.recordName(record.bytes());
      if (name.equals(ModelRecord.getClassSchema().getFullName())) {
        requireAdmissible(codec.decode(record.bytes(), ModelRecord.class));
        out.collect(record);
      } else {
        judge(record, codec.decode(record.bytes(), ReferenceRecord.class), context, out);
      }
    } catch (UnreadableException e) {
      refuse(record, Refusal.ofAll(e.reason(), e.expected()), context);
    } catch (InvalidModelException e) {
      refuse(record, Refusal.ofAll(RejectReason.MODEL_INVALID, e.getMessage()), context);
    }
  }

  private static void requireAdmissible(ModelRecord model) throws InvalidModelException {
    String why = Admission.refusal(model);
    if (!why.isEmpty()) {
      throw new InvalidModelException(why);
    }
  }

  /** Only a row that means something makes what it speaks of its source's. */
  private void judge(
      LogRecord record, ReferenceRecord row, Context context, Collector<LogRecord> out) {
    List<Refusal> faults = ReferenceCheck.faults(row);
    Refusal refusal = faults.isEmpty() ? owners.refusal(row) : Refusal.ofSeveral(faults);
    if (refusal == null) {
      out.collect(record);
    } else {
      say(record, refusal, row.getEnvelope(), context);
    }
  }

  private void refuse(LogRecord record, Refusal refusal, Context context) {
    say(record, refusal, null, context);
  }

  /**
   * @param envelope of a row of a list, which has a file and a line; else null
   */
  private void say(LogRecord record, Refusal refusal, Envelope envelope, Context context) {
    RejectRecord reject = REJECTS.of(record.original(), refusal);
    if (envelope != null) {
      reject.setCdSource(envelope.getCdSource());
      reject.setOrigin(envelope.getOrigin());
      String place = envelope.getOrigin().isEmpty() ? envelope.getCdId() : envelope.getOrigin();
      reject.setExpected(place + ": " + reject.getExpected());
    }
    rejects.increment(refusal.reason());
    context.output(
        REFUSED,
        new OutputRecord(
            Topic.REJECTS, reject.getRejectId(), record.logTime(), codec.encode(reject)));
  }
}
