package cn.jianguan.jobs.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyedStateCheckpointOutputStream;
import org.apache.flink.runtime.state.StateSnapshotContext;

/**
 * Keyed data that waits, and timers that are due and not handled yet, written as raw keyed state,
 * so that they follow their key when rescaled. References are written elsewhere.
 */
final class OperatorBufferState<D, R> {
  private static final int WITHOUT_TIMERS = 1;
  private static final int VERSION = 2;

  private final KeySelector<D, String> key;
  private final TypeSerializer<D> serializer;

  OperatorBufferState(KeySelector<D, String> key, TypeSerializer<D> serializer) {
    this.key = key;
    this.serializer = serializer;
  }

  /** What one key group has to write. */
  private static final class Group<D, R> {
    private final List<QueuedEvent.Data<D, R>> data = new ArrayList<>();
    private final List<QueuedEvent.Timer<D, R>> timers = new ArrayList<>();
  }

  /**
   * @param parked what of it is written elsewhere
   */
  void write(
      StateSnapshotContext snapshot,
      EventTimeBuffer<D, R> buffer,
      OperatorParkedState<D, R> parked,
      int maxParallelism)
      throws Exception {
    Map<Integer, Group<D, R>> groups = new TreeMap<>();
    buffer
        .data()
        .filter(event -> !parked.isParked(event))
        .forEach(event -> group(groups, event.key(), maxParallelism).data.add(event));
    buffer.timers().forEach(event -> group(groups, event.key(), maxParallelism).timers.add(event));
    if (groups.isEmpty()) {
      return;
    }
    KeyedStateCheckpointOutputStream out = snapshot.getRawKeyedOperatorStateOutput();
    for (Map.Entry<Integer, Group<D, R>> group : groups.entrySet()) {
      out.startNewKeyGroup(group.getKey());
      write(group.getValue(), new DataOutputViewStreamWrapper(out));
    }
  }

  private static <D, R> Group<D, R> group(
      Map<Integer, Group<D, R>> groups, String key, int maxParallelism) {
    int number = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
    return groups.computeIfAbsent(number, unused -> new Group<>());
  }

  private void write(Group<D, R> group, DataOutputViewStreamWrapper out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(group.data.size());
    for (QueuedEvent.Data<D, R> event : group.data) {
      out.writeLong(event.logTime());
      serializer.serialize(event.value(), out);
    }
    out.writeInt(group.timers.size());
    for (QueuedEvent.Timer<D, R> timer : group.timers) {
      out.writeLong(timer.logTime());
      out.writeLong(timer.at());
      out.writeUTF(timer.key());
      out.writeUTF(timer.name());
    }
  }

  void restore(Iterable<KeyGroupStatePartitionStreamProvider> groups, EventTimeBuffer<D, R> buffer)
      throws Exception {
    for (KeyGroupStatePartitionStreamProvider group : groups) {
      DataInputViewStreamWrapper in = new DataInputViewStreamWrapper(group.getStream());
      int version = in.readByte();
      if (version != VERSION && version != WITHOUT_TIMERS) {
        throw new IOException("buffer records of unknown version " + version);
      }
      for (int left = in.readInt(); left > 0; left--) {
        long logTime = in.readLong();
        D data = serializer.deserialize(in);
        buffer.data(key.getKey(data), data, logTime);
      }
      for (int left = version == WITHOUT_TIMERS ? 0 : in.readInt(); left > 0; left--) {
        long logTime = in.readLong();
        long at = in.readLong();
        buffer.timer(in.readUTF(), in.readUTF(), at, logTime);
      }
    }
  }
}
