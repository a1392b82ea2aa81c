package cn.jianguan.jobs.push.lane;

/**
 * A message that waits in a lane; what it says lies in the job's state.
 *
 * @param seq rises with every message of the lane
 * @param order messages of one order (an alert) go out one after the other
 * @param attempts so far
 * @param dueAt not before, epoch ms
 * @param firstAt when it was first tried, epoch ms; 0: never
 */
public record Slot(long seq, String order, int attempts, long dueAt, long firstAt) {

  /** The same after an attempt. */
  Slot tried(long now) {
    return new Slot(seq, order, attempts + 1, dueAt, firstAt == 0 ? now : firstAt);
  }

  Slot due(long when) {
    return new Slot(seq, order, attempts, when, firstAt);
  }
}
