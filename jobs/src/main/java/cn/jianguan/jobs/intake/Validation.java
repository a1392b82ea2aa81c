package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Operation;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import java.time.DateTimeException;
import java.util.List;

/**
 * Whether a tidied row may become an act: kind, then fields, then codes, then dates; the first
 * thing wrong refuses it. A DELETE carries only its identity, so only that is checked.
 */
final class Validation {
  private static final List<Check> IDENTITY =
      List.of(KindCheck::kindIsKnown, KindCheck::batch, FieldCheck::envelope);
  private static final List<Check> CONTENT =
      List.of(
          KindCheck::bodyFits,
          FieldCheck::fields,
          CodeCheck::item,
          CodeCheck::implementItems,
          CodeCheck::agencies,
          CodeCheck::region,
          CodeCheck::party,
          CodeCheck::object,
          CodeCheck::industry,
          DateCheck::range,
          DateCheck::submission,
          DateCheck::body,
          RangeCheck::look);

  private final ReferenceData reference;
  private final Days days;

  Validation(ReferenceData reference, Days days) {
    this.reference = reference;
    this.days = days;
  }

  /** Why the row is refused, or null. */
  Refusal refusal(SupervisionAct act) {
    SourceDeclaration source = reference.source(act.getEnvelope().getCdSource());
    Check.Row row;
    try {
      row = new Check.Row(act, source, reference, days.of(act, source));
    } catch (DateTimeException e) {
      return new Refusal(
          RejectReason.FIELD_RANGE,
          "occurredAt",
          String.valueOf(act.getOccurredAt()),
          "发生时间超出范围 / a time within range");
    }
    Refusal refusal = first(IDENTITY, row);
    boolean isDelete = act.getEnvelope().getCdOperation() == Operation.DELETE;
    return refusal != null || isDelete ? refusal : first(CONTENT, row);
  }

  private static Refusal first(List<Check> checks, Check.Row row) {
    for (Check check : checks) {
      Refusal refusal = check.look(row);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }
}
