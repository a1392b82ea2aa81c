package cn.jianguan.jobs.outcome;

import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes outcomes between tasks. */
public final class OutcomeSerializer extends ImmutableSerializer<Outcome> {
  private static final long serialVersionUID = 1L;
  private static final Lane[] LANES = Lane.values();

  public static final ImmutableTypeInformation<Outcome> TYPE =
      new ImmutableTypeInformation<>(Outcome.class, new OutcomeSerializer());

  @Override
  public void serialize(Outcome outcome, DataOutputView target) throws IOException {
    target.writeByte(outcome.lane().ordinal());
    StringValue.writeString(outcome.key(), target);
    target.writeLong(outcome.logTime());
    writeBytes(outcome.bytes(), target);
  }

  @Override
  public Outcome deserialize(DataInputView source) throws IOException {
    Lane lane = LANES[source.readByte()];
    return new Outcome(lane, StringValue.readString(source), source.readLong(), readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<Outcome> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Outcome> {
    public Snapshot() {
      super(OutcomeSerializer::new);
    }
  }
}
