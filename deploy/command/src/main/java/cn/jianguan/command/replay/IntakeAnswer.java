package cn.jianguan.command.replay;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What intake made of the acts that one import has sent.
 *
 * @param duplicates rows that changed nothing: sent before, or older than what stands
 * @param corrections acts that stand in a later version than their first
 */
public record IntakeAnswer(long duplicates, long corrections, List<Refused> refused) {
  private static final int FIRST_ROWS = 3;
  private static final String PLACE =
      "(toInt32OrZero(splitByChar('-', position)[-2]), toInt64OrZero(splitByChar('-', position)[-1]))";

  /**
   * Rows refused for one reason.
   *
   * @param first where the first of them stand and what is wrong there, for people
   */
  public record Refused(String reason, String field, long rows, List<String> first) {}

  /** How many rows intake has refused. */
  public long refusedRows() {
    return refused.stream().mapToLong(Refused::rows).sum();
  }

  /**
   * Asks for what lies in a stretch of the log.
   *
   * @param from end of each partition of acts before the import
   * @param to the same after it
   */
  static IntakeAnswer of(
      ClickHouse clickHouse,
      String cdSource,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to)
      throws IOException {
    String sent = " WHERE cd_source = ? AND " + stretch(from, to);
    return new IntakeAnswer(
        count(clickHouse, "SELECT count() FROM act_duplicate FINAL" + sent, cdSource),
        count(clickHouse, "SELECT count() FROM act" + sent + " AND version > 1", cdSource),
        refused(clickHouse, sent + " AND station = 'intake'", cdSource));
  }

  private static String stretch(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .map(
            end ->
                "(%s >= (%d, %d) AND %1$s < (%2$d, %d))"
                    .formatted(
                        PLACE,
                        end.getKey().partition(),
                        from.getOrDefault(end.getKey(), 0L),
                        end.getValue()))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static long count(ClickHouse clickHouse, String sql, String cdSource) throws IOException {
    return clickHouse.query(sql, row -> row.getLong(1), cdSource).get(0);
  }

  private static List<Refused> refused(ClickHouse clickHouse, String where, String cdSource)
      throws IOException {
    List<Refused> groups =
        clickHouse.query(
            "SELECT reason, field, count() FROM reject FINAL"
                + where
                + " GROUP BY reason, field ORDER BY count() DESC, reason, field",
            row -> new Refused(row.getString(1), row.getString(2), row.getLong(3), List.of()),
            cdSource);
    List<Refused> refused = new ArrayList<>();
    for (Refused group : groups) {
      List<String> first =
          clickHouse.query(
              "SELECT position, value, expected, hex(original) FROM reject FINAL"
                  + where
                  + " AND reason = ? AND field = ? ORDER BY "
                  + PLACE
                  + " LIMIT "
                  + FIRST_ROWS,
              row ->
                  "%s  '%s'  %s"
                      .formatted(
                          origin(row.getString(4), row.getString(1)),
                          row.getString(2),
                          row.getString(3)),
              cdSource,
              group.reason(),
              group.field());
      refused.add(new Refused(group.reason(), group.field(), group.rows(), first));
    }
    return refused;
  }

  /** File and line of a row that was sent, else its place in the log. */
  private static String origin(String original, String position) {
    try {
      return Codec.standard()
          .decode(HexFormat.of().parseHex(original), SupervisionAct.class)
          .getEnvelope()
          .getOrigin();
    } catch (UnreadableException e) {
      return position;
    }
  }
}
