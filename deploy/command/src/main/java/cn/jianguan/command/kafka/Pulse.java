package cn.jianguan.command.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When heartbeats are due: often while somebody writes to the inputs, seldom while nobody does.
 *
 * <p>What waits for the clock is behind a record that somebody wrote, so that an idle log loses
 * nothing but disk space by beating seldom; only deadlines, which are hours away, may be late by
 * the idle interval.
 */
final class Pulse<P> {
  private final Duration tick;
  private final Duration idle;
  private final Duration after;
  private final Map<P, Long> known = new HashMap<>();
  private long busyUntil;
  private long next;

  /**
   * @param tick between two heartbeats while somebody writes
   * @param idle between two while nobody does
   * @param after how long a write counts
   */
  Pulse(Duration tick, Duration idle, Duration after) {
    this.tick = tick;
    this.idle = idle;
    this.after = after;
  }

  /**
   * Looks at the ends of all partitions; one that is new has grown.
   *
   * @param now ms of any clock that does not go back
   * @return whether heartbeats are due
   */
  boolean isDue(Map<P, Long> ends, long now) {
    ends.forEach((partition, end) -> grown(partition, end, now));
    known.keySet().retainAll(ends.keySet());
    return now >= next;
  }

  private void grown(P partition, long end, long now) {
    Long before = known.put(partition, end);
    if (before == null || end > before) {
      busyUntil = now + after.toMillis();
      next = Math.min(next, now);
    }
  }

  /**
   * Heartbeats were sent.
   *
   * @param offsets where they came to lie: what lies between them and the ends seen before is
   *     somebody's
   */
  void sent(Map<P, Long> offsets, long now) {
    offsets.forEach(
        (partition, offset) -> {
          grown(partition, offset, now);
          known.put(partition, offset + 1);
        });
    next = now + (isBusy(now) ? tick : idle).toMillis();
  }

  /** Whether somebody wrote a moment ago. */
  boolean isBusy(long now) {
    return now < busyUntil;
  }

  /** How long until heartbeats are due, if nobody writes. */
  Duration untilDue(long now) {
    return Duration.ofMillis(Math.max(0, next - now));
  }
}
