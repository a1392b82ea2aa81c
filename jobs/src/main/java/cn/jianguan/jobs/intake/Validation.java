package cn.jianguan.jobs.intake;

import cn.jianguan.record.Operation;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
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
          AmountCheck::amounts);

  private final Lists lists;

  Validation(Lists lists) {
    this.lists = lists;
  }

  /** Why the row is refused, or null. */
  Refusal refusal(SupervisionAct act) {
    SourceDeclaration source = lists.source(act.getEnvelope().getCdSource());
    Check.Row row;
    try {
      row = new Check.Row(act, source, lists, dayOf(act, source));
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

  /** Day of occurrence in the source's own zone, Asia/Shanghai unless declared. */
  static LocalDate dayOf(SupervisionAct act, SourceDeclaration source) {
    return LocalDate.ofInstant(act.getOccurredAt(), zone(source));
  }

  static ZoneId zone(SourceDeclaration source) {
    return source.getTimeZone().isEmpty()
        ? WorkingCalendar.SHANGHAI
        : ZoneId.of(source.getTimeZone());
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
