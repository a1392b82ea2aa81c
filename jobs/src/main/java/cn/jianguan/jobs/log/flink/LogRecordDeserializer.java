package cn.jianguan.jobs.log.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.log.Original;
import cn.jianguan.log.Topic;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.TwinAnswer;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes records out of Kafka without decoding them: at most the identity is looked at, to know the
 * key. Every record comes out, heartbeats and what cannot be read too; nothing a sender writes
 * stops the job.
 */
public final class LogRecordDeserializer implements KafkaRecordDeserializationSchema<LogRecord> {
  private static final long serialVersionUID = 1L;

  private static final String ANSWER = TwinAnswer.getClassSchema().getFullName();

  private final Topic topic;
  private final SkipList skips;
  private transient Set<String> skipped;
  private transient Codec codec;
  private transient LogTimeRead read;

  private LogRecordDeserializer(Topic topic, SkipList skips) {
    this.topic = topic;
    this.skips = skips;
  }

  /** Of any topic; heartbeats are left for others to know. */
  public static LogRecordDeserializer unopened() {
    return new LogRecordDeserializer(null, null);
  }

  /**
   * With keys and heartbeats.
   *
   * @param topic an input; what it carries says where the key of a record is found
   */
  public static LogRecordDeserializer keyed(Topic topic) {
    return new LogRecordDeserializer(topic, null);
  }

  /** The same for a job: positions that it is to pass come out as records that cannot be read. */
  public LogRecordDeserializer passing(SkipList positions) {
    return new LogRecordDeserializer(topic, positions);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = Codec.standard();
    skipped = skips == null ? Set.of() : skips.read();
    read = new LogTimeRead(new FlinkMetrics(context.getMetricGroup()));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LogRecord> out) {
    read.record(record.topic(), record.timestamp());
    LogRecord unopened =
        LogRecord.unopened(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.value());
    if (!skipped.isEmpty() && skipped.contains(unopened.position())) {
      out.collect(unopened.passed());
    } else {
      out.collect(topic == null ? unopened : keyed(unopened));
    }
  }

  /** Only a heartbeat has no key; what names nothing is answered by the station it reaches. */
  private LogRecord keyed(LogRecord record) {
    if (codec.isHeartbeat(record.bytes())) {
      return record.asHeartbeat();
    }
    try {
      String key = key(record.bytes());
      return with(record, key.isEmpty() ? record.position() : key, record.bytes(), null, "");
    } catch (UnreadableException e) {
      byte[] kept = Original.cut(record.bytes());
      return with(record, record.position(), kept, e.reason(), e.expected());
    }
  }

  private static LogRecord with(
      LogRecord record, String key, byte[] bytes, RejectReason flaw, String expected) {
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.logTime(),
        key,
        bytes,
        record.length(),
        flaw,
        expected);
  }

  private String key(byte[] bytes) throws UnreadableException {
    return switch (topic) {
      case ACTS, REFERENCE -> RecordIdentity.of(codec.peekEnvelope(bytes));
      case MODELS -> id(codec.decode(bytes, ModelRecord.class));
      case COMMANDS ->
          codec.recordName(bytes).equals(ANSWER)
              ? codec.decode(bytes, TwinAnswer.class).getObjectKey()
              : codec.decode(bytes, CommandRecord.class).getSubject();
      default -> throw new IllegalStateException("no key is looked for in " + topic);
    };
  }

  /** What it says of another moment or state stands beside it: it is a history, not a list. */
  private static String id(ModelRecord model) {
    return model.getModelId()
        + '@'
        + model.getVersion()
        + '@'
        + model.getState()
        + '@'
        + model.getEffectiveFrom().toEpochMilli();
  }

  @Override
  public TypeInformation<LogRecord> getProducedType() {
    return LogRecordSerializer.TYPE;
  }
}
