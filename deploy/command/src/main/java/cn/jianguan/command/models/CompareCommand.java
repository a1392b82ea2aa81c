package cn.jianguan.command.models;

import cn.jianguan.command.DataDirectory;
import cn.jianguan.command.ProgressCommand;
import cn.jianguan.command.cluster.ClickHouseConnection;
import cn.jianguan.command.cluster.StackFile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  @Mixin private DataDirectory data;

  @Parameters(paramLabel = "ID", description = "模型编号 / id of the model")
  private String id;

  @Option(
      names = "--examples",
      defaultValue = "3",
      description = "每类举例数 / examples of each kind (default: ${DEFAULT-VALUE})")
  private int examples;

  @Override
  public Integer call() throws IOException, SQLException {
    StackFile stack = StackFile.ofRunningStack(data.path());
    Trial trial = Trial.of(id, stack);
    trial.lines().forEach(this::print);
    try (Connection clickHouse = ClickHouseConnection.open(stack)) {
      if (!counts(clickHouse)) {
        print(trial.nothing(stack));
        return 0;
      }
      show(clickHouse, "OTHER_SEVERITY", "严重程度不同 / other severity");
      show(clickHouse, "ONLY_LIVE", "仅在用 / only live");
      show(clickHouse, "ONLY_SHADOW", "仅试运行 / only shadow");
      show(clickHouse, "BOTH", "两者一致 / both alike");
    }
    return 0;
  }

  /** Returns whether there is anything to compare. */
  private boolean counts(Connection clickHouse) throws SQLException {
    try (ResultSet row = ask(clickHouse, COUNTS, id)) {
      row.next();
      print(
          "两者都命中 / both %,d（其中严重程度不同 / of other severity %,d）  仅在用 / only live %,d  仅试运行 / only shadow %,d"
              .formatted(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
      return row.getLong(1) + row.getLong(3) + row.getLong(4) > 0;
    }
  }

  private void show(Connection clickHouse, String outcome, String title) throws SQLException {
    try (ResultSet row = ask(clickHouse, EXAMPLES, id, outcome, examples)) {
      for (boolean first = true; row.next(); first = false) {
        if (first) {
          print(title);
        }
        print(
            "  %s %s %s  %s"
                .formatted(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
        reason("在用 / live", row.getString(5), row.getString(7), row.getString(8));
        reason("试运行 / shadow", row.getString(6), row.getString(9), row.getString(10));
      }
    }
  }

  private void reason(String lane, String severity, String chinese, String english) {
    if (!severity.isEmpty()) {
      print("    %s %s: %s / %s".formatted(lane, severity, chinese, english));
    }
  }

  private static ResultSet ask(Connection clickHouse, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = clickHouse.prepareStatement(sql);
    statement.closeOnCompletion();
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement.executeQuery();
  }
}
