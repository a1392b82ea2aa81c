package cn.jianguan.command.replay;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What ClickHouse holds after a replay, counted there. */
public record TableCounts(
    Map<String, Long> rows,
    Map<String, Long> alertsByState,
    Map<String, Long> alertsBySeverity,
    Map<String, Long> alertsByModel,
    Map<String, Long> statistics) {

  public static TableCounts of(ClickHouse clickHouse) throws IOException {
    return new TableCounts(
        rows(clickHouse),
        clickHouse.counts("SELECT state, count() FROM alert FINAL GROUP BY 1"),
        clickHouse.counts("SELECT severity, count() FROM alert FINAL GROUP BY 1"),
        clickHouse.counts("SELECT model_id, count() FROM alert FINAL GROUP BY 1"),
        clickHouse.counts(
            "SELECT concat(measure, '.', k), sum(v) FROM (SELECT measure, arrayJoin(counts) AS kv,"
                + " kv.1 AS k, kv.2 AS v FROM statistic FINAL) GROUP BY 1"));
  }

  /** Rows that stand, by table; empty tables are left out. */
  private static Map<String, Long> rows(ClickHouse clickHouse) throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> tables =
        clickHouse.counts(
            "SELECT name, toInt64(total_rows) FROM system.tables WHERE database ="
                + " currentDatabase() AND engine LIKE '%ReplacingMergeTree' AND total_rows > 0");
    for (String table : tables.keySet()) {
      rows.putAll(clickHouse.counts("SELECT '" + table + "', count() FROM `" + table + "` FINAL"));
    }
    return rows;
  }

  public long alerts() {
    return alertsByState.values().stream().mapToLong(Long::longValue).sum();
  }
}
