package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.table.ActTables;
import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.record.ActLogEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a migration must say so that a database has the tables that follow from the schemas. */
final class SchemaDifference {
  private final Connection connection;

  private record Stored(String type, String comment) {}

  SchemaDifference(Connection connection) {
    this.connection = connection;
  }

  /** Statements for a table; none where it is as it should be. */
  List<String> of(Table<?> table) throws SQLException {
    Map<String, Stored> stored = columns(table.name());
    if (stored.isEmpty()) {
      return List.of(table.ddl());
    }
    List<String> statements = new ArrayList<>();
    String alter = "ALTER TABLE " + table.name();
    String before = " FIRST";
    for (Column<?> column : table.columns()) {
      Stored there = stored.remove(column.name());
      if (there == null) {
        statements.add(alter + " ADD COLUMN IF NOT EXISTS" + column.ddl() + before + ";");
      } else if (!there.equals(new Stored(column.type().name(), column.comment()))) {
        statements.add(alter + " MODIFY COLUMN IF EXISTS" + column.ddl() + ";");
      }
      before = " AFTER `" + column.name() + "`";
    }
    for (String left : stored.keySet()) {
      if (table.extra().stream().noneMatch(extra -> extra.contains("`" + left + "`"))) {
        statements.add(alter + " DROP COLUMN IF EXISTS `" + left + "`;");
      }
    }
    return statements;
  }

  /** How a table is kept: engine, partitions, order and comment, which no ALTER changes. */
  String storage(String table) throws SQLException {
    String sql =
        "SELECT concat(splitByString(' ', engine_full)[1], splitByString(')', engine_full)[1], '|',"
            + " partition_key, '|', sorting_key, '|', comment) FROM system.tables WHERE database ="
            + " currentDatabase() AND name = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  /** The view of all acts, one row per standing act of any kind, with what all kinds share. */
  static String actView(String name) {
    List<Column<ActLogEntry>> common = ActTables.common();
    String columns =
        common.stream().map(column -> "`" + column.name() + "`").collect(Collectors.joining(", "));
    return new ActTables()
        .all().stream()
            .map(
                table ->
                    "SELECT '%s' AS kind, occurred_day, %s\nFROM %s FINAL"
                        .formatted(kind(table), columns, table.name()))
            .collect(
                Collectors.joining(
                    "\nUNION ALL\n", "CREATE OR REPLACE VIEW " + name + " AS\n", ""));
  }

  private static String kind(Table<?> table) {
    return table.name().substring("act_".length()).toUpperCase(Locale.ROOT);
  }

  private Map<String, Stored> columns(String table) throws SQLException {
    Map<String, Stored> columns = new LinkedHashMap<>();
    String sql =
        "SELECT name, type, comment FROM system.columns WHERE database = currentDatabase() AND"
            + " table = ? ORDER BY position";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, table);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), new Stored(row.getString(2), row.getString(3)));
        }
      }
    }
    return columns;
  }
}
