package cn.jianguan.log;

import cn.jianguan.record.RejectReason;

/** A fault of this program, met with one record: the record is answered, everything goes on. */
public final class Fault {
  private static final String OURS = "cn.jianguan";

  private Fault() {}

  /** The answer to whoever sent the record. */
  public static Refusal refusal(Throwable cause) {
    return refusal(place(cause));
  }

  /**
   * The same where there is no exception of ours to name.
   *
   * @param found what went wrong, for whoever mends it
   */
  public static Refusal refusal(String found) {
    return new Refusal(
        RejectReason.INTERNAL,
        "",
        found,
        "本系统内部错误，请报告 / a fault of this program, please report it; everything else goes on");
  }

  /** Exception and the place in our own code where it was thrown. */
  public static String place(Throwable cause) {
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
