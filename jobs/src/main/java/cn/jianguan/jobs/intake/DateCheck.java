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

  /** A kind that is new does not compile here until it says which of its dates are in order. */
  static Refusal body(Check.Row row) {
    return switch (row.act().getKind()) {
      case PENALTY -> penalty((Penalty) row.act().getBody());
      case COERCION -> coercion((Coercion) row.act().getBody());
      case OTHER_ACT -> otherAct((OtherAct) row.act().getBody());
      case INSPECTION -> inspection((Inspection) row.act().getBody(), row);
      case OTHER,
          OBJECT,
          OFFICER,
          COMPLAINT,
          SAMPLING,
          IOT,
          DEVICE_STATUS,
          VEHICLE_ALARM,
          OVERLOAD,
          PERMIT,
          COMMITMENT,
          DISCLOSURE,
          CREDIT,
          CASE_FILE,
          CASE_TRANSFER,
          HAZARD,
          LICENSE,
          ORDER,
          WASTE_MANIFEST,
          STORAGE,
          UTILITY,
          SOCIAL_SECURITY,
          PAYROLL,
          ATTENDANCE,
          BID_SECTION,
          BID_FILE,
          BID_SCORE,
          FUND_ACCOUNT,
          REPORT_FILING,
          SALE,
          CONTRACT,
          SURVEY_SPOT,
          HEALTH_REPORT,
          ITEM,
          RANDOM_ITEM_LIST,
          PLAN,
          PLAN_TASK,
          ALERT_ACTION,
          TASK_OBJECT ->
          null;
    };
  }

  private static Refusal penalty(Penalty penalty) {
    return order("body.fileDate", penalty.getFileDate(), "body.closeDate", penalty.getCloseDate());
  }

  private static Refusal coercion(Coercion coercion) {
    return order("body.startDate", coercion.getStartDate(), "body.endDate", coercion.getEndDate());
  }

  private static Refusal otherAct(OtherAct other) {
    return order("body.startDate", other.getStartDate(), "body.endDate", other.getEndDate());
  }

  private static Refusal inspection(Inspection inspection, Check.Row row) {
    return order(
        "body.startedAt",
        day(inspection.getStartedAt(), row),
        "body.endedAt",
        day(inspection.getEndedAt(), row));
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
