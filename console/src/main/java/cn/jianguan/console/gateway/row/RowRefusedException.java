package cn.jianguan.console.gateway.row;

import cn.jianguan.record.RejectReason;

/**
 * Why one row of a file cannot become a record. Thrown once per bad row, so it carries no stack
 * trace; it becomes a {@code RejectRecord}.
 */
public final class RowRefusedException extends Exception {
  private static final int LONGEST_VALUE = 200;

  private final RejectReason reason;
  private final String field;
  private final String value;
  private final String expected;

  public RowRefusedException(RejectReason reason, String field, String value, String expected) {
    super(field + ": " + expected, null, false, false);
    this.reason = reason;
    this.field = field;
    this.value = cut(value);
    this.expected = expected;
  }

  /** The same refusal, said about the given field of the record. */
  public RowRefusedException about(String otherField) {
    return field.isEmpty() ? new RowRefusedException(reason, otherField, value, expected) : this;
  }

  public RejectReason reason() {
    return reason;
  }

  public String field() {
    return field;
  }

  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1));
    return text.substring(0, splitsPair ? LONGEST_VALUE - 1 : LONGEST_VALUE);
  }
}
