package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How each model does, as view {@code model_scorecard} has it. */
@Command(
    name = "scorecard",
    description =
        "模型健康：命中、分发、结论、查实率、漂移，及试运行建议 / how each model does, and which should go to shadow")
final class ScorecardCommand extends ProgressCommand implements Callable<Integer> {
  private static final String SQL =
      "SELECT model_id, hits, alerts, dispatched, [c01, c02, c03, c04, c05, c06, c07, c08] AS c,"
          + " verified_rate, suppressed_share, median_lead_hours, toString(last_hit), drift_psi,"
          + " proposal FROM model_scorecard WHERE hits + alerts > 0 OR %s ORDER BY model_id";
  private static final String LINE = "%-6s %8s %7s %7s  %-24s %7s %7s %7s  %-16s %6s  %s";

  @Mixin private ClusterOption option;

  @Option(names = "--silent", description = "也列出从未命中的模型 / also models that never hit")
  private boolean silent;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    print("命中、预警、分发；结论 01–08；查实率 I15；抑制占比；提前量（小时）；最近命中；漂移 PSI（0.25 以上为大）；建议");
    print(
        LINE.formatted(
            "model",
            "hits",
            "alerts",
            "sent",
            "01/02/…/08",
            "true%",
            "supp%",
            "lead h",
            "last hit",
            "psi",
            ""));
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      clickHouse
          .query(SQL.formatted(silent ? "1" : "0"), ScorecardCommand::line)
          .forEach(this::print);
    }
    return 0;
  }

  private static String line(ResultSet row) throws SQLException {
    return LINE.formatted(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5).replaceAll("[\\[\\] ]", "").replace(',', '/'),
        number(row, 6, 100, "%.1f"),
        number(row, 7, 100, "%.1f"),
        number(row, 8, 1, "%.0f"),
        row.getString(9) == null ? "-" : row.getString(9).substring(0, 16),
        number(row, 10, 1, "%.2f"),
        row.getString(11).isEmpty()
            ? ""
            : "建议转试运行 / propose shadow: deploy/jianguan models shadow " + row.getString(1));
  }

  /** A dash where there is nothing to divide by. */
  private static String number(ResultSet row, int column, int times, String form)
      throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? "-" : form.formatted(value * times);
  }
}
