package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisionAct;

/** Whether two rows say the same of an act: all but how and when they were sent. */
final class Content {
  private final Codec codec;

  Content(Codec codec) {
    this.codec = codec;
  }

  boolean isSame(SupervisionAct one, SupervisionAct other) {
    Envelope envelope = other.getEnvelope();
    other.setEnvelope(one.getEnvelope());
    try {
      return one.equals(other);
    } finally {
      other.setEnvelope(envelope);
    }
  }

  byte[] encode(SupervisionAct act) {
    return codec.encode(act);
  }

  /** What {@link #encode} wrote, now or in an earlier version. */
  SupervisionAct decode(byte[] bytes) {
    try {
      return codec.decode(bytes, SupervisionAct.class);
    } catch (UnreadableException e) {
      throw new IllegalStateException("state cannot be read: " + e.expected(), e);
    }
  }
}
