package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import cn.jianguan.log.Topic;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes outputs between tasks. */
public final class OutputRecordSerializer extends ImmutableSerializer<OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final Topic[] TOPICS = Topic.values();

  public static final ImmutableTypeInformation<OutputRecord> TYPE =
      new ImmutableTypeInformation<>(OutputRecord.class, new OutputRecordSerializer());

  @Override
  public void serialize(OutputRecord output, DataOutputView target) throws IOException {
    target.writeByte(output.topic().ordinal());
    StringValue.writeString(output.key(), target);
    target.writeLong(output.logTime());
    writeBytes(output.bytes(), target);
  }

  @Override
  public OutputRecord deserialize(DataInputView source) throws IOException {
    Topic topic = TOPICS[source.readByte()];
    return new OutputRecord(
        topic, StringValue.readString(source), source.readLong(), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<OutputRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutputRecord> {
    public Snapshot() {
      super(OutputRecordSerializer::new);
    }
  }
}
