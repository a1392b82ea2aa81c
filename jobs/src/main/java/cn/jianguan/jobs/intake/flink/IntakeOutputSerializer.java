package cn.jianguan.jobs.intake.flink;

import cn.jianguan.jobs.intake.IntakeOutput;
import cn.jianguan.jobs.log.flink.InnerRecordSerializer;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what intake says; seldom used, since what takes it apart is chained to intake. */
public final class IntakeOutputSerializer extends ImmutableSerializer<IntakeOutput> {
  private static final long serialVersionUID = 1L;
  private static final OutputRecordSerializer OUTPUT = new OutputRecordSerializer();
  private static final ObservationSerializer OBSERVATION = new ObservationSerializer();
  private static final RowCountSerializer COUNT = new RowCountSerializer();
  private static final InnerRecordSerializer TOLD = new InnerRecordSerializer();

  public static final ImmutableTypeInformation<IntakeOutput> TYPE =
      new ImmutableTypeInformation<>(IntakeOutput.class, new IntakeOutputSerializer());

  @Override
  public void serialize(IntakeOutput output, DataOutputView target) throws IOException {
    if (output instanceof IntakeOutput.Logged logged) {
      target.writeByte(0);
      OUTPUT.serialize(logged.output(), target);
    } else if (output instanceof IntakeOutput.Observed observed) {
      target.writeByte(1);
      OBSERVATION.serialize(observed.observation(), target);
    } else if (output instanceof IntakeOutput.Counted counted) {
      target.writeByte(2);
      COUNT.serialize(counted.count(), target);
    } else if (output instanceof IntakeOutput.Told told) {
      target.writeByte(3);
      TOLD.serialize(told.told(), target);
    }
  }

  @Override
  public IntakeOutput deserialize(DataInputView source) throws IOException {
    byte what = source.readByte();
    return switch (what) {
      case 0 -> new IntakeOutput.Logged(OUTPUT.deserialize(source));
      case 1 -> new IntakeOutput.Observed(OBSERVATION.deserialize(source));
      case 2 -> new IntakeOutput.Counted(COUNT.deserialize(source));
      case 3 -> new IntakeOutput.Told(TOLD.deserialize(source));
      default -> throw new IOException("intake output of unknown kind " + what);
    };
  }

  @Override
  public TypeSerializerSnapshot<IntakeOutput> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<IntakeOutput> {
    public Snapshot() {
      super(IntakeOutputSerializer::new);
    }
  }
}
