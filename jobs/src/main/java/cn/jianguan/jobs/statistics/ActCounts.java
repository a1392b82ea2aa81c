package cn.jianguan.jobs.statistics;

import cn.jianguan.record.Coercion;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.OtherAct;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one standing act counts for: numerators and denominators by name, never a ratio. Money is in
 * fen of the source's currency; an agency reports in one.
 *
 * <ul>
 *   <li>any act: {@code acts}; {@code submitted} and {@code submit_days} (days from occurrence to
 *       report, summed) where the day of report is known
 *   <li>inspection: {@code on_site}, {@code off_site}, {@code exempt_visits} (visit reasons 11 to
 *       20, outside the caps), {@code rate_eligible} (the result says whether there was a problem),
 *       {@code problem}, {@code disclosed}
 *   <li>penalty that stands: {@code fine_fen}, {@code paid_fen}, {@code confiscated_fen}, {@code
 *       major}, {@code criminal}, {@code no_penalty}, {@code disclosed}; one that was rescinded, on
 *       the day of its decision: {@code revoked}, {@code revoked_fine_fen}, {@code
 *       revoked_confiscated_fen} and none of the former
 *   <li>coercion: {@code amount_fen}, {@code disclosed}; other act: {@code disclosed}
 *   <li>complaint: {@code replied}, {@code on_time} (replied by its due time), {@code rated},
 *       {@code satisfied}, {@code amount_fen}
 * </ul>
 */
final class ActCounts {
  private static final Pattern EXEMPT = Pattern.compile("1[1-9]|20");

  private ActCounts() {}

  static Map<String, Long> of(SupervisionAct act, LocalDate day) {
    Counts counts = new Counts().add("acts", 1);
    if (act.getEnvelope().getSubmittedDate() != null) {
      long days = act.getEnvelope().getSubmittedDate().toEpochDay() - day.toEpochDay();
      counts.add("submitted", 1).add("submit_days", days);
    }
    return ofBody(act, counts).byName();
  }

  /** A kind that is new does not compile here until it says what it counts for. */
  private static Counts ofBody(SupervisionAct act, Counts counts) {
    return switch (act.getKind()) {
      case INSPECTION -> inspection((Inspection) act.getBody(), counts);
      case PENALTY -> penalty((Penalty) act.getBody(), counts);
      case COERCION -> coercion((Coercion) act.getBody(), counts);
      case OTHER_ACT ->
          counts.addIf(((OtherAct) act.getBody()).getDisclosedAt() != null, "disclosed");
      case COMPLAINT -> complaint((Complaint) act.getBody(), counts);
      case OTHER,
          OBJECT,
          OFFICER,
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
          counts;
    };
  }

  private static Counts coercion(Coercion coercion, Counts counts) {
    return counts
        .add("amount_fen", coercion.getAmountFen())
        .addIf(coercion.getDisclosedAt() != null, "disclosed");
  }

  private static Counts inspection(Inspection inspection, Counts counts) {
    counts.add(inspection.getOnSite() ? "on_site" : "off_site", 1);
    counts.addIf(EXEMPT.matcher(inspection.getVisitReason()).matches(), "exempt_visits");
    counts.addIf(inspection.getProblem() != null, "rate_eligible");
    counts.addIf(Boolean.TRUE.equals(inspection.getProblem()), "problem");
    return counts.addIf(inspection.getDisclosedAt() != null, "disclosed");
  }

  private static Counts penalty(Penalty penalty, Counts counts) {
    if (penalty.getRevoked()) {
      counts.add("revoked", 1).add("revoked_fine_fen", penalty.getFineFen());
      return counts.add("revoked_confiscated_fen", penalty.getConfiscatedFen());
    }
    counts.add("fine_fen", penalty.getFineFen());
    counts.add("paid_fen", penalty.getPaidFen());
    counts.add("confiscated_fen", penalty.getConfiscatedFen());
    counts.addIf(penalty.getIsMajor(), "major");
    counts.addIf(penalty.getIsCriminal(), "criminal");
    counts.addIf(penalty.getNoPenalty(), "no_penalty");
    return counts.addIf(penalty.getDisclosedAt() != null, "disclosed");
  }

  private static Counts complaint(Complaint complaint, Counts counts) {
    boolean replied = complaint.getRepliedAt() != null;
    counts.addIf(replied, "replied");
    counts.addIf(
        replied
            && complaint.getDueAt() != null
            && !complaint.getRepliedAt().isAfter(complaint.getDueAt()),
        "on_time");
    counts.addIf(complaint.getSatisfied() != null, "rated");
    counts.addIf(Boolean.TRUE.equals(complaint.getSatisfied()), "satisfied");
    return counts.add("amount_fen", complaint.getAmountFen());
  }
}
