package cn.jianguan.jobs.statistics;

import cn.jianguan.act.ActDay;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record of the log adds to the daily statistics or takes away. The day of an act is the one
 * on which it happened where it happened; that of an alert is of its emission, in Asia/Shanghai.
 */
final class DailyCounts {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private DailyCounts() {}

  /**
   * An assertion adds its act; a retraction and a deletion take away the image they carry, which is
   * the one that was added before. A record without an act changes nothing.
   */
  static List<Contribution> of(ActLogEntry entry) {
    SupervisionAct act = entry.getAct();
    if (act == null) {
      return List.of();
    }
    long logTime = entry.getLogTime().toEpochMilli();
    LocalDate day = ActDay.of(act);
    Cell cell =
        new Cell(
            "acts",
            day,
            act.getAreaNumber(),
            act.getAgencyCode(),
            act.getDomain(),
            act.getKind().name(),
            "",
            "");
    Contribution added = new Contribution(cell.key(), ActCounts.of(act, day), logTime);
    return List.of(entry.getOp() == ActLogOp.ASSERT ? added : added.undone(logTime));
  }

  /**
   * What the alert counts for after a transition: once for the agency it concerns and, once routed,
   * for the agency that handles it.
   */
  static AlertImage of(AlertTransition transition) {
    Alert alert = transition.getAlert();
    long logTime = transition.getLogTime().toEpochMilli();
    List<Contribution> contributions = new ArrayList<>(2);
    contributions.add(contribution("alerts", alert, alert.getAgencyCode(), logTime));
    if (!alert.getAddressee().isEmpty()) {
      contributions.add(contribution("handling", alert, alert.getAddressee(), logTime));
    }
    return new AlertImage(alert.getAlertId(), transition.getSeq(), logTime, contributions);
  }

  private static Contribution contribution(
      String measure, Alert alert, String agency, long logTime) {
    Cell cell =
        new Cell(
            measure,
            day(alert.getEmittedAt()),
            alert.getAreaNumber(),
            agency,
            alert.getDomain(),
            "",
            alert.getModelId(),
            alert.getSeverity().name());
    return new Contribution(cell.key(), AlertCounts.of(alert), logTime);
  }

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZONE).toLocalDate();
  }
}
