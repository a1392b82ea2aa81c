package cn.jianguan.server.alert;

import java.util.function.Predicate;

/**
 * Which alerts are wanted: those for which both hold.
 *
 * @param alike has the same answer for all alerts of a {@link AlertGroups group}, and is asked once
 *     for all of them
 * @param own is asked of each
 */
record Wanted(Predicate<QueuedAlert> alike, Predicate<QueuedAlert> own) {
  static final Wanted ALL = new Wanted(it -> true, it -> true);

  Wanted and(Predicate<? super QueuedAlert> condition, boolean isAlike) {
    return isAlike ? new Wanted(alike.and(condition), own) : new Wanted(alike, own.and(condition));
  }
}
