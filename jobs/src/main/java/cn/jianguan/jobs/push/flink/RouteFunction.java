package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.RecordIdentity;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.log.flink.OutputRecordSerializer;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.jobs.reference.ReferenceCheck;
import cn.jianguan.log.Fault;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.reference.ReferenceRecords;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the endpoints of notifications and orders. Input 1 is what the log says is to be sent,
 * input 2 the lists, whose heartbeats are the clock: a record waits until the lists have been read
 * up to its own log time, so that the endpoints it goes to do not depend on which topic was read
 * faster. AlertJob has seen every list past a moment before it says anything of that moment, so
 * this waits for no heartbeat, only for reading.
 *
 * <p>Both inputs are keyed by one key: there is one list and one order.
 */
public final class RouteFunction
    extends KeyedCoProcessFunction<String, LogRecord, LogRecord, LaneInput> {
  public static final OutputTag<OutputRecord> REJECTS =
      new OutputTag<>("rejects", OutputRecordSerializer.TYPE);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RouteFunction.class);
  private static final byte[] NOTHING = {};
  private static final Set<DeliveryOutcome> ORDERS =
      EnumSet.of(DeliveryOutcome.TEST, DeliveryOutcome.REPLAY);
  private static final String NOTICE = NotificationRecord.class.getName();
  private static final String DELIVERY = DeliveryRecord.class.getName();

  private final Serializable nationalSources;
  private transient Codec codec;
  private transient CountedRejects rejects;
  private transient MapState<String, byte[]> stored;
  private transient MapState<Long, LogRecord> held;
  private transient ValueState<Long> clockState;
  private transient Map<String, Registered> endpoints;
  private transient long clock;
  private transient long firstHeld;
  private transient long nextHeld;

  /**
   * @param nationalSources sources that may register endpoints
   */
  public RouteFunction(Set<String> nationalSources) {
    this.nationalSources = (Serializable) Set.copyOf(nationalSources);
  }

  @Override
  public void open(OpenContext context) {
    codec = Codec.standard();
    rejects =
        new CountedRejects(
            StationName.PUSH, new FlinkMetrics(getRuntimeContext().getMetricGroup()));
    stored =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "endpoints", StringSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE));
    held =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "held",
                    LongSerializer.INSTANCE,
                    LogRecordSerializer.TYPE.createSerializer(null)));
    clockState =
        getRuntimeContext().getState(new ValueStateDescriptor<>("clock", LongSerializer.INSTANCE));
    endpoints = null;
  }

  /** What was known before a restart. */
  private void remember() throws Exception {
    if (endpoints != null) {
      return;
    }
    endpoints = new HashMap<>();
    for (Map.Entry<String, byte[]> entry : stored.entries()) {
      ByteBuffer buffer = ByteBuffer.wrap(entry.getValue());
      long since = buffer.getLong();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      ReferenceRecord row = codec.decode(bytes, ReferenceRecord.class);
      endpoints.put(
          entry.getKey(),
          new Registered(
              RecordIdentity.of(row.getEnvelope()), since, (Endpoint) row.getBody(), bytes));
    }
    Long time = clockState.value();
    clock = time == null ? Long.MIN_VALUE : time;
    firstHeld = Long.MAX_VALUE;
    nextHeld = 0;
    for (Long seq : held.keys()) {
      firstHeld = Math.min(firstHeld, seq);
      nextHeld = Math.max(nextHeld, seq + 1);
    }
    firstHeld = Math.min(firstHeld, nextHeld);
  }

  @Override
  public void processElement1(LogRecord record, Context context, Collector<LaneInput> out)
      throws Exception {
    remember();
    SpecificRecord said = said(record, context);
    if (said == null) {
      return;
    }
    boolean isInTime = firstHeld == nextHeld && record.logTime() <= clock;
    if (isInTime || isOrderForKnown(said)) {
      route(record, said, context, out);
    } else {
      held.put(nextHeld++, record);
    }
  }

  /**
   * A notification, or an order; null where nothing is to be done: earlier attempts, and what
   * nobody can read, which LoadJob reads and rejects, too. What an operator lets this job pass is
   * answered.
   */
  private SpecificRecord said(LogRecord record, Context context) {
    if (record.flaw() == RejectReason.SKIPPED) {
      reject(record, Refusal.ofAll(record.flaw(), record.expected()), context);
    }
    if (record.flaw() != null) {
      return null;
    }
    try {
      String name = codec.recordName(record.bytes());
      if (name.equals(NOTICE)) {
        return codec.decode(record.bytes(), NotificationRecord.class);
      }
      if (!name.equals(DELIVERY)) {
        return null;
      }
      DeliveryRecord delivery = codec.decode(record.bytes(), DeliveryRecord.class);
      return ORDERS.contains(delivery.getOutcome()) ? delivery : null;
    } catch (UnreadableException e) {
      return null;
    }
  }

  /** Whoever gave it has waited for the endpoint to be there. */
  private boolean isOrderForKnown(SpecificRecord said) {
    return said instanceof DeliveryRecord order && endpoints.containsKey(order.getEndpointId());
  }

  private void route(
      LogRecord record, SpecificRecord said, Context context, Collector<LaneInput> out) {
    try {
      if (said instanceof DeliveryRecord order) {
        send(LaneInput.Kind.ORDER, order.getEndpointId(), record, out);
      } else if (said instanceof NotificationRecord notice) {
        for (Registered registered : endpoints.values()) {
          if (registered.wants(notice)) {
            send(LaneInput.Kind.NOTICE, registered.endpoint().getEndpointId(), record, out);
          }
        }
      }
    } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
      LOG.error("无法推送 / cannot push {}", record.position(), fault);
      reject(record, Fault.refusal(fault), context);
    }
  }

  private static void send(
      LaneInput.Kind kind, String endpointId, LogRecord record, Collector<LaneInput> out) {
    out.collect(new LaneInput(endpointId, kind, record.logTime(), record.bytes()));
  }

  private void reject(LogRecord record, Refusal refusal, Context context) {
    RejectRecord reject = rejects.of(record, refusal);
    context.output(
        REJECTS,
        new OutputRecord(
            Topic.REJECTS, reject.getRejectId(), record.logTime(), codec.encode(reject)));
  }

  @Override
  public void processElement2(LogRecord record, Context context, Collector<LaneInput> out)
      throws Exception {
    remember();
    if (!record.isHeartbeat() && record.flaw() == null) {
      try {
        take(record, out);
      } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError fault) {
        LOG.error("无法登记端点 / cannot register what is in {}", record.position(), fault);
        reject(record, Fault.refusal(fault), context);
      }
    }
    // Another record of the same millisecond may follow.
    if (record.logTime() - 1 > clock) {
      clock = record.logTime() - 1;
      clockState.update(clock);
      release(context, out);
    }
  }

  private void release(Context context, Collector<LaneInput> out) throws Exception {
    while (firstHeld < nextHeld) {
      LogRecord record = held.get(firstHeld);
      if (record.logTime() > clock) {
        return;
      }
      held.remove(firstHeld++);
      route(record, said(record, context), context, out);
    }
  }

  private void take(LogRecord record, Collector<LaneInput> out) throws Exception {
    ReferenceRecord row;
    try {
      row = codec.decode(record.bytes(), ReferenceRecord.class);
    } catch (UnreadableException e) {
      return; // AlertJob reads the same records and rejects them
    }
    boolean isDeletion = ReferenceRecords.isDeletion(row);
    if (!isDeletion && !(row.getBody() instanceof Endpoint) || !mayRegister(row)) {
      return;
    }
    String identity = RecordIdentity.of(row.getEnvelope());
    Endpoint endpoint = row.getBody() instanceof Endpoint body ? body : null;
    for (Registered known : endpoints.values().toArray(Registered[]::new)) {
      String id = known.endpoint().getEndpointId();
      boolean isSame = endpoint != null && !isDeletion && endpoint.getEndpointId().equals(id);
      if (known.identity().equals(identity) && !isSame) {
        endpoints.remove(id);
        stored.remove(id);
        out.collect(new LaneInput(id, LaneInput.Kind.GONE, record.logTime(), NOTHING));
      }
    }
    if (!isDeletion && ReferenceCheck.faults(row).isEmpty()) {
      register(identity, endpoint, record, out);
    }
  }

  private void register(
      String identity, Endpoint endpoint, LogRecord record, Collector<LaneInput> out)
      throws Exception {
    String id = endpoint.getEndpointId();
    Registered before = endpoints.get(id);
    long since = before == null ? record.logTime() : before.since();
    endpoints.put(id, new Registered(identity, since, endpoint, record.bytes()));
    stored.put(
        id,
        ByteBuffer.allocate(Long.BYTES + record.bytes().length)
            .putLong(since)
            .put(record.bytes())
            .array());
    out.collect(new LaneInput(id, LaneInput.Kind.ENDPOINT, record.logTime(), record.bytes()));
  }

  /** AlertJob answers whoever may not. */
  private boolean mayRegister(ReferenceRecord row) {
    return ((Set<?>) nationalSources).contains(row.getEnvelope().getCdSource());
  }
}
