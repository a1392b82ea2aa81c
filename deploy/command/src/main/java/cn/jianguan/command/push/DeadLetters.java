package cn.jianguan.command.push;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.List;

/** Messages that were given up, and neither acknowledged nor ordered again since. */
final class DeadLetters {
  private static final String DEAD =
      """
      SELECT endpoint_id, webhook_id, alert_id, event, kind, words, toString(started_at),
        log_partition, log_offset
      FROM
      (
        SELECT * FROM delivery FINAL
        WHERE event NOT IN ('test', 'digest') AND (endpoint_id = ? OR ? = '')
        ORDER BY endpoint_id, webhook_id, started_at DESC, outcome = 'REPLAY' DESC
        LIMIT 1 BY endpoint_id, webhook_id
      )
      WHERE outcome = 'DEAD'
      ORDER BY log_time, webhook_id
      """;

  private DeadLetters() {}

  /**
   * One of them.
   *
   * @param partition of topic deliveries, where its row lies with the notification
   */
  record DeadLetter(
      String endpointId,
      String webhookId,
      String alertId,
      String event,
      String kind,
      String words,
      String at,
      int partition,
      long offset) {

    /** For people. */
    String line() {
      return "%s  %s  %s  预警 alert %s  %s  %s: %s"
          .formatted(at, endpointId, webhookId, alertId, event, kind, words);
    }
  }

  /**
   * Oldest notification first.
   *
   * @param endpointId empty: of all
   */
  static List<DeadLetter> all(ClickHouse clickHouse, String endpointId) throws IOException {
    return clickHouse.query(
        DEAD,
        row ->
            new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getLong(9)),
        endpointId,
        endpointId);
  }
}
