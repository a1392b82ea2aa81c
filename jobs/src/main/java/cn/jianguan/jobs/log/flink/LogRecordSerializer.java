package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import cn.jianguan.record.RejectReason;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Writes records of the log between tasks and into checkpoints; the first byte is the form's
 * version.
 */
public final class LogRecordSerializer extends ImmutableSerializer<LogRecord> {
  private static final long serialVersionUID = 1L;
  private static final int FORM = 1;

  public static final ImmutableTypeInformation<LogRecord> TYPE =
      new ImmutableTypeInformation<>(LogRecord.class, new LogRecordSerializer());

  @Override
  public void serialize(LogRecord record, DataOutputView target) throws IOException {
    target.writeByte(FORM);
    StringValue.writeString(record.topic(), target);
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.logTime());
    StringValue.writeString(record.key(), target);
    writeBytes(record.bytes(), target);
    target.writeInt(record.length());
    target.writeBoolean(record.flaw() != null);
    if (record.flaw() != null) {
      StringValue.writeString(record.flaw().name(), target);
      StringValue.writeString(record.expected(), target);
    }
  }

  @Override
  public LogRecord deserialize(DataInputView source) throws IOException {
    return read(source.readByte(), source);
  }

  /** What follows the byte that tells the form. */
  public LogRecord read(int form, DataInputView source) throws IOException {
    if (form != FORM) {
      throw new IOException("log record of unknown form " + form);
    }
    String topic = StringValue.readString(source);
    int partition = source.readInt();
    long offset = source.readLong();
    long logTime = source.readLong();
    String key = StringValue.readString(source);
    byte[] bytes = readBytes(source);
    int length = source.readInt();
    boolean hasFlaw = source.readBoolean();
    RejectReason flaw = hasFlaw ? RejectReason.valueOf(StringValue.readString(source)) : null;
    String expected = hasFlaw ? StringValue.readString(source) : "";
    return new LogRecord(topic, partition, offset, logTime, key, bytes, length, flaw, expected);
  }

  @Override
  public TypeSerializerSnapshot<LogRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LogRecord> {
    public Snapshot() {
      super(LogRecordSerializer::new);
    }
  }
}
