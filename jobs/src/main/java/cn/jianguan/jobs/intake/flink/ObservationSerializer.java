package cn.jianguan.jobs.intake.flink;

import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import cn.jianguan.rules.history.Observation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes observations in their own compact form. */
public final class ObservationSerializer extends ImmutableSerializer<Observation> {
  private static final long serialVersionUID = 1L;

  public static final ImmutableTypeInformation<Observation> TYPE =
      new ImmutableTypeInformation<>(Observation.class, new ObservationSerializer());

  @Override
  public void serialize(Observation observation, DataOutputView target) throws IOException {
    writeBytes(observation.encode(), target);
  }

  @Override
  public Observation deserialize(DataInputView source) throws IOException {
    return Observation.decode(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<Observation> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Observation> {
    public Snapshot() {
      super(ObservationSerializer::new);
    }
  }
}
