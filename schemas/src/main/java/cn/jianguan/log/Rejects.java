package cn.jianguan.log;

import cn.jianguan.codec.Sha256;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Makes the rejects of one station: why, what was expected, and the sender's own bytes. */
public final class Rejects {
  private static final int VALUE_CHARACTERS = 200;
  private static final int ID_DIGITS = 32;

  private final String station;

  public Rejects(StationName station) {
    this.station = station.word();
  }

  /** A reject that is named by station and place, so that a re-run names it alike. */
  public RejectRecord of(Original original, Refusal refusal) {
    return of(id(original.position()), original, refusal);
  }

  /**
   * A reject whose place does not tell it from another.
   *
   * @param id made from its cause, so that a re-run names it alike
   */
  public RejectRecord of(String id, Original original, Refusal refusal) {
    RejectRecord reject = new RejectRecord();
    reject.setRejectId(id);
    reject.setReason(refusal.reason());
    reject.setField(refusal.field());
    reject.setValue(cut(refusal.value()));
    reject.setExpected(refusal.expected());
    reject.setStation(station);
    reject.setCdSource("");
    reject.setKind("");
    reject.setPosition(original.position());
    reject.setLogTime(Instant.ofEpochMilli(original.logTime()));
    reject.setOriginal(ByteBuffer.wrap(Original.cut(original.bytes())));
    reject.setOriginalLength(original.length());
    reject.setOrigin("");
    reject.setHeader(ByteBuffer.allocate(0));
    reject.setState(RejectState.OPEN);
    reject.setHandledBy("");
    reject.setHandledWhy("");
    return reject;
  }

  /** Never through the middle of a character outside the basic plane. */
  private static String cut(String value) {
    return value.codePointCount(0, value.length()) <= VALUE_CHARACTERS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, VALUE_CHARACTERS));
  }

  private String id(String position) {
    return Sha256.hex(station + '|' + position).substring(0, ID_DIGITS);
  }
}
