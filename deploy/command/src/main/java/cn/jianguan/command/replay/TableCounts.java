package cn.jianguan.command.replay;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What ClickHouse holds after a replay, counted there. */
public record TableCounts(
    Map<String, Long> rows,
    Map<String, Long> alertsByState,
    Map<String, Long> alertsBySeverity,
    Map<String, Long> alertsByModel,
    Map<String, Long> statistics) {

  public static TableCounts of(Connection clickHouse) throws SQLException {
    return new TableCounts(
        rows(clickHouse),
        groups(clickHouse, "SELECT state, count() FROM alert FINAL GROUP BY 1"),
        groups(clickHouse, "SELECT severity, count() FROM alert FINAL GROUP BY 1"),
        groups(clickHouse, "SELECT model_id, count() FROM alert FINAL GROUP BY 1"),
        groups(
            clickHouse,
            "SELECT concat(measure, '.', k), sum(v) FROM (SELECT measure, arrayJoin(counts) AS kv,"
                + " kv.1 AS k, kv.2 AS v FROM statistic FINAL) GROUP BY 1"));
  }

  /** Rows that stand, by table; empty tables are left out. */
  private static Map<String, Long> rows(Connection clickHouse) throws SQLException {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> tables =
        groups(
            clickHouse,
            "SELECT name, toInt64(total_rows) FROM system.tables WHERE database ="
                + " currentDatabase() AND engine LIKE '%ReplacingMergeTree' AND total_rows > 0");
    for (String table : tables.keySet()) {
      rows.putAll(groups(clickHouse, "SELECT '" + table + "', count() FROM `" + table + "` FINAL"));
    }
    return rows;
  }

  private static Map<String, Long> groups(Connection clickHouse, String sql) throws SQLException {
    Map<String, Long> groups = new TreeMap<>();
    try (Statement statement = clickHouse.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        groups.put(rows.getString(1), rows.getLong(2));
      }
    }
    return groups;
  }

  public long alerts() {
    return alertsByState.values().stream().mapToLong(Long::longValue).sum();
  }
}
