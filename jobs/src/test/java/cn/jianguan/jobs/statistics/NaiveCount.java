package cn.jianguan.jobs.statistics;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what stands at the end of a script, one thing after the other, by its own words. */
final class NaiveCount {
  private final Map<String, Map<String, Long>> cells = new TreeMap<>();

  static Map<String, Map<String, Long>> of(StatisticsScript script) {
    NaiveCount count = new NaiveCount();
    script.acts.values().forEach(count::act);
    script.alerts.values().forEach(count::alert);
    return count.cells;
  }

  private void act(SupervisionAct act) {
    Cell cell =
        new Cell(
            "acts",
            day(act.getOccurredAt()),
            act.getAreaNumber(),
            act.getAgencyCode(),
            "SC",
            act.getKind().name(),
            "",
            "");
    add(cell, "acts", 1);
    if (act.getBody() instanceof Inspection inspection) {
      add(cell, inspection.getOnSite() ? "on_site" : "off_site", 1);
      add(cell, "rate_eligible", inspection.getProblem() == null ? 0 : 1);
      add(cell, "problem", Boolean.TRUE.equals(inspection.getProblem()) ? 1 : 0);
    }
    if (act.getBody() instanceof Penalty penalty) {
      add(cell, "fine_fen", penalty.getFineFen());
    }
  }

  private void alert(Alert alert) {
    alert(alert, "alerts", alert.getAgencyCode());
    if (!alert.getAddressee().isEmpty()) {
      alert(alert, "handling", alert.getAddressee());
    }
  }

  private void alert(Alert alert, String measure, String agency) {
    Cell cell =
        new Cell(
            measure,
            day(alert.getEmittedAt()),
            alert.getAreaNumber(),
            agency,
            "JD",
            "",
            "JD-01",
            alert.getSeverity().name());
    AlertState state = alert.getState();
    String name = state.name().toLowerCase(Locale.ROOT);
    add(cell, "records", 1);
    add(cell, "state_" + name, 1);
    add(cell, "hits", state == AlertState.MERGED_ALERT ? 0 : alert.getHitCount());
    switch (state) {
      case SUPPRESSED, MERGED_ALERT, MERGED_PLAN -> add(cell, name, 1);
      case CANCELLED -> {
        add(cell, name, 1);
        add(cell, "alerts", alert.getConclusion() == Conclusion.LATE_DATA ? 0 : 1);
      }
      case CLOSED, ARCHIVED -> {
        add(cell, "closed", 1);
        add(cell, "alerts", 1);
      }
      default -> {
        add(cell, "open", 1);
        add(cell, "alerts", 1);
      }
    }
    if (alert.getConclusion() != Conclusion.NONE) {
      add(cell, "conclusion_" + alert.getConclusion().name().toLowerCase(Locale.ROOT), 1);
    }
  }

  private void add(Cell cell, String name, long count) {
    if (count != 0) {
      cells.computeIfAbsent(cell.key(), key -> new TreeMap<>()).merge(name, count, Long::sum);
    }
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneId.of("Asia/Shanghai"));
  }
}
