package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.KeyedState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/** The context of an operator's station; {@link #at} turns it to the key and moment at hand. */
final class OperatorContext<O> implements StationContext<O> {
  private final OperatorKeyedState state;
  private final EventTimeBuffer<?, ?> buffer;
  private final InternalTimerService<String> timers;
  private final LongSupplier clock;
  private final Emitter<O> emitter;
  private String key;
  private long logTime;
  private boolean behindClock;
  private boolean repeated;

  /** What the turn asked for besides state, in its order. */
  private final List<Runnable> asked = new ArrayList<>();

  /**
   * @param clock of the operator, epoch ms: what is set for then or before is due already
   */
  OperatorContext(
      OperatorKeyedState state,
      EventTimeBuffer<?, ?> buffer,
      InternalTimerService<String> timers,
      LongSupplier clock,
      Emitter<O> emitter) {
    this.state = state;
    this.buffer = buffer;
    this.timers = timers;
    this.clock = clock;
    this.emitter = emitter;
  }

  StationContext<O> at(String key, long logTime) {
    this.key = key;
    this.logTime = logTime;
    this.behindClock = false;
    this.repeated = false;
    state.enter(key);
    return this;
  }

  /** The same for a record that the clock had passed before it came. */
  StationContext<O> behindClock(String key, long logTime) {
    at(key, logTime);
    this.behindClock = true;
    return this;
  }

  /** A turn that was made before: it only restores state. */
  StationContext<O> repeat(String key, long logTime, boolean behindClock) {
    at(key, logTime);
    this.behindClock = behindClock;
    this.repeated = true;
    return this;
  }

  /** The turn is over: its timers and outputs happen. */
  void commit() {
    asked.forEach(Runnable::run);
    asked.clear();
  }

  /** Its timers and outputs do not happen. */
  void discard() {
    asked.clear();
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public long logTime() {
    return logTime;
  }

  @Override
  public boolean isBehindClock() {
    return behindClock;
  }

  @Override
  public boolean isRepeated() {
    return repeated;
  }

  @Override
  public void writeBack() {
    asked.add(state::writeAfterTurn);
  }

  @Override
  public KeyedState state() {
    return state;
  }

  @Override
  public void timerAt(String name, long at) {
    asked.add(() -> setTimer(name, at));
  }

  private void setTimer(String name, long at) {
    if (at <= clock.getAsLong()) {
      buffer.timer(key, name, at, Math.max(at, logTime));
    } else {
      timers.registerEventTimeTimer(name, at);
    }
  }

  @Override
  public void cancelTimer(String name, long at) {
    asked.add(
        () -> {
          buffer.cancelTimer(key, name, at);
          timers.deleteEventTimeTimer(name, at);
        });
  }

  @Override
  public void expireAt(long at) {
    long moment = Expiry.roundUp(at);
    if (state.keepUntil(moment)) {
      timerAt(Expiry.TIMER, moment);
    }
  }

  @Override
  public void forget() {
    state.forget();
  }

  @Override
  public void emit(O value) {
    asked.add(() -> emitter.emit(value, logTime));
  }
}
