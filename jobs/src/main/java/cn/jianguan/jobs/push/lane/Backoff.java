package cn.jianguan.jobs.push.lane;

import java.io.Serializable;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after a failure: doubles from the first to the longest, and within the upper
 * half of that at random, so that what failed together does not come back together.
 */
record Backoff(Duration first, Duration longest) implements Serializable {
  private static final int MOST_DOUBLINGS = 40;

  /**
   * @param attempts so far, from 1
   * @param random from 0 to 1
   */
  Duration after(int attempts, DoubleSupplier random) {
    double doubled = first.toMillis() * Math.pow(2, Math.min(attempts - 1, MOST_DOUBLINGS));
    double most = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(most * (0.5 + random.getAsDouble() / 2))));
  }
}
