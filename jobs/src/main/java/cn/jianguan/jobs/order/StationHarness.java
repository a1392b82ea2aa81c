package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.HeapState;
import cn.jianguan.rules.state.KeyedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Runs a station in memory with the order, timers and expiry it has in a job: for tests, scenarios
 * and backtests. Give it records in any order, then move the clock.
 */
public final class StationHarness<D, R, O> {
  private final Station<D, R, O> station;
  private final EventTimeBuffer<D, R> buffer;
  private final Supplier<KeyedState> memory;
  private final Map<String, KeyedState> memories = new HashMap<>();
  private final Map<String, Long> expiries = new HashMap<>();
  private final TreeSet<QueuedEvent.Timer<D, R>> timers = new TreeSet<>(QueuedEvent.Timer.ORDER);
  private List<Emitted<O>> outputs = new ArrayList<>();
  private long clock = Long.MIN_VALUE;

  /** An output and the log time it was emitted at, epoch ms. */
  public record Emitted<O>(O output, long logTime) {}

  /** A memory that encodes every value, as a checkpoint would. */
  public StationHarness(
      Station<D, R, O> station, TieBreaker<D> dataTieBreaker, TieBreaker<R> referenceTieBreaker) {
    this(station, dataTieBreaker, referenceTieBreaker, HeapState::new);
  }

  /**
   * @param memory makes the memory of a key
   */
  public StationHarness(
      Station<D, R, O> station,
      TieBreaker<D> dataTieBreaker,
      TieBreaker<R> referenceTieBreaker,
      Supplier<KeyedState> memory) {
    this.station = station;
    this.memory = memory;
    this.buffer = new EventTimeBuffer<>(dataTieBreaker, referenceTieBreaker);
  }

  public void reference(R record, long logTime) {
    buffer.reference(record, logTime);
  }

  public void data(String key, D data, long logTime) {
    if (logTime > clock) {
      buffer.data(key, data, logTime);
    } else {
      station.data(data, new Context(key, logTime, true));
    }
  }

  /**
   * Lets the station see everything up to a log time, records and timers.
   *
   * @param upTo epoch ms, inclusive
   * @return what it emitted, in order
   */
  public List<Emitted<O>> advanceTo(long upTo) {
    clock = Math.max(clock, upTo);
    while (!timers.isEmpty() && timers.first().at() <= clock) {
      QueuedEvent.Timer<D, R> due = timers.pollFirst();
      buffer.timer(due.key(), due.name(), due.at(), due.logTime());
    }
    for (QueuedEvent<D, R> event = buffer.next(clock); event != null; event = buffer.next(clock)) {
      take(event);
    }
    station.flush((output, logTime) -> outputs.add(new Emitted<>(output, logTime)));
    List<Emitted<O>> emitted = outputs;
    outputs = new ArrayList<>();
    return emitted;
  }

  private void take(QueuedEvent<D, R> event) {
    if (event instanceof QueuedEvent.Reference<D, R> reference) {
      station.reference(reference.value(), reference.logTime());
    } else if (event instanceof QueuedEvent.Data<D, R> data) {
      station.data(data.value(), new Context(data.key(), data.logTime(), false));
    } else if (event instanceof QueuedEvent.Timer<D, R> timer
        && timer.name().equals(Expiry.TIMER)) {
      expire(timer);
    } else if (event instanceof QueuedEvent.Timer<D, R> timer) {
      station.timer(timer.name(), timer.at(), new Context(timer.key(), timer.logTime(), false));
    }
  }

  private void expire(QueuedEvent.Timer<D, R> timer) {
    if (expiries.getOrDefault(timer.key(), Long.MAX_VALUE) <= timer.at()) {
      expiries.remove(timer.key());
      memories.remove(timer.key());
    }
  }

  private final class Context implements StationContext<O> {
    private final String key;
    private final long logTime;
    private final boolean behindClock;

    Context(String key, long logTime, boolean behindClock) {
      this.key = key;
      this.logTime = logTime;
      this.behindClock = behindClock;
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
      return memories.computeIfAbsent(key, unused -> memory.get());
    }

    @Override
    public void timerAt(String name, long at) {
      QueuedEvent.Timer<D, R> timer = new QueuedEvent.Timer<>(Math.max(at, logTime), key, name, at);
      if (at <= clock) {
        buffer.timer(key, name, at, timer.logTime());
      } else {
        timers.add(timer);
      }
    }

    @Override
    public void cancelTimer(String name, long at) {
      buffer.cancelTimer(key, name, at);
      timers.remove(new QueuedEvent.Timer<D, R>(at, key, name, at));
    }

    @Override
    public void expireAt(long at) {
      long moment = Expiry.roundUp(at);
      if (moment > expiries.getOrDefault(key, Long.MIN_VALUE)) {
        expiries.put(key, moment);
        timerAt(Expiry.TIMER, moment);
      }
    }

    @Override
    public void forget() {
      memories.remove(key);
      expiries.remove(key);
    }

    @Override
    public void emit(O output) {
      outputs.add(new Emitted<>(output, logTime));
    }
  }
}
