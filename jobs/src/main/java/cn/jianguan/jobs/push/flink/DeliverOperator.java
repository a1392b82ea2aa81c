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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.flink.api.common.operators.MailboxExecutor;
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
  private final DeliverOptions options;

  private transient Codec codec;
  private transient Ledger ledger;
  private transient Sender sender;
  private transient MailboxExecutor mailbox;
  private transient LaneState state;
  private transient Map<String, Served> served;
  private transient int underWay;

  public DeliverOperator(DeliverOptions options) {
    this.options = options;
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
    state = new LaneState(getRuntimeContext(), codec);
    served = new HashMap<>();
    restore();
    ledger.waiting(() -> served.values().stream().mapToLong(it -> it.lane().size()).sum());
  }

  private void restore() throws Exception {
    for (String id : LaneState.endpoints(this.<String>getKeyedStateBackend())) {
      setCurrentKey(id);
      Served one = serve(id);
      one.register(state.endpoint());
      state.waiting().forEach(one::restore);
      mailbox.execute(() -> pump(one), "what waited before a restart");
    }
  }

  private Served serve(String id) {
    return served.computeIfAbsent(
        id,
        any ->
            new Served(
                id, new Lane(options.lane(), () -> ThreadLocalRandom.current().nextDouble())));
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
        one.register(state.register(input.bytes()));
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
    gone.cancelWake();
    for (StoredMessage message : state.waiting()) {
      ledger.unsent(
          gone.endpoint(), letter(id, message), message.slot().attempts(), Kind.REMOVED, now());
    }
    state.clear();
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
    if (one.lane().isFull()) {
      ledger.unsent(one.endpoint(), letter, 0, Kind.FULL, now());
      return;
    }
    Slot slot = fresh(one, letter, input.kind() == LaneInput.Kind.NOTICE && !letter.isRed());
    state.put(new StoredMessage(slot, input.kind(), input.logTime(), input.bytes()));
    one.lane().add(slot);
    pump(one);
  }

  /** What may wait goes out when its endpoint wants it. */
  private Slot fresh(Served one, Letter letter, boolean mayWait) {
    return Slot.fresh(
        one.nextSeq(),
        letter.order(),
        mayWait ? Timetable.dueAt(one.endpoint(), now()) : now(),
        mayWait && Timetable.isDigest(one.endpoint()));
  }

  /** Sends all that may go out now; under the key of the endpoint. */
  private void pump(Served one) throws Exception {
    if (served.get(one.id()) != one) {
      return;
    }
    setCurrentKey(one.id());
    Digests.make(one.lane(), state, now());
    for (Optional<Slot> next = one.lane().next(now());
        next.isPresent();
        next = one.lane().next(now())) {
      send(one, next.get());
    }
    one.wakeLater(getProcessingTimeService(), timestamp -> pump(one));
  }

  private void send(Served one, Slot slot) throws Exception {
    StoredMessage message = state.message(slot);
    Letter letter = letter(one.id(), message);
    Ledger.Attempt attempt = new Ledger.Attempt(letter, now(), System.nanoTime());
    underWay++;
    sender
        .send(one.endpoint(), letter, now())
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

  /** Letters that were sent and not answered yet. */
  int underWay() {
    return underWay;
  }

  private void answered(Served one, StoredMessage message, Ledger.Attempt attempt, Answer answer)
      throws Exception {
    underWay--;
    if (served.get(one.id()) != one || !one.lane().isUnderWay(message.slot().seq())) {
      return; // its endpoint was taken away meanwhile, and the message given up
    }
    setCurrentKey(one.id());
    Verdict verdict = one.lane().answered(message.slot().seq(), answer, now());
    if (verdict.outcome() == DeliveryOutcome.RETRY) {
      state.put(message.with(verdict.slot()));
    } else {
      state.remove(message.slot());
    }
    ledger.attempt(one.endpoint(), attempt, answer, verdict, now());
    pump(one);
  }

  @Override
  public void close() throws Exception {
    if (served != null) {
      served.values().forEach(Served::cancelWake);
    }
    if (sender != null) {
      sender.close();
    }
    super.close();
  }
}
