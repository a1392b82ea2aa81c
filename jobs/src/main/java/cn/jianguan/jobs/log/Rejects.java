package cn.jianguan.jobs.log;

import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.SupervisionAct;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Makes rejects: why, what was expected, and the sender's own bytes. */
public final class Rejects {
  private static final String STATION = "intake";
  private static final int MAX_VALUE_CHARACTERS = 200;
  private static final int ID_BYTES = 16;

  private Rejects() {}

  /** A record that cannot be read, or cannot become what its topic is for. */
  public static RejectRecord unreadable(LogRecord raw, RejectReason reason, String expected) {
    return reject(raw, new Refusal(reason, "", "", expected));
  }

  public static RejectRecord refused(LogRecord raw, SupervisionAct act, Refusal refusal) {
    RejectRecord reject = reject(raw, refusal);
    reject.setCdSource(act.getEnvelope().getCdSource());
    reject.setKind(act.getKind().name());
    return reject;
  }

  private static RejectRecord reject(LogRecord raw, Refusal refusal) {
    RejectRecord reject = new RejectRecord();
    reject.setRejectId(id(raw.position()));
    reject.setReason(refusal.reason());
    reject.setField(refusal.field());
    reject.setValue(cut(refusal.value()));
    reject.setExpected(refusal.expected());
    reject.setStation(STATION);
    reject.setCdSource("");
    reject.setKind("");
    reject.setPosition(raw.position());
    reject.setLogTime(Instant.ofEpochMilli(raw.logTime()));
    reject.setOriginal(ByteBuffer.wrap(LogRecord.cut(raw.bytes())));
    reject.setOriginalLength(raw.length());
    return reject;
  }

  /** Never through the middle of a character outside the basic plane. */
  private static String cut(String value) {
    return value.codePointCount(0, value.length()) <= MAX_VALUE_CHARACTERS
        ? value
        : value.substring(0, value.offsetByCodePoints(0, MAX_VALUE_CHARACTERS));
  }

  private static String id(String position) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((STATION + '|' + position).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
