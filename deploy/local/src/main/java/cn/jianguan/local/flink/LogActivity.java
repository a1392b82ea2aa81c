package cn.jianguan.local.flink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether somebody works with the log, told from its ends alone. An idle log has a heartbeat now
 * and then, and one look sees all that came of it; work is seen by two looks in a row, since it
 * makes heartbeats frequent, or by what jobs write.
 *
 * @param <P> a partition
 */
final class LogActivity<P> {
  private final Duration after;
  private final Map<P, Long> inputs = new HashMap<>();
  private final Map<P, Long> outputs = new HashMap<>();
  private boolean grown;
  private long busyUntil;

  /**
   * @param after how long work counts: until whoever reads what came of it has it
   * @param now ms of any clock that does not go back; a log that nobody has looked at is at work
   */
  LogActivity(Duration after, long now) {
    this.after = after;
    busyUntil = now + after.toMillis();
  }

  /** Looks at the ends of all partitions that come from outside, and of those that jobs write. */
  boolean isBusy(Map<P, Long> inputEnds, Map<P, Long> outputEnds, long now) {
    boolean again = grown;
    grown = take(inputs, inputEnds);
    if (take(outputs, outputEnds) || grown && again) {
      busyUntil = now + after.toMillis();
    }
    return now < busyUntil;
  }

  /** Whether the latest look saw no more than the one before. */
  boolean stands() {
    return !grown;
  }

  private static <P> boolean take(Map<P, Long> known, Map<P, Long> ends) {
    boolean same = known.equals(ends);
    known.clear();
    known.putAll(ends);
    return !same;
  }
}
