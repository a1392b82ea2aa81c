package cn.jianguan.jobs.order;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;

/**
 * A turn of a station that threw, and has been undone.
 *
 * @param data the record; null for a timer
 * @param timer name of the timer; empty for a record
 * @param logTime of the record or timer, epoch ms
 */
public record StationFailure<D>(String key, D data, String timer, long logTime, Throwable cause) {
  private static final String OURS = "cn.jianguan";

  /** The answer to whoever sent the record. */
  public Refusal refusal() {
    return new Refusal(
        RejectReason.INTERNAL,
        "",
        place(),
        "本系统内部错误，请报告 / a fault of this program, please report it; everything else goes on");
  }

  /** Exception and the place in our own code where it was thrown, for whoever mends it. */
  public String place() {
    for (StackTraceElement element : cause.getStackTrace()) {
      if (element.getClassName().startsWith(OURS)) {
        return cause.getClass().getName()
            + " @ "
            + element.getClassName().substring(OURS.length() + 1)
            + "."
            + element.getMethodName()
            + ":"
            + element.getLineNumber();
      }
    }
    return cause.getClass().getName();
  }
}
