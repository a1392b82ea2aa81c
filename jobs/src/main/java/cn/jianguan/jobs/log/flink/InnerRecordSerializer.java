package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes what stations tell each other between tasks, and into checkpoints while it waits. */
public final class InnerRecordSerializer extends ImmutableSerializer<InnerRecord> {
  private static final long serialVersionUID = 1L;
  private static final InnerRecord.Kind[] KINDS = InnerRecord.Kind.values();

  public static final ImmutableTypeInformation<InnerRecord> TYPE =
      new ImmutableTypeInformation<>(InnerRecord.class, new InnerRecordSerializer());

  @Override
  public void serialize(InnerRecord record, DataOutputView target) throws IOException {
    target.writeByte(record.kind().ordinal());
    StringValue.writeString(record.key(), target);
    writeBytes(record.bytes(), target);
  }

  @Override
  public InnerRecord deserialize(DataInputView source) throws IOException {
    InnerRecord.Kind kind = KINDS[source.readByte()];
    return new InnerRecord(kind, StringValue.readString(source), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<InnerRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<InnerRecord> {
    public Snapshot() {
      super(InnerRecordSerializer::new);
    }
  }
}
