package cn.jianguan.command.draw;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A plan as it was filed.
 *
 * @param agencies that check, the one that filed it first
 * @param from null: the plan does not say
 * @param to null: the plan does not say
 */
record StoredPlan(List<String> agencies, List<String> items, LocalDate from, LocalDate to) {
  private static final String SQL =
      "SELECT agency_code, arrayStringConcat(joint_agencies, ';') AS others,"
          + " arrayStringConcat(item_codes, ';') AS items, ifNull(toString(planned_start), '') AS"
          + " first_day, ifNull(toString(planned_end), '') AS last_day, status FROM act_plan FINAL WHERE"
          + " plan_id = ? ORDER BY log_time DESC LIMIT 1";

  /**
   * The plan of this id.
   *
   * @throws IllegalArgumentException where the stack has none, or it does not go on
   */
  static StoredPlan of(ClickHouse clickHouse, String id) throws IOException {
    return clickHouse.query(SQL, row -> plan(row, id), id).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "系统中没有此计划；请报送计划，或以 --agency、--item、--from、--to 给出 / no such plan in the stack: %s;"
                            .formatted(id)
                        + " report it, or say --agency, --item, --from and --to"));
  }

  private static StoredPlan plan(ResultSet row, String id) throws SQLException {
    String status = row.getString("status");
    if (List.of("CANCELLED", "SUSPENDED").contains(status)) {
      throw new IllegalArgumentException(
          "计划已取消或暂停 / the plan does not go on: %s %s".formatted(id, status));
    }
    List<String> agencies = new ArrayList<>(List.of(row.getString("agency_code")));
    agencies.addAll(list(row.getString("others")));
    return new StoredPlan(
        agencies.stream().distinct().toList(),
        list(row.getString("items")),
        day(row.getString("first_day")),
        day(row.getString("last_day")));
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(";")).filter(it -> !it.isEmpty()).toList();
  }

  private static LocalDate day(String text) {
    return text.isEmpty() ? null : LocalDate.parse(text);
  }
}
