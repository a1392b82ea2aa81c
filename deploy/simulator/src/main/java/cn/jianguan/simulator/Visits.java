package cn.jianguan.simulator;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What departments do about an alert, and report before they answer it: visits and penalties. */
final class Visits {
  private static final Duration REPORTED_AFTER = Duration.ofHours(1);
  private static final String VISIT = "JC-";
  private static final String CLEAN = "1";
  private static final String FOUND = "A";

  private final Province province;

  Visits(Province province) {
    this.province = province;
  }

  /** A visit by two officers with a checklist, its result published. */
  static Inspection.Builder inspection(
      Agency department, String number, LocalDate published, boolean problem) {
    return Inspection.newBuilder()
        .setCheckActionName(Simulated.NAME + "行政检查")
        .setCheckActionCode(number)
        .setCheckType("1")
        .setCheckMode("1")
        .setCheckMethods(new ArrayList<>(List.of("1")))
        .setCheckResults(new ArrayList<>(List.of(problem ? FOUND : CLEAN)))
        .setProblem(problem)
        .setOnSite(true)
        .setChecklistId(Simulated.AGENCY + "JCD-1")
        .setOfficerCodes(new ArrayList<>(Roster.certificates(department).subList(0, 2)))
        .setFollowUpFinished(problem ? Boolean.FALSE : null)
        .setDisclosedAt(published);
  }

  /** Whether the alert is about an enterprise of the province that somebody could visit. */
  boolean isPossible(Alert alert) {
    return alert.getSubject().equals(alert.getObjectKey())
        && province.enterprise(alert.getObjectKey()) != null
        && province.departments().contains(province.agencies().get(alert.getAddressee()));
  }

  /**
   * A visit because of an alert, an hour before it is answered; not before the turn began.
   *
   * @param reason why they came: 15 for an alert, 17 to see whether it was put right
   */
  SupervisionAct visit(AlertTransition made, Instant answered, String reason, boolean problem) {
    String id = VISIT + made.getAlertId() + '-' + made.getSeq();
    Agency department = department(made);
    Inspection inspection =
        inspection(department, id, Period.day(answered), problem)
            .setCheckForm("4")
            .setVisitReason(reason)
            .setTaskSource("4")
            .setFollowUpFinished(problem ? Boolean.TRUE : null)
            .build();
    return row(ActKind.INSPECTION, id, made, answered).setBody(inspection).build();
  }

  SupervisionAct penalty(AlertTransition made, Instant answered, Chance chance) {
    String id = "CF-" + made.getAlertId() + '-' + made.getSeq();
    LocalDate day = Period.day(answered);
    Penalty penalty =
        Penalty.newBuilder()
            .setPunishActionName(Simulated.NAME + "行政处罚")
            .setPunishActionCode(id)
            .setPunishDocumentCode(Simulated.NAME + "罚〔" + day.getYear() + "〕" + id)
            .setCheckActionCode(VISIT + made.getAlertId() + '-' + made.getSeq())
            .setCaseSource("5")
            .setIllegalFact(Simulated.NAME + "违法事实")
            .setProcedure("1")
            .setSetDate(day)
            .setPenaltyTypes(new ArrayList<>(List.of("010103")))
            .setPenaltyResult(Simulated.NAME + "罚款")
            .setFineFen(100L * (500 + 100L * chance.below(45)))
            .setOfficerCodes(new ArrayList<>(Roster.certificates(department(made)).subList(0, 2)))
            .setDisclosedAt(day)
            .build();
    return row(ActKind.PENALTY, id, made, answered).setBody(penalty).build();
  }

  /** Whether it was reported because of an alert, and not drawn or told in a story. */
  static boolean isOfAlert(SupervisionAct act) {
    String id = act.getEnvelope().getCdId();
    return id.startsWith("SIM-" + VISIT) && !id.startsWith("SIM-" + VISIT + "JH-");
  }

  /** Number under which people know it. */
  static String number(SupervisionAct act) {
    return act.getBody() instanceof Penalty penalty
        ? penalty.getPunishActionCode()
        : ((Inspection) act.getBody()).getCheckActionCode();
  }

  private SupervisionAct.Builder row(
      ActKind kind, String id, AlertTransition made, Instant answered) {
    Instant then = answered.minus(REPORTED_AFTER);
    Instant done = then.isBefore(made.getLogTime()) ? made.getLogTime() : then;
    Agency department = department(made);
    return Rows.about(
            province.enterprise(made.getAlert().getObjectKey()),
            Rows.of(kind, id, department, done, answered))
        .setItemCode(province.itemsOf(department).get(0));
  }

  private Agency department(AlertTransition made) {
    return province.agencies().get(made.getAlert().getAddressee());
  }
}
