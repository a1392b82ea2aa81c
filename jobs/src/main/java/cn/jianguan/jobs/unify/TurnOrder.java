package cn.jianguan.jobs.unify;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.order.TieBreaker;
import cn.jianguan.record.ActTurn;
import java.util.Arrays;

/**
 * Turns of one moment by act. Those of one act come from one subtask of intake and keep the order
 * in which they happened there.
 */
public final class TurnOrder implements TieBreaker<InnerRecord> {
  private static final long serialVersionUID = 1L;
  private static final byte[] HEADER = Codec.header(ActTurn.getClassSchema());

  @Override
  public int compare(InnerRecord one, InnerRecord other) {
    if (one.kind() != other.kind()) {
      return one.kind().compareTo(other.kind());
    }
    return Arrays.compareUnsigned(
        one.bytes(), 0, endOfActId(one.bytes()), other.bytes(), 0, endOfActId(other.bytes()));
  }

  /** Where the first field ends; of a turn that another version wrote, the whole. */
  private static int endOfActId(byte[] turn) {
    int at = Codec.contentStart(turn, HEADER);
    if (at < 0) {
      return turn.length;
    }
    long length = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = turn[at++];
      length |= (part & 0x7FL) << shift;
      if (part >= 0) {
        return at + (int) (length >>> 1);
      }
    }
  }
}
