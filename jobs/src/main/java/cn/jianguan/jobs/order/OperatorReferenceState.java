package cn.jianguan.jobs.order;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;

/**
 * The newest reference of every key, and the clock. All subtasks hold the same at a barrier, so the
 * first one writes for all, and every subtask reads it back.
 */
final class OperatorReferenceState<R> {
  private static final byte CLOCK = 0;
  private static final byte SEEN = 1;
  private static final byte WAITS = 2;
  private static final byte PACKED = 3;

  private final KeySelector<R, String> key;
  private final TieBreaker<R> tieBreaker;
  private final TypeSerializer<R> serializer;
  private final ListState<byte[]> state;
  private final Map<String, Kept<R>> newest = new HashMap<>();
  private byte[] seen;
  private boolean changed = true;

  private record Kept<R>(long logTime, R value) {}

  OperatorReferenceState(
      KeySelector<R, String> key,
      TieBreaker<R> tieBreaker,
      TypeSerializer<R> serializer,
      OperatorStateStore store)
      throws Exception {
    this.key = key;
    this.tieBreaker = tieBreaker;
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
        : tieBreaker.compare(value, before.value()) > 0;
  }

  void snapshot(boolean writes, long clock, EventTimeBuffer<?, R> buffer) throws Exception {
    if (!writes) {
      state.clear();
      return;
    }
    if (changed) {
      seen = pack();
      changed = false;
    }
    List<byte[]> all = new ArrayList<>();
    all.add(seen);
    all.add(encode(CLOCK, clock, null));
    for (QueuedEvent.Reference<?, R> event : buffer.references().toList()) {
      all.add(encode(WAITS, event.logTime(), event.value()));
    }
    state.update(all);
  }

  /** Flink writes operator state byte by byte, at every checkpoint: a tenth is written. */
  private byte[] pack() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(PACKED);
    DeflaterOutputStream deflater = new DeflaterOutputStream(packed);
    try (DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(deflater)) {
      out.writeInt(newest.size());
      DataOutputSerializer one = new DataOutputSerializer(256);
      for (Kept<R> kept : newest.values()) {
        one.clear();
        one.writeLong(kept.logTime());
        serializer.serialize(kept.value(), one);
        out.write(one.getSharedBuffer(), 0, one.length());
      }
    }
    return packed.toByteArray();
  }

  private void unpack(byte[] bytes, List<Kept<R>> into) throws IOException {
    InputStream packed = new ByteArrayInputStream(bytes, 1, bytes.length - 1);
    byte[] plain = new InflaterInputStream(packed).readAllBytes();
    DataInputDeserializer in = new DataInputDeserializer(plain);
    for (int left = in.readInt(); left > 0; left--) {
      into.add(kept(in));
    }
  }

  private Kept<R> kept(DataInputDeserializer in) throws IOException {
    return new Kept<>(in.readLong(), serializer.deserialize(in));
  }

  /**
   * Gives the station what was seen before the restart, and puts back what waited.
   *
   * @return the clock at the checkpoint
   */
  long restore(Station<?, R, ?> station, EventTimeBuffer<?, R> buffer) throws Exception {
    long clock = Long.MIN_VALUE;
    List<Kept<R>> before = new ArrayList<>();
    for (byte[] bytes : state.get()) {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      byte what = in.readByte();
      switch (what) {
        case CLOCK -> clock = in.readLong();
        case SEEN -> before.add(kept(in));
        case WAITS -> {
          Kept<R> waits = kept(in);
          buffer.reference(waits.value(), waits.logTime());
        }
        case PACKED -> unpack(bytes, before);
        default -> throw new IOException("reference state of unknown kind " + what);
      }
    }
    Comparator<Kept<R>> byTime = Comparator.comparingLong(Kept::logTime);
    before.sort(byTime.thenComparing(Kept::value, tieBreaker));
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
