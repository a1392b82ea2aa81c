package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.table.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
  private static final String OF_TABLE =
      "SELECT comment FROM system.columns WHERE database = currentDatabase() AND table = ? AND name"
          + " = ?";

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
    for (Map.Entry<String, List<String>> view : missing().entrySet()) {
      List<String> changes = new ArrayList<>();
      for (String column : view.getValue()) {
        comment(view.getKey(), column)
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

  private Optional<String> comment(String view, String column) throws SQLException {
    String own = words.get(List.of(view, column));
    String table = words.get(List.of(view, OTHERWISE));
    if (own != null || table == null) {
      return Optional.ofNullable(own);
    }
    try (PreparedStatement query = connection.prepareStatement(OF_TABLE)) {
      query.setString(1, table);
      query.setString(2, column);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
