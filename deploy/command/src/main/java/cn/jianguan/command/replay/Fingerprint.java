package cn.jianguan.command.replay;

import cn.jianguan.codec.Sha256;
import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One value for the content of the act, hit, alert, transition, decision and statistic tables,
 * whatever the order, the chunks and the offsets in which it came: per table the number of rows and
 * the sum of a 128-bit hash of each row, then SHA-256 over all tables. Left out is how a row came
 * here: offsets, versions, file and line.
 */
public final class Fingerprint {
  private static final Set<String> INGESTION =
      Set.of("log_partition", "log_offset", "row_version", "is_deleted", "version", "origin");

  private final ClickHouse clickHouse;

  public Fingerprint(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Count and hash by table, for finding where two runs differ. */
  public Map<String, String> tables() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    for (String table : names()) {
      tables.put(table, content(table));
    }
    return tables;
  }

  public static String of(Map<String, String> tables) {
    Sha256 hash = new Sha256();
    tables.forEach((table, content) -> hash.add(table + ' ' + content + '\n'));
    return hash.hex();
  }

  private List<String> names() throws IOException {
    return clickHouse.strings(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE"
            + " '%MergeTree' AND (name LIKE 'act\\_%' AND name != 'act_duplicate' OR name IN"
            + " ('hit', 'shadow_hit', 'alert', 'alert_transition', 'alert_evidence',"
            + " 'notification', 'statistic', 'alert_plan_decision', 'joint_visit')) ORDER BY name");
  }

  private String content(String table) throws IOException {
    List<String> columns =
        clickHouse.strings(
            "SELECT concat('ifNull(toString(', if(type LIKE 'Map%', 'mapSort', ''), '(`', name,"
                + " '`)), ''∅'')') FROM system.columns WHERE database ="
                + " currentDatabase() AND table = '"
                + table
                + "' AND name NOT IN ('"
                + String.join("', '", INGESTION)
                + "') ORDER BY name");
    String row = "sipHash128(tuple(" + String.join(", ", columns) + "))";
    String sql =
        "SELECT concat(toString(count()), ' ', toString(sum(reinterpretAsUInt128("
            + row
            + ")))) FROM "
            + table
            + " FINAL";
    return clickHouse.strings(sql).get(0);
  }
}
