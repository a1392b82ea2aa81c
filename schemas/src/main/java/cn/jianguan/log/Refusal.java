package cn.jianguan.log;

import cn.jianguan.record.RejectReason;
import java.util.List;

/**
 * Why something is refused.
 *
 * @param field Avro name with its path, or column of the file; empty: the whole record
 * @param value what was sent there
 * @param expected what would have been right, in words for the sender, Chinese first
 */
public record Refusal(RejectReason reason, String field, String value, String expected) {
  private static final int MOST_FAULTS = 30;
  private static final int SHOWN = 40;

  /** The same with a value that is no text. */
  public static Refusal of(RejectReason reason, String field, Object value, String expected) {
    return new Refusal(reason, field, String.valueOf(value), expected);
  }

  /**
   * Several faults of one record as one refusal: reason, field and value of the first; what was
   * expected of the others follows in words, field by field.
   *
   * @param faults at least one
   */
  public static Refusal ofSeveral(List<Refusal> faults) {
    Refusal first = faults.get(0);
    if (faults.size() == 1) {
      return first;
    }
    StringBuilder expected = new StringBuilder(first.expected());
    expected.append("；另有 %1$d 处 / %1$d more:".formatted(faults.size() - 1));
    faults.stream().skip(1).limit(MOST_FAULTS).forEach(fault -> expected.append(fault.inWords()));
    return new Refusal(first.reason(), first.field(), first.value(), expected.toString());
  }

  private String inWords() {
    String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    return " [%s] %s「%s」 %s".formatted(field, reason, shown, expected);
  }

  /** A refusal of the whole record. */
  public static Refusal ofAll(RejectReason reason, String expected) {
    return new Refusal(reason, "", "", expected);
  }
}
