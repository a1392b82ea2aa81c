package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.insert.Inserter;
import cn.jianguan.jobs.load.insert.Outbox;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Position;
import cn.jianguan.jobs.load.position.Positions;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.log.StationName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A database of its own on the real engine, with all migrations. */
final class ClickHouseDatabase implements AutoCloseable {
  static final Path MIGRATIONS = Path.of("..", "clickhouse");

  private final ClickHouseNode node;
  private final String name;
  final Connection connection;

  private ClickHouseDatabase(ClickHouseNode node, String name) throws SQLException {
    this.node = node;
    this.name = name;
    this.connection = connect(name);
  }

  static ClickHouseDatabase create(ClickHouseNode node, String name) throws SQLException {
    ClickHouseDatabase database = empty(node, name);
    new Migrations(database.connection, false).apply(MIGRATIONS);
    return database;
  }

  /** The one of a node that tests share who change no table: all migrations, and no rows. */
  static ClickHouseDatabase shared(ClickHouseNode node) throws SQLException {
    try (ClickHouseDatabase server = existing(node, "default")) {
      if (server.number("SELECT count() FROM system.databases WHERE name = 'shared'") == 0) {
        return create(node, "shared");
      }
    }
    ClickHouseDatabase shared = existing(node, "shared");
    for (String table : shared.filled()) {
      shared.execute("TRUNCATE TABLE " + table);
      // The tokens of blocks outlive their rows; a window of none forgets them.
      for (int window : new int[] {0, 10_000}) {
        shared.execute(
            "ALTER TABLE %s MODIFY SETTING non_replicated_deduplication_window = %d"
                .formatted(table, window));
      }
    }
    return shared;
  }

  private List<String> filled() throws SQLException {
    List<String> filled = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name FROM system.tables WHERE database = currentDatabase() AND total_rows"
                    + " > 0 AND engine LIKE '%MergeTree' AND name != 'schema_migration'")) {
      while (rows.next()) {
        filled.add(rows.getString(1));
      }
    }
    return filled;
  }

  /** Without tables. */
  static ClickHouseDatabase empty(ClickHouseNode node, String name) throws SQLException {
    try (ClickHouseDatabase server = existing(node, "default");
        Statement statement = server.connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return existing(node, name);
  }

  static ClickHouseDatabase existing(ClickHouseNode node, String name) throws SQLException {
    return new ClickHouseDatabase(node, name);
  }

  /** How many files there are. */
  static long migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.filter(file -> file.toString().endsWith(".sql")).count();
    }
  }

  ClickHouseAddress address() {
    return new ClickHouseAddress(node.endpoint(), name, node.user(), node.password());
  }

  LoadWriter writer(int chunk) {
    return writer(chunk, List.of());
  }

  /**
   * The same, from a checkpoint.
   *
   * @param stored what the checkpoint knows to be stored
   */
  LoadWriter writer(int chunk, List<Position> stored) {
    Tables tables = new Tables();
    CountedRejects rejects = new CountedRejects(StationName.LOAD, Metrics.NONE);
    return new LoadWriter(
        new Projection(tables, rejects),
        new Outbox(new Inserter(address().client(), tables.reject, rejects, Metrics.NONE)),
        new Positions(new ClickHousePositions(address().client()), stored),
        chunk);
  }

  /** What stands, as {@link ActScript} keeps it. */
  Map<String, String> standing() throws SQLException {
    Map<String, String> standing = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT act_id, kind, object_key, toUnixTimestamp64Milli(occurred_at), version,"
                    + " object_name FROM act")) {
      while (rows.next()) {
        standing.put(
            rows.getString(1),
            ActScript.line(
                rows.getString(2),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getString(6)));
      }
    }
    return standing;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        node.jdbcUrl().replace("/default", "/" + database), node.user(), node.password());
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
