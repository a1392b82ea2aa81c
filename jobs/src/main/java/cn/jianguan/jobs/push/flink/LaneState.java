package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.push.lane.Slot;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.ReferenceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/** What checkpoints keep of the endpoint that is the current key: itself, and what waits for it. */
final class LaneState {
  private static final String QUEUE = "queue";
  private static final String ENDPOINT = "endpoint";

  private final Codec codec;
  private final ValueState<byte[]> endpoint;
  private final MapState<Long, byte[]> queue;

  LaneState(RuntimeContext context, Codec codec) {
    this.codec = codec;
    endpoint =
        context.getState(
            new ValueStateDescriptor<>(ENDPOINT, BytePrimitiveArraySerializer.INSTANCE));
    queue =
        context.getMapState(
            new MapStateDescriptor<>(
                QUEUE, LongSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE));
  }

  /** The endpoints that are known, whatever the current key. */
  static List<String> endpoints(KeyedStateBackend<String> backend) {
    try (Stream<String> keys = backend.getKeys(ENDPOINT, VoidNamespace.INSTANCE)) {
      return keys.toList();
    }
  }

  Endpoint endpoint() throws Exception {
    return endpoint(endpoint.value());
  }

  /**
   * Keeps a row of the list.
   *
   * @return the endpoint in it
   */
  Endpoint register(byte[] row) throws Exception {
    Endpoint registered = endpoint(row);
    endpoint.update(row);
    return registered;
  }

  private Endpoint endpoint(byte[] row) throws UnreadableException {
    return (Endpoint) codec.decode(row, ReferenceRecord.class).getBody();
  }

  /** What waits, in the order in which it came. */
  List<StoredMessage> waiting() throws Exception {
    List<StoredMessage> waiting = new ArrayList<>();
    for (Map.Entry<Long, byte[]> entry : queue.entries()) {
      waiting.add(StoredMessage.decode(entry.getKey(), entry.getValue()));
    }
    waiting.sort(Comparator.comparingLong(message -> message.slot().seq()));
    return waiting;
  }

  StoredMessage message(Slot slot) throws Exception {
    return StoredMessage.decode(slot.seq(), queue.get(slot.seq()));
  }

  void put(StoredMessage message) throws Exception {
    queue.put(message.slot().seq(), message.encode());
  }

  void remove(Slot slot) throws Exception {
    queue.remove(slot.seq());
  }

  /** The endpoint and all that waits for it. */
  void clear() {
    queue.clear();
    endpoint.clear();
  }
}
