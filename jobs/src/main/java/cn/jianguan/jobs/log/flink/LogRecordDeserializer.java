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
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes records out of Kafka without decoding them: only the identity is looked at, to know the
 * key. Every record comes out, heartbeats and what cannot be read too; nothing a sender writes
 * stops the job.
 */
public final class LogRecordDeserializer implements KafkaRecordDeserializationSchema<LogRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = {};

  private final Topic topic;
  private transient Codec codec;
  private transient LogTimeRead read;

  /**
   * @param topic an input; what it carries says where the key of a record is found
   */
  public LogRecordDeserializer(Topic topic) {
    this.topic = topic;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    codec = Codec.standard();
    read = new LogTimeRead(new FlinkMetrics(context.getMetricGroup()));
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<LogRecord> out) {
    read.record(record.topic(), record.timestamp());
    byte[] bytes = record.value() == null ? NOTHING : record.value();
    if (codec.isHeartbeat(bytes)) {
      out.collect(raw(record, "", NOTHING, 0, null, ""));
      return;
    }
    try {
      String key = key(bytes);
      // Only a heartbeat has no key; what names nothing is answered by the station it reaches.
      out.collect(
          raw(record, key.isEmpty() ? position(record) : key, bytes, bytes.length, null, ""));
    } catch (UnreadableException e) {
      out.collect(unreadable(record, bytes, e.reason(), e.expected()));
    }
  }

  private String key(byte[] bytes) throws UnreadableException {
    return switch (topic) {
      case ACTS, REFERENCE -> RecordIdentity.of(codec.peekEnvelope(bytes));
      case MODELS -> id(codec.decode(bytes, ModelRecord.class));
      case COMMANDS -> codec.decode(bytes, CommandRecord.class).getSubject();
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

  private static LogRecord unreadable(
      ConsumerRecord<byte[], byte[]> record, byte[] bytes, RejectReason flaw, String expected) {
    return raw(record, position(record), Original.cut(bytes), bytes.length, flaw, expected);
  }

  private static LogRecord raw(
      ConsumerRecord<byte[], byte[]> record,
      String key,
      byte[] bytes,
      int length,
      RejectReason flaw,
      String expected) {
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        record.timestamp(),
        key,
        bytes,
        length,
        flaw,
        expected);
  }

  private static String position(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + '-' + record.partition() + '-' + record.offset();
  }

  @Override
  public TypeInformation<LogRecord> getProducedType() {
    return LogRecordSerializer.TYPE;
  }
}
