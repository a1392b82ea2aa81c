package cn.jianguan.jobs.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The newest reference of every key, and the clock. All subtasks hold the same at a barrier, so the
 * first one writes for all, and every subtask reads it back.
 */
final class OperatorReferences<R> {
  private static final byte CLOCK = 0;
  private static final byte SEEN = 1;
  private static final byte WAITS = 2;

  private final KeySelector<R, String> key;
  private final Ties<R> ties;
  private final TypeSerializer<R> serializer;
  private final ListState<byte[]> state;
  private final Map<String, Kept<R>> newest = new HashMap<>();
  private List<byte[]> seen = new ArrayList<>();
  private boolean changed;

  private record Kept<R>(long logTime, R value) {}

  OperatorReferences(
      KeySelector<R, String> key,
      Ties<R> ties,
      TypeSerializer<R> serializer,
      OperatorStateStore store)
      throws Exception {
    this.key = key;
    this.ties = ties;
    this.serializer = serializer;
    this.state =
        store.getUnionListState(
            new ListStateDescriptor<>("references", BytePrimitiveArraySerializer.INSTANCE));
  }

  /** Gives a reference to the station unless a newer one of its key was there before. */
  void take(R value, long logTime, Station<?, R, ?> station) throws Exception {
    Kept<R> before = newest.get(key.getKey(value));
    if (before == null || isNewer(value, logTime, before)) {
      newest.put(key.getKey(value), new Kept<>(logTime, value));
      changed = true;
      station.reference(value, logTime);
    }
  }

  private boolean isNewer(R value, long logTime, Kept<R> before) {
    return logTime != before.logTime()
        ? logTime > before.logTime()
        : ties.compare(value, before.value()) > 0;
  }

  void snapshot(boolean writes, long clock, Waiting<?, R> waiting) throws Exception {
    if (!writes) {
      state.clear();
      return;
    }
    if (changed) {
      seen = new ArrayList<>();
      for (Kept<R> kept : newest.values()) {
        seen.add(encode(SEEN, kept.logTime(), kept.value()));
      }
      changed = false;
    }
    List<byte[]> all = new ArrayList<>(seen);
    all.add(encode(CLOCK, clock, null));
    for (Turn.Reference<?, R> turn : waiting.references().toList()) {
      all.add(encode(WAITS, turn.logTime(), turn.value()));
    }
    state.update(all);
  }

  /**
   * Gives the station what was seen before the restart, and puts back what waited.
   *
   * @return the clock at the checkpoint
   */
  long restore(Station<?, R, ?> station, Waiting<?, R> waiting) throws Exception {
    long clock = Long.MIN_VALUE;
    List<Kept<R>> before = new ArrayList<>();
    for (byte[] bytes : state.get()) {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      byte what = in.readByte();
      long logTime = in.readLong();
      switch (what) {
        case CLOCK -> clock = logTime;
        case SEEN -> before.add(new Kept<>(logTime, serializer.deserialize(in)));
        case WAITS -> waiting.reference(serializer.deserialize(in), logTime);
        default -> throw new IOException("reference state of unknown kind " + what);
      }
    }
    Comparator<Kept<R>> byTime = Comparator.comparingLong(Kept::logTime);
    before.sort(byTime.thenComparing(Kept::value, ties));
    for (Kept<R> kept : before) {
      take(kept.value(), kept.logTime(), station);
    }
    return clock;
  }

  private byte[] encode(byte what, long logTime, R value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeByte(what);
    out.writeLong(logTime);
    if (value != null) {
      serializer.serialize(value, out);
    }
    return out.getCopyOfBuffer();
  }
}
