package cn.jianguan.jobs.casework;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.lifecycle.MoveRefusal;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Answers to what casework does not accept. */
final class Reject {
  private static final String STATION = "casework";
  private static final int MAX_VALUE = 200;
  private static final int MAX_ORIGINAL = 64 * 1024;

  private Reject() {}

  /** The answer to a command. */
  static RejectRecord of(CaseInput.Command input, MoveRefusal refusal, Instant now) {
    return record(input.position(), input.original(), now)
        .setReason(refusal.reason())
        .setField(refusal.field())
        .setValue(cut(refusal.value()))
        .setExpected(refusal.expected())
        .setCdSource(input.command().getSourceSystem())
        .setKind("COMMAND")
        .build();
  }

  /** The dead letter of a hit whose alert has ended. */
  static RejectRecord of(HitRecord hit, RejectReason reason, String value, String expected) {
    String position = "hit-" + hit.getHitId();
    return record(position, Codec.standard().encode(hit), hit.getLogTime())
        .setReason(reason)
        .setField("hitId")
        .setValue(cut(value))
        .setExpected(expected)
        .setKind("HIT")
        .build();
  }

  private static RejectRecord.Builder record(String position, byte[] original, Instant now) {
    int kept = Math.min(original.length, MAX_ORIGINAL);
    return RejectRecord.newBuilder()
        .setRejectId(StableId.of(STATION, position, Long.toString(now.toEpochMilli())))
        .setStation(STATION)
        .setPosition(position)
        .setLogTime(now)
        .setOriginal(ByteBuffer.wrap(original, 0, kept).slice())
        .setOriginalLength(original.length);
  }

  /** At most 200 characters, never half of a surrogate pair. */
  private static String cut(String value) {
    if (value.length() <= MAX_VALUE) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(MAX_VALUE - 1)) ? MAX_VALUE - 1 : MAX_VALUE;
    return value.substring(0, end);
  }
}
