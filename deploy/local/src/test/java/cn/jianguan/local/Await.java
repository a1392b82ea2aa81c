package cn.jianguan.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for what comes about by itself, but not for ever. */
public final class Await {
  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final long LOOK_EVERY_MILLIS = 100;

  /** What is waited for; an {@link IOException} says that it is not there yet. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  private Await() {}

  /**
   * Returns once the condition holds.
   *
   * @throws AssertionError naming {@code what} if that takes too long
   */
  public static void until(String what, Condition condition) throws Exception {
    until(what, condition, () -> "");
  }

  /** The same; what is seen instead is in the error. */
  public static void until(String what, Condition condition, Supplier<String> seen)
      throws Exception {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain: " + what + '\n' + seen.get());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private static boolean holds(Condition condition) throws Exception {
    try {
      return condition.holds();
    } catch (IOException e) {
      return false;
    }
  }
}
