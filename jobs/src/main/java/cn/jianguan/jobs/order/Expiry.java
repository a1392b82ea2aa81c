package cn.jianguan.jobs.order;

import java.util.concurrent.TimeUnit;

/** When a key is forgotten: kept to the day, so that a busy key asks at most once a day. */
final class Expiry {
  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** Name of the timer that looks whether a key may be forgotten; stations cannot use it. */
  static final String TIMER = "\u0000expiry";

  private Expiry() {}

  /** The first midnight UTC at or after a moment, epoch ms. */
  static long roundUp(long at) {
    return at > Long.MAX_VALUE - DAY_MS ? Long.MAX_VALUE : -Math.floorDiv(-at, DAY_MS) * DAY_MS;
  }
}
