package cn.jianguan.jobs.intake.flink;

import cn.jianguan.jobs.intake.RowCount;
import cn.jianguan.jobs.order.ImmutableSerializer;
import cn.jianguan.jobs.order.ImmutableTypeInformation;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes counts of rows between tasks. */
public final class RowCountSerializer extends ImmutableSerializer<RowCount> {
  private static final long serialVersionUID = 1L;

  public static final ImmutableTypeInformation<RowCount> TYPE =
      new ImmutableTypeInformation<>(RowCount.class, new RowCountSerializer());

  @Override
  public void serialize(RowCount count, DataOutputView target) throws IOException {
    writeBytes(count.encode(), target);
  }

  @Override
  public RowCount deserialize(DataInputView source) throws IOException {
    return RowCount.decode(readBytes(source));
  }

  @Override
  public TypeSerializerSnapshot<RowCount> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in checkpoints. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RowCount> {
    public Snapshot() {
      super(RowCountSerializer::new);
    }
  }
}
