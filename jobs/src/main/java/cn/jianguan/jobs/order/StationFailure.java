package cn.jianguan.jobs.order;

import cn.jianguan.log.Fault;
import cn.jianguan.log.Refusal;

/**
 * A turn of a station that threw, and has been undone.
 *
 * @param data the record; null for a timer
 * @param timer name of the timer; empty for a record
 * @param logTime of the record or timer, epoch ms
 */
public record StationFailure<D>(String key, D data, String timer, long logTime, Throwable cause) {
  /** The answer to whoever sent the record. */
  public Refusal refusal() {
    return Fault.refusal(cause);
  }

  /** Exception and the place in our own code where it was thrown, for whoever mends it. */
  public String place() {
    return Fault.place(cause);
  }
}
