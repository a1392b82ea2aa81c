package cn.jianguan.jobs.order;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What a station keeps besides keys and references. Each subtask writes its own and gets it back;
 * where their number has changed nobody's is its own, and every subtask gets that of all.
 */
final class OperatorStationState {
  private final ListState<byte[]> state;
  private final int subtasks;
  private final int subtask;

  OperatorStationState(OperatorStateStore store, TaskInfo task) throws Exception {
    this.state =
        store.getUnionListState(
            new ListStateDescriptor<>("kept", BytePrimitiveArraySerializer.INSTANCE));
    this.subtasks = task.getNumberOfParallelSubtasks();
    this.subtask = task.getIndexOfThisSubtask();
  }

  void snapshot(Station<?, ?, ?> station) throws Exception {
    byte[] kept = station.snapshotState();
    state.update(kept.length == 0 ? List.of() : List.of(encode(kept)));
  }

  void restore(Station<?, ?, ?> station) throws Exception {
    for (byte[] bytes : state.get()) {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      boolean rescaled = in.readInt() != subtasks;
      boolean own = in.readInt() == subtask;
      if (rescaled || own) {
        byte[] kept = new byte[in.available()];
        in.readFully(kept);
        station.restoreState(kept);
      }
    }
  }

  private byte[] encode(byte[] kept) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(2 * Integer.BYTES + kept.length);
    out.writeInt(subtasks);
    out.writeInt(subtask);
    out.write(kept);
    return out.getCopyOfBuffer();
  }
}
