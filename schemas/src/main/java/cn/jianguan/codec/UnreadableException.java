package cn.jianguan.codec;

import cn.jianguan.record.RejectReason;

/**
 * A message cannot be read as the record that was asked for. It is an answer, not an accident: it
 * carries what the reject lane needs and no stack trace, because a flood of bad messages must stay
 * cheap.
 */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final RejectReason reason;

  UnreadableException(RejectReason reason, String expected) {
    super(expected, null, false, false);
    this.reason = reason;
  }

  /** {@code UNREADABLE_BYTES}, {@code UNKNOWN_SCHEMA} or {@code TOO_LARGE}. */
  public RejectReason reason() {
    return reason;
  }

  /** What was expected instead, for the sender, Chinese first. */
  public String expected() {
    return getMessage();
  }
}
