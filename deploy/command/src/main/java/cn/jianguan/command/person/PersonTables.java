package cn.jianguan.command.person;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds a person in every column of every table that can hold words, and takes it out there. */
public final class PersonTables {
  private static final String COLUMNS =
      """
      SELECT table, name, type, is_in_sorting_key + is_in_primary_key + is_in_partition_key AS key
      FROM system.columns
      WHERE database = currentDatabase() AND type LIKE '%String%' AND default_kind != 'ALIAS'
        AND table IN (SELECT name FROM system.tables
          WHERE database = currentDatabase() AND engine LIKE '%MergeTree' AND total_rows > 0)
        AND table NOT IN ('erasure', 'schema_migration')
      ORDER BY table, position
      """;

  private static final String OPEN_ALERTS =
      "SELECT alert_id FROM alert FINAL WHERE closed_at IS NULL AND multiSearchAny(subject, %s)"
          + " ORDER BY alert_id";

  private final ClickHouse clickHouse;
  private final Collection<String> pseudonyms;
  private final Collection<String> clear;

  private record Column(String table, String name, String type, boolean key) {}

  /**
   * @param clear as the person is called where nothing was hidden: in rows as they were sent
   */
  public PersonTables(
      ClickHouse clickHouse, Collection<String> pseudonyms, Collection<String> clear) {
    this.clickHouse = clickHouse;
    this.pseudonyms = pseudonyms;
    this.clear = clear;
  }

  /** Alerts about the person that are not closed. */
  List<String> openAlerts() throws IOException {
    return clickHouse.strings(OPEN_ALERTS.formatted(Mention.list(pseudonyms)));
  }

  /** Where the person is mentioned, by table. */
  Map<String, List<Mention>> find() throws IOException {
    Map<String, List<Column>> tables = new LinkedHashMap<>();
    for (Column column :
        clickHouse.query(
            COLUMNS,
            row ->
                new Column(
                    row.getString(1), row.getString(2), row.getString(3), row.getLong(4) > 0))) {
      tables.computeIfAbsent(column.table, any -> new ArrayList<>()).add(column);
    }
    Map<String, List<Mention>> found = new LinkedHashMap<>();
    for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
      List<Mention> mentions = find(table.getKey(), table.getValue());
      if (!mentions.isEmpty()) {
        found.put(table.getKey(), mentions);
      }
    }
    return found;
  }

  /** One pass over a table. */
  private List<Mention> find(String table, List<Column> columns) throws IOException {
    List<String> counts =
        columns.stream().map(it -> "countIf(" + condition(table, it.name) + ")").toList();
    List<Long> rows =
        clickHouse
            .query(
                "SELECT [%s] FROM `%s`".formatted(String.join(", ", counts), table),
                row -> longs((Object[]) row.getArray(1).getArray()))
            .get(0);
    List<Mention> found = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (rows.get(i) > 0) {
        found.add(new Mention(table, column.name, column.type, column.key, rows.get(i)));
      }
    }
    return found;
  }

  private static List<Long> longs(Object[] values) {
    List<Long> longs = new ArrayList<>();
    for (Object value : values) {
      longs.add(((Number) value).longValue());
    }
    return longs;
  }

  private String condition(String table, String column) {
    return Mention.condition(table, column, pseudonyms, clear);
  }

  /** Where the log has the rows these tables have them from. */
  Set<String> positions(Map<String, List<Mention>> found) throws IOException {
    Set<String> positions = new LinkedHashSet<>();
    for (Map.Entry<String, List<Mention>> table : found.entrySet()) {
      boolean has =
          !clickHouse
              .strings(
                  "SELECT name FROM system.columns WHERE database = currentDatabase() AND table = ?"
                      + " AND name = 'position'",
                  table.getKey())
              .isEmpty();
      if (has) {
        positions.addAll(
            clickHouse.strings(
                "SELECT DISTINCT position FROM `%s` WHERE %s ORDER BY position"
                    .formatted(table.getKey(), any(table.getValue()))));
      }
    }
    return positions;
  }

  /** Rejects whose own bytes have the person in clear. */
  Set<String> rejects(Map<String, List<Mention>> found) throws IOException {
    List<Mention> originals =
        found.getOrDefault("reject", List.of()).stream().filter(Mention::isOriginal).toList();
    return originals.isEmpty()
        ? Set.of()
        : new TreeSet<>(
            clickHouse.strings("SELECT DISTINCT reject_id FROM reject WHERE " + any(originals)));
  }

  /** Takes the bytes of these rejects out again, whoever stands in them. */
  List<String> empty(Set<String> rejects) throws IOException {
    String where =
        "has(%s, reject_id) AND notEmpty(concat(original, header))"
            .formatted(Mention.list(rejects));
    long rows = count("reject", where);
    if (rows == 0) {
      return List.of();
    }
    clickHouse.run(
        "ALTER TABLE reject UPDATE original = '', header = '' WHERE %s SETTINGS mutations_sync = 2"
            .formatted(where));
    return List.of("reject: 原文清空 / bytes taken out of %d".formatted(rows));
  }

  private String any(List<Mention> mentions) {
    return String.join(
        " OR ", mentions.stream().map(it -> condition(it.table(), it.column())).toList());
  }

  /**
   * Deletes the rows that are about the person, and takes the mention out of others; returns when
   * that is done.
   *
   * @return what was done, a line for each table and way
   */
  public List<String> erase() throws IOException {
    List<String> done = new ArrayList<>();
    for (Map.Entry<String, List<Mention>> table : find().entrySet()) {
      List<Mention> about = table.getValue().stream().filter(it -> !it.staysWithout()).toList();
      if (!about.isEmpty()) {
        done.add(deleteRows(table.getKey(), about));
      }
      List<Mention> other = table.getValue().stream().filter(Mention::staysWithout).toList();
      if (!other.isEmpty()) {
        done.add(takeOut(table.getKey(), other));
      }
    }
    return done;
  }

  private String deleteRows(String table, List<Mention> about) throws IOException {
    long rows = count(table, any(about));
    clickHouse.run(
        "ALTER TABLE `%s` DELETE WHERE %s SETTINGS mutations_sync = 2"
            .formatted(table, any(about)));
    return "%s: 删除行 / rows deleted %d (%s)".formatted(table, rows, columns(about));
  }

  private String takeOut(String table, List<Mention> mentions) throws IOException {
    long rows = count(table, any(mentions));
    List<String> assignments = mentions.stream().map(it -> it.assignment(pseudonyms)).toList();
    clickHouse.run(
        "ALTER TABLE `%s` UPDATE %s WHERE %s SETTINGS mutations_sync = 2"
            .formatted(table, String.join(", ", assignments), any(mentions)));
    return "%s: 抹去提及 / mention taken out of %d (%s)".formatted(table, rows, columns(mentions));
  }

  private long count(String table, String where) throws IOException {
    return clickHouse
        .query("SELECT count() FROM `%s` WHERE %s".formatted(table, where), row -> row.getLong(1))
        .get(0);
  }

  private static String columns(List<Mention> mentions) {
    return String.join(", ", mentions.stream().map(Mention::column).toList());
  }
}
