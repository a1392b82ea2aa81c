package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Runs a station in a job. Input 1 is keyed, input 2 is broadcast reference; both carry log time as
 * timestamp. A record waits until the combined watermark has reached its log time, then all that is
 * due is handled in the order of {@link Station}, so that two runs over one log agree to the last
 * byte. A record that is late (its log time has been passed, as in a second replay of old data) is
 * handled at once in order of arrival.
 *
 * <p>A moment may hold hundreds of thousands of records (a register that was published whole). What
 * is due is therefore handled a few events at a time, and records and barriers pass between: a
 * checkpoint need not wait for the end of a moment. Downstream learns of the moment when all of it
 * has been handled.
 *
 * <p>State: the station's memory and timers are keyed state; what waits is raw keyed state, or
 * keyed state where it is much; the newest record of every reference key and the clock are operator
 * state written by one subtask, and what a station keeps besides is operator state of each. Needs
 * aligned checkpoints, since then all subtasks have seen the same references at a barrier: there is
 * no pause while one is due.
 */
public final class LogOrderOperator<D, R, O> extends AbstractStreamOperator<O>
    implements TwoInputStreamOperator<D, R, O>, Triggerable<String, String> {

  /**
   * How a station's inputs are told apart and written down.
   *
   * @param station its word, by which its metrics are told
   * @param key the key of a record, the same as the stream is keyed by
   * @param referenceKey of two references with one key the newer one holds
   * @param cacheBytes how much memory of keys to hold decoded, by its encoded size
   * @param unwrittenKeys changed keys that may wait to be written: few where barriers pass, which
   *     write the rest
   */
  public record Wiring<D, R>(
      String station,
      KeySelector<D, String> key,
      TieBreaker<D> tieBreaker,
      TypeSerializer<D> serializer,
      KeySelector<R, String> referenceKey,
      TieBreaker<R> referenceTieBreaker,
      TypeSerializer<R> referenceSerializer,
      long cacheBytes,
      int unwrittenKeys)
      implements java.io.Serializable {}

  private static final long serialVersionUID = 1L;

  /** Turns between two looks at the input: a barrier may stand behind a thousand records. */
  private static final int EVENTS_PER_SLICE = 4;

  private static final MapStateDescriptor<String, byte[]> MEMORY =
      new MapStateDescriptor<>(
          "memory", StringSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE);

  private final StationFactory<D, R, O> factory;
  private final Wiring<D, R> wiring;

  private transient Station<D, R, O> station;
  private transient EventTimeBuffer<D, R> buffer;
  private transient OperatorBufferState<D, R> bufferState;
  private transient OperatorParkedState<D, R> parked;
  private transient OperatorReferenceState<R> references;
  private transient OperatorStationState stationState;
  private transient OperatorKeyedState state;
  private transient InternalTimerService<String> timers;
  private transient OperatorContext<O> context;
  private transient BufferMetrics waiting;
  private transient OperatorTurns<D, R, O> turns;
  private transient long clock;
  private transient MailboxExecutor mailbox;
  private transient boolean goesOn;
  private transient CheckpointClock checkpoints;

  /** Not emitted downstream yet, since something up to it is still due; null: nothing is. */
  private transient Watermark reached;

  public LogOrderOperator(StationFactory<D, R, O> factory, Wiring<D, R> wiring) {
    this.factory = factory;
    this.wiring = wiring;
  }

  @Override
  protected boolean isUsingCustomRawKeyedState() {
    return true;
  }

  @Override
  public void initializeState(StateInitializationContext state) throws Exception {
    super.initializeState(state);
    buffer = new EventTimeBuffer<>(wiring.tieBreaker(), wiring.referenceTieBreaker());
    parked =
        new OperatorParkedState<>(
            getKeyedStateBackend(), state.getKeyedStateStore(), wiring.serializer());
    parked.restore(buffer);
    bufferState = new OperatorBufferState<>(wiring.key(), wiring.serializer());
    bufferState.restore(state.getRawKeyedStateInputs(), buffer);
    references =
        new OperatorReferenceState<>(
            wiring.referenceKey(),
            wiring.referenceTieBreaker(),
            wiring.referenceSerializer(),
            state.getOperatorStateStore());
    stationState =
        new OperatorStationState(state.getOperatorStateStore(), getRuntimeContext().getTaskInfo());
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("log-time", StringSerializer.INSTANCE, this);
    Metrics metrics = new FlinkMetrics(getMetricGroup());
    waiting = new BufferMetrics(metrics, wiring.station());
    state =
        new OperatorKeyedState(
            getKeyedStateBackend(),
            getKeyedStateStore().getMapState(MEMORY),
            wiring.cacheBytes(),
            wiring.unwrittenKeys(),
            new StateMetrics(metrics, wiring.station()));
    checkpoints =
        new CheckpointClock(metrics.histogram(Metric.CHECKPOINT_CPU_SECONDS, wiring.station()));
    context = new OperatorContext<>(state, buffer, timers, () -> clock, this::emit);
    station = factory.create(metrics);
    turns =
        new OperatorTurns<>(
            station,
            context,
            state,
            this::emit,
            metrics.counter(Metric.STATION_FAILURES, wiring.station()));
    clock = references.restore(station, buffer);
    stationState.restore(station);
    mailbox =
        getContainingTask()
            .getMailboxExecutorFactory()
            .createExecutor(getOperatorConfig().getChainIndex());
    if (buffer.hasDue(clock)) {
      reached = new Watermark(clock);
      goOnLater();
    }
  }

  @Override
  public void processElement1(StreamRecord<D> element) throws Exception {
    D data = element.getValue();
    long logTime = element.getTimestamp();
    waiting.arrived(logTime);
    if (logTime > clock) {
      buffer.data(wiring.key().getKey(data), data, logTime);
    } else {
      finishDue();
      turns.take(new QueuedEvent.Data<>(logTime, wiring.key().getKey(data), data), true);
      handleDue(Integer.MAX_VALUE);
    }
  }

  @Override
  public void processElement2(StreamRecord<R> element) throws Exception {
    if (element.getTimestamp() > clock) {
      buffer.reference(element.getValue(), element.getTimestamp());
    } else {
      finishDue();
      takeReference(element.getValue(), element.getTimestamp());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    clock = Math.max(clock, mark.getTimestamp());
    timeServiceManager.advanceWatermark(mark);
    reached = mark;
    if (!goesOn) {
      goOn();
    }
    waiting.note(buffer, clock);
  }

  private void goOn() throws Exception {
    goesOn = false;
    if (reached == null) {
      return;
    }
    if (handleDue(EVENTS_PER_SLICE)) {
      emitReached();
    } else {
      goOnLater();
    }
  }

  private void goOnLater() {
    goesOn = true;
    mailbox.execute(this::goOn, "what is due by log time");
  }

  private void finishDue() throws Exception {
    if (reached != null) {
      handleDue(Integer.MAX_VALUE);
      emitReached();
    }
  }

  private void emitReached() {
    station.flush(this::emit);
    output.emitWatermark(reached);
    reached = null;
  }

  @Override
  public void finish() throws Exception {
    finishDue();
    super.finish();
  }

  /** A timer joins what is due; it is handled after the records up to its moment. */
  @Override
  public void onEventTime(InternalTimer<String, String> timer) {
    buffer.timer(timer.getKey(), timer.getNamespace(), timer.getTimestamp(), timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) {
    throw new IllegalStateException("the clock is in the log");
  }

  /** Returns true when nothing is due any more, false after so many events if something is. */
  private boolean handleDue(int most) throws Exception {
    int events = 0;
    for (QueuedEvent<D, R> event = buffer.next(clock); event != null; event = buffer.next(clock)) {
      handle(event);
      if (++events >= most && !buffer.hasDueReference(clock)) {
        return !buffer.hasDue(clock);
      }
    }
    return true;
  }

  private void handle(QueuedEvent<D, R> event) throws Exception {
    if (event instanceof QueuedEvent.Reference<D, R> reference) {
      takeReference(reference.value(), reference.logTime());
    } else {
      parked.taken(event);
      turns.take(event, false);
    }
  }

  /** What keys have become rests on the references before this one: it is written first. */
  private void takeReference(R value, long logTime) throws Exception {
    state.flushRemembered();
    references.take(value, logTime, station);
  }

  private void emit(O value, long logTime) {
    output.collect(new StreamRecord<>(value, logTime));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    checkpoints.begins();
    station.flush(this::emit);
  }

  @Override
  public void snapshotState(StateSnapshotContext snapshot) throws Exception {
    super.snapshotState(snapshot);
    state.flush();
    int maxParallelism = getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks();
    parked.park(buffer);
    bufferState.write(snapshot, buffer, parked, maxParallelism);
    boolean writes = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
    references.snapshot(writes, clock, buffer);
    stationState.snapshot(station);
    // The backend's own snapshot follows this method; what is in the mailbox follows that.
    mailbox.execute(checkpoints::ends, "a checkpoint has passed");
  }
}
