package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what the columns of views are. A view forgets the comments of what it reads, and whenever it
 * is created anew; so they are given again after every migration, by {@code view_columns.csv}: a
 * comment of its own for a column, else that of the same column in the table a view rests on.
 */
final class ViewComments {
  private static final String FILE = "view_columns.csv";
  private static final String OTHERWISE = "*";
  private static final int PARTS = 3;
  private static final String MISSING =
      "SELECT table, name FROM system.columns WHERE database = currentDatabase() AND comment = ''"
          + " AND table IN (SELECT name FROM system.tables WHERE database = currentDatabase() AND"
          + " engine = 'View') ORDER BY table, position";
  private static final String KNOWN =
      "SELECT table, name, comment FROM system.columns WHERE database = currentDatabase() AND"
          + " comment != ''";

  private final Connection connection;

  /** Comment, or under "*" a table, by view and column. */
  private final Map<List<String>, String> words = new HashMap<>();

  ViewComments(Connection connection, Path folder) {
    this.connection = connection;
    Path file = folder.resolve(FILE);
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] parts = line.split(",", PARTS);
          words.put(List.of(parts[0], parts[1]), parts[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Comments every column of every view that has no comment; what nobody knows stays without. */
  void apply() throws SQLException {
    Map<List<String>, String> known = known();
    for (Map.Entry<String, List<String>> view : missing().entrySet()) {
      List<String> changes = new ArrayList<>();
      for (String column : view.getValue()) {
        comment(view.getKey(), column, known)
            .ifPresent(
                words -> changes.add("COMMENT COLUMN `" + column + "` " + Table.quote(words)));
      }
      if (!changes.isEmpty()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("ALTER TABLE " + view.getKey() + " " + String.join(", ", changes));
        }
      }
    }
  }

  /** Columns without a comment, by view. */
  private Map<String, List<String>> missing() throws SQLException {
    Map<String, List<String>> missing = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(MISSING)) {
      while (rows.next()) {
        missing
            .computeIfAbsent(rows.getString(1), view -> new ArrayList<>())
            .add(rows.getString(2));
      }
    }
    return missing;
  }

  private Optional<String> comment(String view, String column, Map<List<String>, String> known) {
    String own = words.get(List.of(view, column));
    String table = words.get(List.of(view, OTHERWISE));
    if (own != null || table == null) {
      return Optional.ofNullable(own);
    }
    return Optional.ofNullable(known.get(List.of(table, column)));
  }

  /** Comments by table and column, asked for once: the list of columns is read whole every time. */
  private Map<List<String>, String> known() throws SQLException {
    Map<List<String>, String> known = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(KNOWN)) {
      while (rows.next()) {
        known.put(List.of(rows.getString(1), rows.getString(2)), rows.getString(3));
      }
    }
    return known;
  }
}
