package cn.jianguan.command.person;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ErasureRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What was erased. The log has it, so that it outlives the tables it speaks of; table {@code
 * erasure} is for whoever asks, and has what was erased before the log knew it.
 */
public final class Erasures {
  private static final String EXISTS =
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'erasure'";
  private static final String ALL =
      "SELECT erasure_id, toUnixTimestamp64Milli(erased_at), erased_by, reason, pseudonyms, places,"
          + " positions FROM erasure";

  private Erasures() {}

  /** What the table and the log have, by identity; of one that both have, what the log says. */
  public static Map<String, ErasureRecord> all(ClickHouse clickHouse, LogEnds log)
      throws IOException {
    Map<String, ErasureRecord> all = new TreeMap<>();
    ofTable(clickHouse).forEach(it -> all.put(it.getErasureId(), it));
    ofLog(log).forEach(it -> all.put(it.getErasureId(), it));
    return all;
  }

  public static List<ErasureRecord> ofLog(LogEnds log) {
    List<ErasureRecord> found = new ArrayList<>();
    log.readAll(Topic.ERASURES.kafkaName(), value -> add(value, found));
    return found;
  }

  /** What cannot be read was written by another version, which the operator has to take. */
  private static void add(byte[] value, List<ErasureRecord> found) {
    try {
      found.add(Codec.standard().decode(value, ErasureRecord.class));
    } catch (UnreadableException e) {
      throw new IllegalStateException("主题 erasures 中有无法读取的记录 / erasures: unreadable", e);
    }
  }

  /** None where there is no table yet. */
  public static List<ErasureRecord> ofTable(ClickHouse clickHouse) throws IOException {
    if (clickHouse.strings(EXISTS).isEmpty()) {
      return List.of();
    }
    return clickHouse.query(
        ALL,
        row ->
            new ErasureRecord(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                texts(row.getArray(5)),
                texts(row.getArray(6)),
                texts(row.getArray(7)),
                List.of()));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
  }

  static ProducerRecord<byte[], byte[]> logged(ErasureRecord erasure) {
    return new ProducerRecord<>(
        Topic.ERASURES.kafkaName(),
        null,
        erasure.getErasedAt().toEpochMilli(),
        erasure.getErasureId().getBytes(StandardCharsets.UTF_8),
        Codec.standard().encode(erasure));
  }

  /** Into the table, unless it is there. */
  public static void write(ClickHouse clickHouse, ErasureRecord erasure) throws IOException {
    clickHouse.run(
        ("INSERT INTO erasure (erasure_id, erased_at, erased_by, reason, pseudonyms, places,"
                + " positions) SELECT %1$s, fromUnixTimestamp64Milli(toInt64(%2$d)), %3$s, %4$s,"
                + " %5$s, %6$s, %7$s WHERE %1$s NOT IN (SELECT erasure_id FROM erasure)")
            .formatted(
                Mention.quoted(erasure.getErasureId()),
                erasure.getErasedAt().toEpochMilli(),
                Mention.quoted(erasure.getErasedBy()),
                Mention.quoted(erasure.getReason()),
                Mention.list(erasure.getPseudonyms()),
                Mention.list(erasure.getPlaces()),
                Mention.list(erasure.getPositions())));
  }

  /**
   * Does all of them again, where the tables were made out of the topics again.
   *
   * @return what was done
   */
  public static List<String> repeat(ClickHouse clickHouse, Collection<ErasureRecord> erasures)
      throws IOException {
    Set<String> pseudonyms = new TreeSet<>();
    Set<String> rejects = new TreeSet<>();
    erasures.forEach(it -> pseudonyms.addAll(it.getPseudonyms()));
    erasures.forEach(it -> rejects.addAll(it.getRejects()));
    PersonTables tables = new PersonTables(clickHouse, pseudonyms, List.of());
    List<String> done = new ArrayList<>();
    if (!pseudonyms.isEmpty()) {
      done.addAll(tables.erase());
    }
    if (!rejects.isEmpty()) {
      done.addAll(tables.empty(rejects));
    }
    return done;
  }
}
