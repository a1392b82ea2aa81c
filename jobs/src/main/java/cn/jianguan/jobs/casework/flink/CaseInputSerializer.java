package cn.jianguan.jobs.casework.flink;

import cn.jianguan.jobs.casework.CaseInput;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/**
 * Writes what waits for casework between tasks and into checkpoints; the first byte is the form. A
 * command is the log's own record. Checkpoints of before hold hits as such records too, of a topic
 * without a name: they are read, and no longer written.
 */
public final class CaseInputSerializer extends ImmutableSerializer<CaseInput> {
  private static final long serialVersionUID = 1L;
  private static final int HIT = 2;
  private static final int FACT = 3;
  private static final int VISIT = 4;
  private static final LogRecordSerializer RECORDS = new LogRecordSerializer();

  public static final ImmutableTypeInformation<CaseInput> TYPE =
      new ImmutableTypeInformation<>(CaseInput.class, new CaseInputSerializer());

  @Override
  public void serialize(CaseInput input, DataOutputView target) throws IOException {
    if (input instanceof CaseInput.Command command) {
      RECORDS.serialize(command.record(), target);
      return;
    }
    target.writeByte(
        input instanceof CaseInput.Hit ? HIT : input instanceof CaseInput.Fact ? FACT : VISIT);
    StringValue.writeString(input.subject(), target);
    writeBytes(input.bytes(), target);
  }

  @Override
  public CaseInput deserialize(DataInputView source) throws IOException {
    int form = source.readByte();
    switch (form) {
      case HIT:
        return new CaseInput.Hit(StringValue.readString(source), readBytes(source));
      case FACT:
        return new CaseInput.Fact(StringValue.readString(source), readBytes(source));
      case VISIT:
        return new CaseInput.Visit(StringValue.readString(source), readBytes(source));
      default:
        return command(form, source);
    }
  }

  private static CaseInput command(int form, DataInputView source) throws IOException {
    LogRecord record = RECORDS.read(form, source);
    return record.topic().isEmpty()
        ? new CaseInput.Hit(record.key(), record.bytes())
        : new CaseInput.Command(record);
  }

  @Override
  public TypeSerializerSnapshot<CaseInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CaseInput> {
    public Snapshot() {
      super(CaseInputSerializer::new);
    }
  }
}
