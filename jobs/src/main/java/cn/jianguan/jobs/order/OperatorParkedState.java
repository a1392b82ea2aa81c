package cn.jianguan.jobs.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * Keyed data that waits while much does, such as a register that was published whole: written once,
 * as keyed state under its own key, at the first checkpoint it waits through, and removed when its
 * turn comes. Where little waits, it is cheaper to write all of it at each checkpoint ({@link
 * OperatorBufferState}).
 *
 * <p>What is parked came before what is not: it is restored first, in the order of its numbers.
 */
final class OperatorParkedState<D, R> {
  /** What may be written at every checkpoint. */
  static final int MOST_UNPARKED = 4_000;

  private static final String NAME = "waiting";

  private final KeyedStateBackend<String> backend;
  private final MapState<Long, byte[]> state;
  private final TypeSerializer<D> serializer;
  private final Map<QueuedEvent.Data<D, R>, Long> numbers = new IdentityHashMap<>();
  private long next;

  OperatorParkedState(
      KeyedStateBackend<String> backend, KeyedStateStore store, TypeSerializer<D> serializer) {
    this.backend = backend;
    this.state =
        store.getMapState(
            new MapStateDescriptor<>(
                NAME, LongSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE));
    this.serializer = serializer;
  }

  private record Parked<D>(long number, String key, long logTime, D value) {}

  /** Puts back what was parked; before anything else joins the buffer. */
  void restore(EventTimeBuffer<D, R> buffer) throws Exception {
    List<Parked<D>> all = new ArrayList<>();
    List<String> keys;
    try (Stream<String> known = backend.getKeys(NAME, VoidNamespace.INSTANCE)) {
      keys = known.distinct().toList();
    }
    for (String key : keys) {
      backend.setCurrentKey(key);
      for (Map.Entry<Long, byte[]> entry : state.entries()) {
        all.add(read(entry.getKey(), key, entry.getValue()));
      }
    }
    all.sort(Comparator.comparingLong(Parked::number));
    for (Parked<D> parked : all) {
      numbers.put(buffer.data(parked.key, parked.value, parked.logTime), parked.number);
      next = Math.max(next, parked.number + 1);
    }
  }

  private Parked<D> read(long number, String key, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    long logTime = in.readLong();
    return new Parked<>(number, key, logTime, serializer.deserialize(in));
  }

  boolean isParked(QueuedEvent.Data<D, R> event) {
    return !numbers.isEmpty() && numbers.containsKey(event);
  }

  /** Parks all that waits, where much of it is not parked yet. */
  void park(EventTimeBuffer<D, R> buffer) throws Exception {
    if (buffer.waiting() - numbers.size() <= MOST_UNPARKED) {
      return;
    }
    DataOutputSerializer out = new DataOutputSerializer(512);
    for (QueuedEvent.Data<D, R> event :
        (Iterable<QueuedEvent.Data<D, R>>) buffer.data()::iterator) {
      if (!numbers.containsKey(event)) {
        out.clear();
        out.writeLong(event.logTime());
        serializer.serialize(event.value(), out);
        backend.setCurrentKey(event.key());
        state.put(next, out.getCopyOfBuffer());
        numbers.put(event, next++);
      }
    }
  }

  /** The event's turn has come. */
  void taken(QueuedEvent<D, R> event) throws Exception {
    if (numbers.isEmpty()) {
      return;
    }
    if (event instanceof QueuedEvent.Data<D, R> data) {
      Long number = numbers.remove(data);
      if (number != null) {
        backend.setCurrentKey(data.key());
        state.remove(number);
      }
    }
  }
}
