package cn.jianguan.command.person;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The record of what was erased, which no topic has. */
public final class Erasures {
  private static final String EXISTS =
      "SELECT name FROM system.tables WHERE database = currentDatabase() AND name = 'erasure'";
  private static final String ALL =
      "SELECT erasure_id, toUnixTimestamp64Milli(erased_at), erased_by, reason, pseudonyms, places,"
          + " positions FROM erasure ORDER BY erased_at, erasure_id";

  private Erasures() {}

  /**
   * One.
   *
   * @param places what was done, a line for each
   * @param positions where the log still has it
   */
  public record Erasure(
      String id,
      Instant at,
      String by,
      String reason,
      List<String> pseudonyms,
      List<String> places,
      List<String> positions) {}

  /** All, oldest first; none where there is no table yet. */
  public static List<Erasure> all(ClickHouse clickHouse) throws IOException {
    if (clickHouse.strings(EXISTS).isEmpty()) {
      return List.of();
    }
    return clickHouse.query(
        ALL,
        row ->
            new Erasure(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                texts(row.getArray(5)),
                texts(row.getArray(6)),
                texts(row.getArray(7))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.stream((Object[]) array.getArray()).map(Object::toString).toList();
  }

  public static void write(ClickHouse clickHouse, Erasure erasure) throws IOException {
    clickHouse.run(
        "INSERT INTO erasure (erasure_id, erased_at, erased_by, reason, pseudonyms, places,"
            + " positions) SELECT %s, fromUnixTimestamp64Milli(toInt64(%d)), %s, %s, %s, %s, %s"
                .formatted(
                    Mention.quoted(erasure.id()),
                    erasure.at().toEpochMilli(),
                    Mention.quoted(erasure.by()),
                    Mention.quoted(erasure.reason()),
                    Mention.list(erasure.pseudonyms()),
                    Mention.list(erasure.places()),
                    Mention.list(erasure.positions())));
  }

  /**
   * Does all of them again, where the tables were made out of the topics again.
   *
   * @return what was done
   */
  public static List<String> repeat(ClickHouse clickHouse, List<Erasure> erasures)
      throws IOException {
    Set<String> pseudonyms = new TreeSet<>();
    erasures.forEach(it -> pseudonyms.addAll(it.pseudonyms()));
    return pseudonyms.isEmpty()
        ? List.of()
        : new PersonTables(clickHouse, pseudonyms, List.of()).erase();
  }
}
