package cn.jianguan.log;

import cn.jianguan.record.RejectReason;

/**
 * Why something is refused: the first thing found wrong with it.
 *
 * @param field Avro name with its path, or column of the file; empty: the whole record
 * @param value what was sent there
 * @param expected what would have been right, in words for the sender, Chinese first
 */
public record Refusal(RejectReason reason, String field, String value, String expected) {

  /** The same with a value that is no text. */
  public static Refusal of(RejectReason reason, String field, Object value, String expected) {
    return new Refusal(reason, field, String.valueOf(value), expected);
  }

  /** A refusal of the whole record. */
  public static Refusal ofAll(RejectReason reason, String expected) {
    return new Refusal(reason, "", "", expected);
  }
}
