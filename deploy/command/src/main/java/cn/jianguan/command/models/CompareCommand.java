package cn.jianguan.command.models;

import cn.jianguan.command.ClusterOption;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Live against shadow of one model, as view {@code shadow_comparison} has it. */
@Command(
    name = "compare",
    description = "在用版本与试运行版本对照 / live against shadow: hits of both, only live, only shadow")
final class CompareCommand extends ProgressCommand implements Callable<Integer> {
  private static final String COUNTS =
      "SELECT countIf(outcome IN ('BOTH', 'OTHER_SEVERITY')), countIf(outcome = 'OTHER_SEVERITY'),"
          + " countIf(outcome = 'ONLY_LIVE'), countIf(outcome = 'ONLY_SHADOW') FROM"
          + " shadow_comparison WHERE model_id = ?";
  private static final String EXAMPLES =
      "SELECT subject_kind, subject_key, name, toString(toDate(at)), live_severity,"
          + " shadow_severity, live_reason_zh, live_reason_en, shadow_reason_zh, shadow_reason_en"
          + " FROM shadow_comparison WHERE model_id = ? AND outcome = ? ORDER BY at DESC,"
          + " subject_key, trigger LIMIT ?";

  @Mixin private ClusterOption option;

  @Parameters(paramLabel = "ID", description = "模型编号 / id of the model")
  private String id;

  @Option(
      names = "--examples",
      defaultValue = "3",
      description = "每类举例数 / examples of each kind (default: ${DEFAULT-VALUE})")
  private int examples;

  @Override
  public Integer call() throws IOException {
    Cluster cluster = option.cluster();
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      Trial trial = Trial.of(id, clickHouse);
      trial.lines().forEach(this::print);
      if (!counts(clickHouse)) {
        print(trial.nothing(clickHouse, new ModelLog(cluster)));
        return 0;
      }
      show(clickHouse, "OTHER_SEVERITY", "严重程度不同 / other severity");
      show(clickHouse, "ONLY_LIVE", "仅在用 / only live");
      show(clickHouse, "ONLY_SHADOW", "仅试运行 / only shadow");
      show(clickHouse, "BOTH", "两者一致 / both alike");
    }
    return 0;
  }

  private record Counts(long both, long otherSeverity, long onlyLive, long onlyShadow) {
    static Counts of(ResultSet row) throws SQLException {
      return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }
  }

  /** Returns whether there is anything to compare. */
  private boolean counts(ClickHouse clickHouse) throws IOException {
    Counts counts = clickHouse.query(COUNTS, Counts::of, id).get(0);
    print(
        "两者都命中 / both %,d（其中严重程度不同 / of other severity %,d）  仅在用 / only live %,d  仅试运行 / only shadow %,d"
            .formatted(counts.both, counts.otherSeverity, counts.onlyLive, counts.onlyShadow));
    return counts.both + counts.onlyLive + counts.onlyShadow > 0;
  }

  private void show(ClickHouse clickHouse, String outcome, String title) throws IOException {
    List<List<String>> found =
        clickHouse.query(EXAMPLES, CompareCommand::lines, id, outcome, examples);
    if (!found.isEmpty()) {
      print(title);
    }
    found.forEach(lines -> lines.forEach(this::print));
  }

  private static List<String> lines(ResultSet row) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s %s %s  %s"
            .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    reason(lines, "在用 / live", row.getString(5), row.getString(7), row.getString(8));
    reason(lines, "试运行 / shadow", row.getString(6), row.getString(9), row.getString(10));
    return lines;
  }

  private static void reason(
      List<String> lines, String channel, String severity, String chinese, String english) {
    if (!severity.isEmpty()) {
      lines.add("    %s %s: %s / %s".formatted(channel, severity, chinese, english));
    }
  }
}
