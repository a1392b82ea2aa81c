package cn.jianguan.jobs.load;

import cn.jianguan.codec.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Brings a database to the state of a folder of numbered files, {@code V001__name.sql}. Each file
 * runs once, in order, one statement at a time; {@code schema_migration} remembers it with a hash
 * of its text. A file that changed after it ran is refused. ClickHouse has no transactional DDL:
 * after a failure in mid-file the statements that ran stay, so every one of them bears being
 * repeated ({@code IF NOT EXISTS}, {@code CREATE OR REPLACE}).
 */
public final class Migrations {
  private static final Pattern FILE = Pattern.compile("V(\\d{3})__(\\w+)\\.sql");
  private static final String TABLE =
      """
      CREATE TABLE IF NOT EXISTS schema_migration
      (
        `version` UInt32 COMMENT '序号 / number of the file',
        `name` String COMMENT '名称 / name of the file',
        `sha256` String COMMENT '内容摘要 / hash of its text'
      )
      ENGINE = %sReplacingMergeTree ORDER BY version
      COMMENT '已执行的迁移 / migrations that ran'""";

  private final Connection connection;
  private final String replicated;

  /**
   * @param connection to the database that is to hold the tables
   * @param replicated whether tables are replicated: true on a cluster, false on one machine
   */
  public Migrations(Connection connection, boolean replicated) {
    this.connection = connection;
    this.replicated = replicated ? "Replicated" : "";
  }

  /**
   * Runs what has not run yet.
   *
   * @return how many files ran
   * @throws IllegalStateException if a file that ran before has another content now
   */
  public int apply(Path folder) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE.formatted(replicated));
    }
    Map<Integer, String> done = done();
    int ran = 0;
    for (Map.Entry<Integer, Path> file : files(folder).entrySet()) {
      String text = read(file.getValue());
      String before = done.get(file.getKey());
      if (before == null) {
        run(text);
        remember(file.getKey(), file.getValue(), text);
        ran++;
      } else if (!before.equals(Sha256.hex(text))) {
        throw new IllegalStateException(
            "迁移文件已改动 / migration changed after it ran: " + file.getValue().getFileName());
      }
    }
    new ViewComments(connection, folder).apply();
    return ran;
  }

  /** Statements end with a semicolon at the end of a line. */
  static List<String> statements(String text) {
    return Pattern.compile(";[ \\t]*(\\R|\\z)")
        .splitAsStream(text.replaceAll("(?m)^--.*\\R?", ""))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private void run(String text) throws SQLException {
    String database = database();
    String here = text.replace("${replicated}", replicated).replace("${database}", database);
    for (String sql : statements(here)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private String database() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT currentDatabase()")) {
      row.next();
      return row.getString(1);
    }
  }

  private Map<Integer, String> done() throws SQLException {
    Map<Integer, String> done = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT version, sha256 FROM schema_migration FINAL")) {
      while (rows.next()) {
        done.put(rows.getInt(1), rows.getString(2));
      }
    }
    return done;
  }

  private void remember(int version, Path file, String text) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO schema_migration (version, name, sha256) VALUES (?, ?, ?)")) {
      insert.setInt(1, version);
      insert.setString(2, Objects.toString(file.getFileName()));
      insert.setString(3, Sha256.hex(text));
      insert.executeUpdate();
    }
  }

  private static Map<Integer, Path> files(Path folder) {
    Map<Integer, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.forEach(
          file -> {
            Matcher name = FILE.matcher(Objects.toString(file.getFileName()));
            if (name.matches() && files.put(Integer.valueOf(name.group(1)), file) != null) {
              throw new IllegalStateException("序号重复 / two migrations " + name.group(1));
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
