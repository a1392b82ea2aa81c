package cn.jianguan.jobs.intake;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.SupervisionAct;

/** What an act says, and whether two rows say the same: all but how and when they were sent. */
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

  /** The act in an entry of the act-log, written now or in an earlier version. */
  SupervisionAct of(byte[] entry) {
    try {
      return codec.decode(entry, ActLogEntry.class).getAct();
    } catch (UnreadableException e) {
      throw new IllegalStateException("state cannot be read: " + e.expected(), e);
    }
  }
}
