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
  private final TreeMap<Long, TimestampBucket<D, R>> buckets = new TreeMap<>();
  private final PriorityQueue<Long> referenceTimes = new PriorityQueue<>();
  private final TieBreaker<D> dataTieBreaker;
  private final TieBreaker<R> referenceTieBreaker;
  private TimestampBucket<D, R> latest;
  private long latestTime;
  private int waiting;

  EventTimeBuffer(TieBreaker<D> dataTieBreaker, TieBreaker<R> referenceTieBreaker) {
    this.dataTieBreaker = dataTieBreaker;
    this.referenceTieBreaker = referenceTieBreaker;
  }

  QueuedEvent.Data<D, R> data(String key, D value, long logTime) {
    QueuedEvent.Data<D, R> event = new QueuedEvent.Data<>(logTime, key, value);
    at(logTime).add(event);
    waiting++;
    return event;
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
    if (!buckets.isEmpty()) {
      QueuedEvent.Timer<D, R> timer = new QueuedEvent.Timer<>(at, key, name, at);
      buckets.firstEntry().getValue().remove(timer);
      TimestampBucket<D, R> its = buckets.get(at);
      if (its != null) {
        its.remove(timer);
      }
    }
  }

  /** Takes the next event with log time up to the given one; null if there is none. */
  QueuedEvent<D, R> next(long upTo) {
    for (Map.Entry<Long, TimestampBucket<D, R>> first = buckets.firstEntry();
        first != null && first.getKey() <= upTo;
        first = buckets.firstEntry()) {
      QueuedEvent<D, R> event = first.getValue().next(dataTieBreaker, referenceTieBreaker);
      if (event instanceof QueuedEvent.Reference) {
        referenceTimes.remove();
      } else if (event instanceof QueuedEvent.Data) {
        waiting--;
      }
      if (event != null) {
        return event;
      }
      buckets.pollFirstEntry();
      latest = null;
    }
    return null;
  }

  /**
   * True where something up to a log time still waits for its event. Looks no further than the
   * first that does: this is asked every few events, and a history of moments may be due at once.
   */
  boolean hasDue(long upTo) {
    for (TimestampBucket<D, R> bucket : buckets.headMap(upTo, true).values()) {
      if (!bucket.isOver()) {
        return true;
      }
    }
    return false;
  }

  /** True where a reference up to a log time still waits for its event. */
  boolean hasDueReference(long upTo) {
    return !referenceTimes.isEmpty() && referenceTimes.peek() <= upTo;
  }

  /** How many keyed records wait. */
  int waiting() {
    return waiting;
  }

  /** Log time of the first moment that something waits for; where nothing does, that of now. */
  long oldest(long now) {
    return buckets.isEmpty() ? now : buckets.firstKey();
  }

  /** Timers that are due and not handled yet. */
  Stream<QueuedEvent.Timer<D, R>> timers() {
    return buckets.values().stream().flatMap(TimestampBucket::timers);
  }

  /** Keyed data that waits; of one key in the order of its arrival at each bucket. */
  Stream<QueuedEvent.Data<D, R>> data() {
    return buckets.values().stream().flatMap(TimestampBucket::data);
  }

  /** References that wait. */
  Stream<QueuedEvent.Reference<D, R>> references() {
    return buckets.values().stream().flatMap(TimestampBucket::references);
  }

  /** Records come many to a moment, so the one used last is at hand. */
  private TimestampBucket<D, R> at(long logTime) {
    if (latest == null || latestTime != logTime) {
      latest = buckets.computeIfAbsent(logTime, unused -> new TimestampBucket<>());
      latestTime = logTime;
    }
    return latest;
  }
}
