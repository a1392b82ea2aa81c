package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import cn.jianguan.jobs.push.lane.Lane;
import cn.jianguan.jobs.push.lane.Slot;
import cn.jianguan.jobs.push.lane.Timetable;
import cn.jianguan.jobs.push.lane.Verdict;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.ReferenceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each endpoint its messages. Keyed by endpoint; a message is in keyed state from the moment
 * it is handed in until it is acknowledged or given up, so a checkpoint waits for no answer, and
 * after a restart everything without one is sent again under the same id. Requests run beside the
 * task's thread; what their answers mean is decided on it, between two records, so state and ledger
 * always agree at a barrier.
 *
 * <p>On the heap is one small {@link Slot} a message; its bytes stay in the state.
 */
public final class DeliverOperator extends AbstractStreamOperator<OutputRecord>
    implements OneInputStreamOperator<LaneInput, OutputRecord> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DeliverOperator.class);
  private static final String QUEUE = "queue";
  private static final String ENDPOINT = "endpoint";

  private static final int MOST_IN_DIGEST = 100;

  /** A lane that should have something to send and does not is looked at again. */
  private static final long LOOK_AGAIN_MILLIS = 10;

  private final DeliverOptions options;

  private transient Codec codec;
  private transient Ledger ledger;
  private transient Sender sender;
  private transient MailboxExecutor mailbox;
  private transient ValueState<byte[]> endpointState;
  private transient MapState<Long, byte[]> queue;
  private transient Map<String, Served> served;

  public DeliverOperator(DeliverOptions options) {
    this.options = options;
  }

  /** What is on the heap of one endpoint. */
  private static final class Served {
    private final String id;
    private final Lane lane;
    private Endpoint endpoint;
    private long nextSeq;
    private ScheduledFuture<?> wake;
    private long wakeAt;

    private Served(String id, Lane lane) {
      this.id = id;
      this.lane = lane;
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    codec = Codec.standard();
    ledger = new Ledger(codec, new FlinkMetrics(getMetricGroup()), output);
    sender = new Sender(options);
    mailbox =
        getContainingTask()
            .getMailboxExecutorFactory()
            .createExecutor(getOperatorConfig().getChainIndex());
    endpointState =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>(ENDPOINT, BytePrimitiveArraySerializer.INSTANCE));
    queue =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    QUEUE, LongSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE));
    served = new HashMap<>();
    restore();
    ledger.waiting(() -> served.values().stream().mapToLong(it -> it.lane.size()).sum());
  }

  private void restore() throws Exception {
    List<String> ids;
    try (var keys = this.<String>getKeyedStateBackend().getKeys(ENDPOINT, VoidNamespace.INSTANCE)) {
      ids = keys.toList();
    }
    for (String id : ids) {
      setCurrentKey(id);
      Served one = serve(id);
      one.endpoint = endpoint(endpointState.value());
      for (StoredMessage message : waiting()) {
        one.lane.add(message.slot());
        one.nextSeq = message.slot().seq() + 1;
      }
      mailbox.execute(() -> pump(one), "what waited before a restart");
    }
  }

  /** What waits under the current key, in the order in which it came. */
  private List<StoredMessage> waiting() throws Exception {
    List<StoredMessage> waiting = new ArrayList<>();
    for (Map.Entry<Long, byte[]> entry : queue.entries()) {
      waiting.add(StoredMessage.decode(entry.getKey(), entry.getValue()));
    }
    waiting.sort(Comparator.comparingLong(message -> message.slot().seq()));
    return waiting;
  }

  private Served serve(String id) {
    return served.computeIfAbsent(
        id,
        any ->
            new Served(
                id, new Lane(options.lane(), () -> ThreadLocalRandom.current().nextDouble())));
  }

  private Endpoint endpoint(byte[] row) throws UnreadableException {
    return (Endpoint) codec.decode(row, ReferenceRecord.class).getBody();
  }

  private long now() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }

  @Override
  public void processElement(StreamRecord<LaneInput> element) throws Exception {
    LaneInput input = element.getValue();
    switch (input.kind()) {
      case ENDPOINT -> {
        Served one = serve(input.endpointId());
        one.endpoint = endpoint(input.bytes());
        endpointState.update(input.bytes());
        pump(one);
      }
      case GONE -> forget(input.endpointId());
      case NOTICE, ORDER -> take(input);
    }
  }

  /** What waits for an endpoint that is no more is given up, and can be sent again elsewhere. */
  private void forget(String id) throws Exception {
    Served gone = served.remove(id);
    if (gone == null) {
      return;
    }
    cancelWake(gone);
    for (StoredMessage message : waiting()) {
      ledger.unsent(
          gone.endpoint, letter(id, message), message.slot().attempts(), Kind.REMOVED, now());
    }
    queue.clear();
    endpointState.clear();
  }

  private Letter letter(String endpointId, StoredMessage message) throws UnreadableException {
    return Letter.of(endpointId, message.kind(), message.bytes(), codec);
  }

  private void take(LaneInput input) throws Exception {
    Letter letter = Letter.of(input.endpointId(), input.kind(), input.bytes(), codec);
    Served one = served.get(input.endpointId());
    if (one == null) {
      ledger.unsent(Ledger.unknown(input.endpointId()), letter, 0, Kind.REMOVED, now());
      return;
    }
    if (one.lane.isFull()) {
      ledger.unsent(one.endpoint, letter, 0, Kind.FULL, now());
      return;
    }
    boolean waits = input.kind() == LaneInput.Kind.NOTICE && !letter.isRed();
    put(
        one,
        Slot.fresh(
            one.nextSeq++,
            letter.order(),
            waits ? Timetable.dueAt(one.endpoint, now()) : now(),
            waits && Timetable.isDigest(one.endpoint)),
        input.kind(),
        input.logTime(),
        input.bytes());
    pump(one);
  }

  private void put(Served one, Slot slot, LaneInput.Kind kind, long logTime, byte[] bytes)
      throws Exception {
    queue.put(slot.seq(), new StoredMessage(slot, kind, logTime, bytes).encode());
    one.lane.add(slot);
  }

  /** What is due for a digest becomes a message or several, at most so many notifications each. */
  private void digest(Served one) throws Exception {
    List<Slot> due = one.lane.takeForDigest(now());
    for (int from = 0; from < due.size(); from += MOST_IN_DIGEST) {
      List<Slot> members = due.subList(from, Math.min(due.size(), from + MOST_IN_DIGEST));
      List<byte[]> parts = new ArrayList<>();
      Set<String> orders = new LinkedHashSet<>();
      long logTime = 0;
      for (Slot member : members) {
        StoredMessage message = StoredMessage.decode(member.seq(), queue.get(member.seq()));
        parts.add(message.bytes());
        orders.addAll(member.orders());
        logTime = Math.max(logTime, message.logTime());
        queue.remove(member.seq());
      }
      long newest = members.get(members.size() - 1).seq();
      put(
          one,
          new Slot(newest, List.copyOf(orders), 0, now(), 0, false),
          LaneInput.Kind.DIGEST,
          logTime,
          Parts.join(parts));
    }
  }

  /** Sends all that may go out now; under the key of the endpoint. */
  private void pump(Served one) throws Exception {
    if (served.get(one.id) != one) {
      return;
    }
    setCurrentKey(one.id);
    digest(one);
    for (Optional<Slot> next = one.lane.next(now());
        next.isPresent();
        next = one.lane.next(now())) {
      send(one, next.get());
    }
    wakeLater(one);
  }

  private void send(Served one, Slot slot) throws Exception {
    StoredMessage message = StoredMessage.decode(slot.seq(), queue.get(slot.seq()));
    Letter letter = letter(one.id, message);
    Ledger.Attempt attempt = new Ledger.Attempt(letter, now(), System.nanoTime());
    sender
        .send(one.endpoint, letter, now())
        .whenComplete(
            (answer, fault) ->
                later(
                    () ->
                        answered(
                            one,
                            message,
                            attempt,
                            fault == null ? answer : Answer.of(Kind.FAULT, fault.toString()))));
  }

  /** Between two records, on the task's thread. */
  private void later(MailboxStep step) {
    try {
      mailbox.execute(step::run, "an answer");
    } catch (RejectedExecutionException e) {
      LOG.debug("an answer after the end of the task; its message is sent again", e);
    }
  }

  /** May fail as the task does. */
  private interface MailboxStep {
    void run() throws Exception;
  }

  private void answered(Served one, StoredMessage message, Ledger.Attempt attempt, Answer answer)
      throws Exception {
    if (served.get(one.id) != one || !one.lane.isUnderWay(message.slot().seq())) {
      return; // its endpoint was taken away meanwhile, and the message given up
    }
    setCurrentKey(one.id);
    Verdict verdict = one.lane.answered(message.slot().seq(), answer, now());
    if (verdict.outcome() == DeliveryOutcome.RETRY) {
      queue.put(message.slot().seq(), message.with(verdict.slot()).encode());
    } else {
      queue.remove(message.slot().seq());
    }
    ledger.attempt(one.endpoint, attempt, answer, verdict, now());
    pump(one);
  }

  private void wakeLater(Served one) {
    long at = one.lane.wakeAt();
    if (at == 0 || one.wake != null && one.wakeAt <= at) {
      return;
    }
    cancelWake(one);
    one.wakeAt = Math.max(at, now() + LOOK_AGAIN_MILLIS);
    one.wake =
        getProcessingTimeService()
            .registerTimer(
                one.wakeAt,
                timestamp -> {
                  one.wake = null;
                  pump(one);
                });
  }

  private static void cancelWake(Served one) {
    if (one.wake != null) {
      one.wake.cancel(false);
      one.wake = null;
    }
  }

  @Override
  public void close() throws Exception {
    if (served != null) {
      new ArrayList<>(served.values()).forEach(DeliverOperator::cancelWake);
    }
    if (sender != null) {
      sender.close();
    }
    super.close();
  }
}
