package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.KeyedState;
import java.util.function.LongSupplier;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/** The context of an operator's station; {@link #at} events it to the key and moment at hand. */
final class OperatorContext<O> implements StationContext<O> {
  private final OperatorKeyedState state;
  private final EventTimeBuffer<?, ?> buffer;
  private final InternalTimerService<String> timers;
  private final LongSupplier clock;
  private final Emitter<O> emitter;
  private String key;
  private long logTime;
  private boolean behindClock;

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
    state.enter(key);
    return this;
  }

  /** The same for a record that the clock had passed before it came. */
  StationContext<O> behindClock(String key, long logTime) {
    at(key, logTime);
    this.behindClock = true;
    return this;
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
  public KeyedState state() {
    return state;
  }

  @Override
  public void timerAt(String name, long at) {
    if (at <= clock.getAsLong()) {
      buffer.timer(key, name, at, Math.max(at, logTime));
    } else {
      timers.registerEventTimeTimer(name, at);
    }
  }

  @Override
  public void cancelTimer(String name, long at) {
    buffer.cancelTimer(key, name, at);
    timers.deleteEventTimeTimer(name, at);
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
    emitter.emit(value, logTime);
  }
}
