package cn.jianguan.command.status;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.status.Observed.Missing;
import cn.jianguan.command.status.Observed.Suspended;
import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * What ClickHouse holds of the topics that jobs write.
 *
 * @param stored last offset in ClickHouse by partition; one that is not there has no row
 * @param gaps what the load job found missing, and no rebuild has brought back
 */
record StoredSeen(Map<TopicPartition, Long> stored, List<Missing> gaps, List<Suspended> suspended) {
  static final StoredSeen NOTHING = new StoredSeen(Map.of(), List.of(), List.of());

  /** Offsets of markers, and of records that newer ones have replaced, are in no row. */
  private static final long WITHOUT_ROWS = 1_000;

  private static final String GAPS =
      "SELECT concat(topic, '-', toString(partition)), min(from_offset), max(to_offset) FROM"
          + " load_gap FINAL WHERE is_rebuilt = 0 GROUP BY topic, partition ORDER BY topic,"
          + " partition";

  private static final String SUSPENDED =
      "SELECT model_id, version, toString(since) AS since, failures, last_failure, example FROM"
          + " model_suspended ORDER BY since";

  static StoredSeen of(ClickHouseAddress address) throws IOException {
    try (ClickHouse clickHouse = ClickHouse.impatient(address)) {
      Map<TopicPartition, Long> stored = new HashMap<>();
      for (Map.Entry<Topic, List<Table<?>>> topic : tables().entrySet()) {
        clickHouse.query(
            position(topic.getValue()),
            row ->
                stored.put(
                    new TopicPartition(topic.getKey().kafkaName(), row.getInt(1)), row.getLong(2)));
      }
      return new StoredSeen(
          stored,
          clickHouse.query(
              GAPS, row -> new Missing(row.getString(1), row.getLong(2), row.getLong(3))),
          clickHouse.query(SUSPENDED, StoredSeen::model));
    }
  }

  private static Map<Topic, List<Table<?>>> tables() {
    Tables tables = new Tables();
    Map<Topic, List<Table<?>>> by = new EnumMap<>(Topic.class);
    by.put(
        Topic.ACT_LOG,
        Stream.concat(tables.acts.all().stream(), Stream.of(tables.duplicate))
            .collect(Collectors.toList()));
    by.put(Topic.REJECTS, List.of(tables.reject));
    by.put(Topic.HITS, List.of(tables.alerts.hit));
    by.put(Topic.SHADOW_HITS, List.of(tables.alerts.shadowHit));
    by.put(Topic.ALERT_LOG, List.of(tables.alerts.transition));
    by.put(Topic.DECISIONS, List.of(tables.alerts.decision));
    by.put(Topic.JOINT_VISITS, List.of(tables.alerts.jointVisit));
    by.put(Topic.NOTIFICATIONS, List.of(tables.alerts.notification));
    by.put(Topic.STATISTICS, List.of(tables.statistic));
    return by;
  }

  private static String position(List<Table<?>> tables) {
    return tables.stream()
        .map(table -> "SELECT log_partition, log_offset FROM " + table.name())
        .collect(
            Collectors.joining(
                " UNION ALL ",
                "SELECT log_partition, max(log_offset) FROM (",
                ") GROUP BY log_partition"));
  }

  private static Suspended model(ResultSet model) throws SQLException {
    return new Suspended(
        model.getString("model_id"),
        model.getString("version"),
        model.getString("since"),
        model.getLong("failures"),
        model.getString("last_failure"),
        model.getString("example"));
  }

  /** What the load job has passed and is not here: as it found itself, or as the rows show it. */
  List<Missing> missing(LogSeen log) {
    List<String> topics = tables().keySet().stream().map(Topic::kafkaName).toList();
    Map<String, Missing> missing = new TreeMap<>();
    log.loaded().entrySet().stream()
        .filter(read -> read.getValue() > 0 && topics.contains(read.getKey().topic()))
        .map(
            read ->
                new Missing(
                    read.getKey().toString(),
                    stored.getOrDefault(read.getKey(), -1L) + 1,
                    read.getValue()))
        .filter(it -> it.from() == 0 || it.to() - it.from() > WITHOUT_ROWS)
        .forEach(it -> missing.put(it.partition(), it));
    gaps.forEach(it -> missing.merge(it.partition(), it, StoredSeen::both));
    return List.copyOf(missing.values());
  }

  private static Missing both(Missing one, Missing other) {
    return new Missing(
        one.partition(), Math.min(one.from(), other.from()), Math.max(one.to(), other.to()));
  }
}
