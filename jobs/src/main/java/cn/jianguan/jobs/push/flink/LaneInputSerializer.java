package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes inputs of lanes between tasks. */
public final class LaneInputSerializer extends ImmutableSerializer<LaneInput> {
  private static final long serialVersionUID = 1L;
  private static final LaneInput.Kind[] KINDS = LaneInput.Kind.values();

  public static final ImmutableTypeInformation<LaneInput> TYPE =
      new ImmutableTypeInformation<>(LaneInput.class, new LaneInputSerializer());

  @Override
  public void serialize(LaneInput input, DataOutputView target) throws IOException {
    target.writeByte(input.kind().ordinal());
    StringValue.writeString(input.endpointId(), target);
    target.writeLong(input.logTime());
    writeBytes(input.bytes(), target);
  }

  @Override
  public LaneInput deserialize(DataInputView source) throws IOException {
    LaneInput.Kind kind = KINDS[source.readByte()];
    return new LaneInput(
        StringValue.readString(source), kind, source.readLong(), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<LaneInput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<LaneInput> {
    public Snapshot() {
      super(LaneInputSerializer::new);
    }
  }
}
