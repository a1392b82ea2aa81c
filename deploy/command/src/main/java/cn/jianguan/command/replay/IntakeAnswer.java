package cn.jianguan.command.replay;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * What came of the acts and reference entries that one import has sent.
 *
 * @param duplicates rows that changed nothing: sent before, or older than what stands
 * @param corrections acts that stand in a later version than their first
 * @param refused acts, by reason
 * @param refusedEntries entries of reference lists, by reason
 */
public record IntakeAnswer(
    long duplicates, long corrections, List<Refused> refused, List<Refused> refusedEntries) {
  private static final int FIRST_ROWS = 3;
  private static final String OFFSET = "toInt64OrZero(splitByChar('-', position)[-1])";

  /**
   * Rows refused for one reason.
   *
   * @param first where the first of them stand and what is wrong there, for people
   */
  public record Refused(String reason, String field, long rows, List<String> first) {
    private List<String> lines(String what) {
      List<String> lines = new ArrayList<>();
      lines.add("%s: %,d  %s %s".formatted(what, rows, reason, field));
      first.forEach(row -> lines.add("    " + row));
      return lines;
    }
  }

  /** How many rows intake has refused. */
  public long refusedRows() {
    return refused.stream().mapToLong(Refused::rows).sum();
  }

  /** Whether anything was refused, an act or an entry of a list. */
  public boolean refusesAny() {
    return !refused.isEmpty() || !refusedEntries.isEmpty();
  }

  /** What was refused and why, with the first rows of each reason. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    refused.forEach(it -> lines.addAll(it.lines("  拒收 refused")));
    refusedEntries.forEach(it -> lines.addAll(it.lines("  参考数据拒收 reference entries refused")));
    return lines;
  }

  /**
   * Asks for what lies in a stretch of the log.
   *
   * @param from end of each partition before the import
   * @param to the same after it
   */
  static IntakeAnswer of(
      ClickHouse clickHouse,
      String cdSource,
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to)
      throws IOException {
    String sent = " WHERE cd_source = ? AND " + stretch(Topic.ACTS, from, to);
    String entries = " WHERE cd_source = ? AND " + stretch(Topic.REFERENCE, from, to);
    return new IntakeAnswer(
        count(clickHouse, "SELECT count() FROM act_duplicate FINAL" + sent, cdSource),
        count(clickHouse, "SELECT count() FROM act" + sent + " AND version > 1", cdSource),
        refused(clickHouse, sent, cdSource),
        refused(clickHouse, entries, cdSource));
  }

  private static String stretch(
      Topic topic, Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
    return to.entrySet().stream()
        .filter(end -> end.getKey().topic().equals(topic.kafkaName()))
        .map(
            end ->
                "(startsWith(position, '%s-') AND %s >= %d AND %2$s < %d)"
                    .formatted(
                        end.getKey(), OFFSET, from.getOrDefault(end.getKey(), 0L), end.getValue()))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private static long count(ClickHouse clickHouse, String sql, String cdSource) throws IOException {
    return clickHouse.query(sql, row -> row.getLong(1), cdSource).get(0);
  }

  private static List<Refused> refused(ClickHouse clickHouse, String where, String cdSource)
      throws IOException {
    List<Refused> groups =
        clickHouse.query(
            "SELECT reason, field, uniqExact(position) FROM reject FINAL"
                + where
                + " GROUP BY reason, field ORDER BY uniqExact(position) DESC, reason, field",
            row -> new Refused(row.getString(1), row.getString(2), row.getLong(3), List.of()),
            cdSource);
    List<Refused> refused = new ArrayList<>();
    for (Refused group : groups) {
      List<String> first =
          clickHouse.query(
              "SELECT DISTINCT position, value, expected, hex(original) FROM reject FINAL"
                  + where
                  + " AND reason = ? AND field = ? ORDER BY "
                  + OFFSET
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
