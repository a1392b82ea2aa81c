package cn.jianguan.jobs.order;

import cn.jianguan.jobs.metrics.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the turns of an operator's station, each whole or not at all. */
final class OperatorTurns<D, R, O> {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorTurns.class);

  private final Station<D, R, O> station;
  private final OperatorContext<O> context;
  private final OperatorKeyedState state;
  private final Emitter<O> emitter;
  private final Counter failures;

  OperatorTurns(
      Station<D, R, O> station,
      OperatorContext<O> context,
      OperatorKeyedState state,
      Emitter<O> emitter,
      Counter failures) {
    this.station = station;
    this.context = context;
    this.state = state;
    this.emitter = emitter;
    this.failures = failures;
  }

  /** One record or timer of one key: whole or not at all. */
  void take(QueuedEvent<D, R> event, boolean behindClock) throws Exception {
    OperatorTurn<QueuedEvent<D, R>> turn = new OperatorTurn<>(event, behindClock);
    try {
      run(turn, false);
    } catch (OperatorStateException | OutOfMemoryError stopsTheJob) {
      throw stopsTheJob;
    } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
      undo(event, failure);
      return;
    }
    context.commit();
    state.completed(turn);
  }

  private void run(OperatorTurn<QueuedEvent<D, R>> turn, boolean repeated) {
    QueuedEvent<D, R> event = turn.event();
    if (event instanceof QueuedEvent.Data<D, R> data) {
      station.data(data.value(), at(data.key(), turn, repeated));
    } else if (event instanceof QueuedEvent.Timer<D, R> timer) {
      StationContext<O> at = at(timer.key(), turn, repeated);
      if (timer.name().equals(Expiry.TIMER)) {
        state.expire(timer.at());
      } else {
        station.timer(timer.name(), timer.at(), at);
      }
    }
  }

  private StationContext<O> at(String key, OperatorTurn<QueuedEvent<D, R>> turn, boolean repeated) {
    long logTime = turn.event().logTime();
    if (repeated) {
      return context.repeat(key, logTime, turn.behindClock());
    }
    return turn.behindClock() ? context.behindClock(key, logTime) : context.at(key, logTime);
  }

  /**
   * The key's objects may be changed in part, so they are let go of, and the turns since it was
   * written are made again, in the same order and with the same references.
   */
  @SuppressWarnings("unchecked") // only turns of this operator are remembered
  private void undo(QueuedEvent<D, R> event, Throwable cause) throws Exception {
    context.discard();
    for (OperatorTurn<?> before : state.rollBack()) {
      OperatorTurn<QueuedEvent<D, R>> again = (OperatorTurn<QueuedEvent<D, R>>) before;
      run(again, true);
      context.discard();
      state.completed(again);
    }
    LOG.error("undone: {}", event, cause);
    failures.add(1);
    StationFailure<D> failure = failure(event, cause);
    station.failed(failure).ifPresent(output -> emitter.emit(output, failure.logTime()));
  }

  private static <D, R> StationFailure<D> failure(QueuedEvent<D, R> event, Throwable cause) {
    if (event instanceof QueuedEvent.Data<D, R> data) {
      return new StationFailure<>(data.key(), data.value(), "", data.logTime(), cause);
    }
    QueuedEvent.Timer<D, R> timer = (QueuedEvent.Timer<D, R>) event;
    return new StationFailure<>(timer.key(), null, timer.name(), timer.logTime(), cause);
  }
}
