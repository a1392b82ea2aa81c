package cn.jianguan.console.gateway.row;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.util.List;

/**
 * Why one row of a file cannot become a record. Thrown once per bad row, so it carries no stack
 * trace; it becomes a {@code RejectRecord}.
 */
public final class RowRefusedException extends Exception {
  private final Refusal refusal;

  public RowRefusedException(RejectReason reason, String field, String value, String expected) {
    this(new Refusal(reason, field, value, expected));
  }

  private RowRefusedException(Refusal refusal) {
    super(refusal.field() + ": " + refusal.expected(), null, false, false);
    this.refusal = refusal;
  }

  /**
   * All that is wrong with a row.
   *
   * @param faults at least one; the first gives reason, field and value
   */
  public static RowRefusedException of(List<Refusal> faults) {
    return new RowRefusedException(Refusal.ofSeveral(faults));
  }

  /** The same refusal, said about the given field of the record. */
  public RowRefusedException about(String otherField) {
    return refusal.field().isEmpty()
        ? new RowRefusedException(refusal.reason(), otherField, refusal.value(), refusal.expected())
        : this;
  }

  public Refusal refusal() {
    return refusal;
  }
}
