package cn.jianguan.jobs.intake;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Coercion;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.OtherAct;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Dates in their order. Most rows carry dates only, so what happens on one day is in order: a
 * report on the day of the act is as good as one on the next.
 */
final class DateCheck {
  private static final int FIRST_YEAR = 1949;
  private static final int LAST_YEAR = 2199;

  private DateCheck() {}

  static Refusal range(Check.Row row) {
    int year = row.day().getYear();
    return year >= FIRST_YEAR && year <= LAST_YEAR
        ? null
        : new Refusal(
            RejectReason.FIELD_RANGE,
            "occurredAt",
            row.day().toString(),
            "发生日期应在 1949 至 2199 年 / a day from 1949 to 2199");
  }

  static Refusal submission(Check.Row row) {
    LocalDate submitted = row.act().getEnvelope().getSubmittedDate();
    Refusal refusal = order("occurredAt", row.day(), "envelope.submittedDate", submitted);
    if (refusal == null && row.act().getBody() instanceof Penalty penalty) {
      return order("body.closeDate", penalty.getCloseDate(), "envelope.submittedDate", submitted);
    }
    return refusal;
  }

  static Refusal body(Check.Row row) {
    Object body = row.act().getBody();
    if (body instanceof Penalty penalty) {
      return order(
          "body.fileDate", penalty.getFileDate(), "body.closeDate", penalty.getCloseDate());
    }
    if (body instanceof Coercion coercion) {
      return order(
          "body.startDate", coercion.getStartDate(), "body.endDate", coercion.getEndDate());
    }
    if (body instanceof OtherAct other) {
      return order("body.startDate", other.getStartDate(), "body.endDate", other.getEndDate());
    }
    if (body instanceof Inspection inspection) {
      return order(
          "body.startedAt",
          day(inspection.getStartedAt(), row),
          "body.endedAt",
          day(inspection.getEndedAt(), row));
    }
    return null;
  }

  private static LocalDate day(Instant instant, Check.Row row) {
    return instant == null
        ? null
        : LocalDate.ofInstant(instant, Days.zone(row.source().getTimeZone()));
  }

  private static Refusal order(
      String earlierField, LocalDate earlier, String laterField, LocalDate later) {
    return earlier == null || later == null || !later.isBefore(earlier)
        ? null
        : new Refusal(
            RejectReason.DATE_ORDER,
            laterField,
            later.toString(),
            "不应早于 %1$s(%2$s) / not before %1$s (%2$s)".formatted(earlierField, earlier));
  }
}
