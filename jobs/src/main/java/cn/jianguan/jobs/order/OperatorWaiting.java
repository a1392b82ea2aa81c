package cn.jianguan.jobs.order;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateSnapshotContext;

/** Keyed data that waits, written as raw keyed state, so that it follows its key when rescaled. */
final class OperatorWaiting<D, R> {
  private static final int VERSION = 1;

  private final KeySelector<D, String> key;
  private final TypeSerializer<D> serializer;

  OperatorWaiting(KeySelector<D, String> key, TypeSerializer<D> serializer) {
    this.key = key;
    this.serializer = serializer;
  }

  /** Timers that are due never wait across a checkpoint; references are written elsewhere. */
  void write(StateSnapshotContext snapshot, Waiting<D, R> waiting, int maxParallelism)
      throws Exception {
    Map<Integer, List<Turn.Data<D, R>>> byGroup =
        waiting
            .data()
            .collect(
                Collectors.groupingBy(
                    turn -> KeyGroupRangeAssignment.assignToKeyGroup(turn.key(), maxParallelism),
                    TreeMap::new,
                    Collectors.toList()));
    if (byGroup.isEmpty()) {
      return;
    }
    KeyedStateCheckpointOutputStream out = snapshot.getRawKeyedOperatorStateOutput();
    for (Map.Entry<Integer, List<Turn.Data<D, R>>> group : byGroup.entrySet()) {
      out.startNewKeyGroup(group.getKey());
      write(group.getValue(), new DataOutputViewStreamWrapper(out));
    }
  }

  private void write(List<Turn.Data<D, R>> turns, DataOutputViewStreamWrapper out)
      throws IOException {
    out.writeByte(VERSION);
    out.writeInt(turns.size());
    for (Turn.Data<D, R> turn : turns) {
      out.writeLong(turn.logTime());
      serializer.serialize(turn.value(), out);
    }
  }

  void restore(Iterable<KeyGroupStatePartitionStreamProvider> groups, Waiting<D, R> waiting)
      throws Exception {
    for (KeyGroupStatePartitionStreamProvider group : groups) {
      DataInputViewStreamWrapper in = new DataInputViewStreamWrapper(group.getStream());
      int version = in.readByte();
      if (version != VERSION) {
        throw new IOException("waiting records of unknown version " + version);
      }
      for (int left = in.readInt(); left > 0; left--) {
        long logTime = in.readLong();
        D data = serializer.deserialize(in);
        waiting.data(key.getKey(data), data, logTime);
      }
    }
  }
}
