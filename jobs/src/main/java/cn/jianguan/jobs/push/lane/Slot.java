package cn.jianguan.jobs.push.lane;

import java.util.List;

/**
 * A message that waits in a lane; what it says lies in the job's state.
 *
 * @param seq rises with every message of the lane
 * @param orders messages of one order (an alert) go out one after the other; a digest is of several
 * @param attempts so far
 * @param dueAt not before, epoch ms
 * @param firstAt when it was first tried, epoch ms; 0: never
 * @param forDigest waits to be put into a digest with others
 */
public record Slot(
    long seq, List<String> orders, int attempts, long dueAt, long firstAt, boolean forDigest) {

  public Slot {
    orders = List.copyOf(orders);
  }

  /** One that has not been tried. */
  public static Slot fresh(long seq, String order, long dueAt, boolean forDigest) {
    return new Slot(seq, List.of(order), 0, dueAt, 0, forDigest);
  }

  /** The same after an attempt. */
  Slot tried(long now) {
    return new Slot(seq, orders, attempts + 1, dueAt, firstAt == 0 ? now : firstAt, forDigest);
  }

  Slot due(long when) {
    return new Slot(seq, orders, attempts, when, firstAt, forDigest);
  }

  /** Goes out by itself, and earlier. */
  Slot hurried(long when) {
    return new Slot(seq, orders, attempts, Math.min(dueAt, when), firstAt, false);
  }
}
