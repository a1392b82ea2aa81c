package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.RejectReason;

/**
 * Why a move is not made.
 *
 * @param field field of the command that is wrong; empty: the whole of it
 * @param value its value
 * @param expected what would have been right, Chinese first
 */
public record MoveRefusal(RejectReason reason, String field, String value, String expected) {

  static MoveRefusal illegal(String field, Object value, String expected) {
    return new MoveRefusal(RejectReason.COMMAND_ILLEGAL, field, String.valueOf(value), expected);
  }

  static MoveRefusal forbidden(String field, Object value, String expected) {
    return new MoveRefusal(RejectReason.COMMAND_FORBIDDEN, field, String.valueOf(value), expected);
  }

  static MoveRefusal incomplete(String field, Object value, String expected) {
    return new MoveRefusal(RejectReason.COMMAND_INCOMPLETE, field, String.valueOf(value), expected);
  }
}
