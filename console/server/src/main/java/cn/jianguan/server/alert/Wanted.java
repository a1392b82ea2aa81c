package cn.jianguan.server.alert;

import java.util.function.Predicate;

/**
 * Which alerts are wanted: those for which both hold.
 *
 * @param alike has the same answer for all alerts of an {@link AlertGroup}, and is asked once for
 *     all of them
 * @param own is asked of each
 */
record Wanted(Predicate<QueuedAlert> alike, Predicate<QueuedAlert> own) {
  private static final Predicate<QueuedAlert> ANY = it -> true;
  static final Wanted ALL = new Wanted(ANY, ANY);

  Wanted and(Predicate<? super QueuedAlert> condition, boolean isAlike) {
    return isAlike ? new Wanted(alike.and(condition), own) : new Wanted(alike, own(condition));
  }

  private Predicate<QueuedAlert> own(Predicate<? super QueuedAlert> condition) {
    return hasOwn() ? own.and(condition) : condition::test;
  }

  /** Whether any alert has to be asked by itself. */
  boolean hasOwn() {
    return own != ANY;
  }
}
