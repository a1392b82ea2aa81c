package cn.jianguan.command;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Says what became of every hit about an object, of one hit or of one alert, by which rule and
 * because of what: why somebody was told, or was not. Exit 1 where nothing has that id.
 */
@Command(
    name = "explain",
    description = "为何收到或没有收到预警 / what became of hits: why somebody was told, or was not")
public final class ExplainCommand extends ProgressCommand implements Callable<Integer> {
  private static final int MOST = 100;

  private static final String HITS =
      "SELECT hit_id, alert_id, model_id, toString(severity) AS severity, taken_as, state,"
          + " decision_rule, suppress_code, silenced_by, arrayStringConcat(plan_tasks, ',') AS tasks,"
          + " off_site_only, addressee, why_zh, why_en, toString(decided_at) AS decided_at"
          + " FROM alert_why WHERE hit_id = ? OR alert_id = ? OR object_key = ?"
          + " ORDER BY decided_at, alert_id, hit_id LIMIT "
          + (MOST + 1);

  private static final String LOOKED_AT =
      "SELECT rule, toString(strength) AS strength, toString(timing) AS timing, task_id,"
          + " item_code, why_zh, why_en FROM alert_plan_decision FINAL"
          + " WHERE alert_id = ? AND NOT applied ORDER BY log_time, decision_id LIMIT "
          + MOST;

  @Mixin private ClusterOption option;

  @Parameters(
      paramLabel = "OBJECT|HIT|ALERT",
      description =
          "对象键（如 USCC:…）、hit_id 或 alert_id / key of an object (USCC:…), id of a hit or of an alert")
  private String id;

  /** What became of one hit. */
  private record Fate(
      String alertId, String first, String decision, String silenced, String whyZh, String whyEn) {}

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      List<Fate> fates = clickHouse.query(HITS, ExplainCommand::fate, id, id, id);
      if (fates.isEmpty()) {
        print("没有与此有关的命中：%s；刚产生的须稍候入库 / nothing has hit under this id yet".formatted(id));
        return 1;
      }
      fates.stream().limit(MOST).forEach(this::print);
      if (fates.size() > MOST) {
        print("… 只列前 %d 项 / the first %1$d only".formatted(MOST));
      }
      List<String> alerts = fates.stream().map(Fate::alertId).distinct().toList();
      if (alerts.size() == 1) {
        lookedAt(clickHouse, alerts.get(0));
      }
    }
    return 0;
  }

  private void print(Fate fate) {
    print(fate.first());
    print("  " + fate.decision());
    if (!fate.silenced().isEmpty()) {
      print("  静默依据 / silenced by: " + fate.silenced());
    }
    print("  " + fate.whyZh());
    print("  " + fate.whyEn());
    print("");
  }

  private void lookedAt(ClickHouse clickHouse, String alertId) throws IOException {
    List<String> lines = clickHouse.query(LOOKED_AT, ExplainCommand::line, alertId);
    if (!lines.isEmpty()) {
      print("看过而未采用 / looked at and not used:");
      lines.forEach(line -> print("  " + line));
    }
  }

  private static Fate fate(ResultSet row) throws SQLException {
    String first =
        "命中 / hit %s  %s %s → 预警 / alert %s (%s)"
            .formatted(
                row.getString("hit_id"),
                row.getString("model_id"),
                row.getString("severity"),
                row.getString("alert_id"),
                row.getString("taken_as"));
    String tasks = row.getString("tasks");
    String decision =
        "%s  规则 / rule %s%s%s%s  承办 / addressee %s"
            .formatted(
                row.getString("state"),
                row.getString("decision_rule"),
                row.getString("suppress_code").isEmpty()
                    ? ""
                    : " (" + row.getString("suppress_code") + ")",
                tasks.isEmpty() ? "" : "  任务 / tasks " + tasks,
                row.getBoolean("off_site_only") ? "  非现场 / off site" : "",
                row.getString("addressee"));
    return new Fate(
        row.getString("alert_id"),
        first,
        decision,
        row.getString("silenced_by"),
        row.getString("why_zh"),
        row.getString("why_en"));
  }

  private static String line(ResultSet row) throws SQLException {
    return "%s %s %s %s %s  %s / %s"
        .formatted(
            row.getString("rule"),
            row.getString("strength"),
            row.getString("timing"),
            row.getString("task_id"),
            row.getString("item_code"),
            row.getString("why_zh"),
            row.getString("why_en"));
  }
}
