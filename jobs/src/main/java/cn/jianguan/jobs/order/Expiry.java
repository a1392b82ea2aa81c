package cn.jianguan.jobs.order;

import cn.jianguan.rules.state.StateField;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** When a key is forgotten: kept to the day, so that a busy key asks at most once a day. */
final class Expiry {
  private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

  /** Name of the timer that looks whether a key may be forgotten; stations cannot use it. */
  static final String TIMER = "\u0000expiry";

  static final StateField<Long> FIELD = new Field();

  private Expiry() {}

  /** The first midnight UTC at or after a moment, epoch ms. */
  static long roundUp(long at) {
    return at > Long.MAX_VALUE - DAY_MS ? Long.MAX_VALUE : -Math.floorDiv(-at, DAY_MS) * DAY_MS;
  }

  /** Until when a key is kept, epoch ms. */
  private static final class Field implements StateField<Long> {
    @Override
    public String name() {
      return TIMER;
    }

    @Override
    public byte[] encode(Long value) {
      return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    @Override
    public Long decode(byte[] bytes) {
      return ByteBuffer.wrap(bytes).getLong();
    }
  }
}
