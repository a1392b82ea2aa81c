package cn.jianguan.command.status;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.jobs.load.ClickHouseAddress;
import java.io.IOException;
import java.util.List;

/**
 * What a directory holds that is only looked at.
 *
 * @param newest log time of its newest row, in Asia/Shanghai; empty where it has none
 */
record StoredCounts(long acts, long rejects, long hits, long alerts, long open, String newest) {
  private static final String COUNTS =
      "SELECT (SELECT count() FROM act) AS acts, (SELECT count() FROM reject FINAL) AS rejects,"
          + " (SELECT count() FROM hit FINAL WHERE CAST(op, 'String') = 'HIT') AS hits, (SELECT"
          + " count() FROM alert FINAL) AS alerts, (SELECT countIf(is_open) FROM alert_current) AS"
          + " open, if(acts = 0, '', toString((SELECT max(log_time) FROM act))) AS newest";

  static StoredCounts of(ClickHouseAddress address) throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(address)) {
      return clickHouse
          .query(
              COUNTS,
              row ->
                  new StoredCounts(
                      row.getLong("acts"),
                      row.getLong("rejects"),
                      row.getLong("hits"),
                      row.getLong("alerts"),
                      row.getLong("open"),
                      row.getString("newest")))
          .get(0);
    }
  }

  List<String> lines() {
    return List.of(
        "只读打开，没有作业运行 / open to be looked at; no jobs run",
        "ClickHouse: %,d 行为 acts, %,d 拒收 rejects, %,d 命中 hits, %,d 预警 alerts (%,d 在办 open)"
            .formatted(acts, rejects, hits, alerts, open),
        "最新入湖时间 / newest log time: " + (newest.isEmpty() ? "无 / none" : newest));
  }
}
