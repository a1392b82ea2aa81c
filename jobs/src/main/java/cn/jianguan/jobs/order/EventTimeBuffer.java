package cn.jianguan.jobs.order;

import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What has arrived and waits until the clock of the log has passed it, in the order of the log.
 * What {@link TieBreaker} calls equal keeps its order of arrival.
 */
final class EventTimeBuffer<D, R> {
  private final TreeMap<Long, TimestampBucket<D, R>> moments = new TreeMap<>();
  private final PriorityQueue<Long> referenceTimes = new PriorityQueue<>();
  private final TieBreaker<D> dataTies;
  private final TieBreaker<R> referenceTies;
  private TimestampBucket<D, R> latest;
  private long latestTime;

  EventTimeBuffer(TieBreaker<D> dataTies, TieBreaker<R> referenceTies) {
    this.dataTies = dataTies;
    this.referenceTies = referenceTies;
  }

  void data(String key, D value, long logTime) {
    at(logTime).add(new QueuedEvent.Data<>(logTime, key, value));
  }

  void reference(R value, long logTime) {
    at(logTime).add(new QueuedEvent.Reference<>(logTime, value));
    referenceTimes.add(logTime);
  }

  /**
   * @param at the moment it was set for
   * @param logTime when it fires: then, or now if it was set too late
   */
  void timer(String key, String name, long at, long logTime) {
    at(logTime).add(new QueuedEvent.Timer<>(logTime, key, name, at));
  }

  /**
   * Takes out a timer that is due and not handled yet: set for its moment, or too late, for now.
   */
  void cancelTimer(String key, String name, long at) {
    if (!moments.isEmpty()) {
      QueuedEvent.Timer<D, R> timer = new QueuedEvent.Timer<>(at, key, name, at);
      moments.firstEntry().getValue().remove(timer);
      TimestampBucket<D, R> its = moments.get(at);
      if (its != null) {
        its.remove(timer);
      }
    }
  }

  /** Takes the next turn with log time up to the given one; null if there is none. */
  QueuedEvent<D, R> next(long upTo) {
    for (Map.Entry<Long, TimestampBucket<D, R>> first = moments.firstEntry();
        first != null && first.getKey() <= upTo;
        first = moments.firstEntry()) {
      QueuedEvent<D, R> turn = first.getValue().next(dataTies, referenceTies);
      if (turn instanceof QueuedEvent.Reference) {
        referenceTimes.remove();
      }
      if (turn != null) {
        return turn;
      }
      moments.pollFirstEntry();
      latest = null;
    }
    return null;
  }

  /** True where something up to a log time still waits for its turn. */
  boolean hasDue(long upTo) {
    return moments.headMap(upTo, true).values().stream().anyMatch(moment -> !moment.isOver());
  }

  /** True where a reference up to a log time still waits for its turn. */
  boolean hasDueReference(long upTo) {
    return !referenceTimes.isEmpty() && referenceTimes.peek() <= upTo;
  }

  /** Timers that are due and not handled yet. */
  Stream<QueuedEvent.Timer<D, R>> timers() {
    return moments.values().stream().flatMap(TimestampBucket::timers);
  }

  /** Keyed data that waits; of one key in the order of its arrival at each moment. */
  Stream<QueuedEvent.Data<D, R>> data() {
    return moments.values().stream().flatMap(TimestampBucket::data);
  }

  /** References that wait. */
  Stream<QueuedEvent.Reference<D, R>> references() {
    return moments.values().stream().flatMap(TimestampBucket::references);
  }

  /** Records come many to a moment, so the one used last is at hand. */
  private TimestampBucket<D, R> at(long logTime) {
    if (latest == null || latestTime != logTime) {
      latest = moments.computeIfAbsent(logTime, unused -> new TimestampBucket<>());
      latestTime = logTime;
    }
    return latest;
  }
}
