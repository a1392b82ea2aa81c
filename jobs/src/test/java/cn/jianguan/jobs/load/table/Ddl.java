package cn.jianguan.jobs.load.table;

import cn.jianguan.jobs.load.backtest.BacktestTables;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of {@code deploy/clickhouse} that follows from the schemas of the topics: every table
 * LoadJob writes and the view over all acts. The files are kept in the repository; a test compares
 * them with what this class says.
 */
final class Ddl {
  private static final String HEAD =
      "-- Written by cn.jianguan.jobs.load.Ddl from the schemas of the topics; do not edit.\n";

  private final Tables tables = new Tables();

  /** The statements of {@code V001__tables.sql}. */
  List<String> tables() {
    return all().map(Table::ddl).toList();
  }

  /** The whole of that file. */
  String tablesFile() {
    return HEAD + "\n" + String.join("\n", tables());
  }

  /** Those that LoadJob writes, and those of backtests. */
  Stream<Table<?>> all() {
    return Stream.concat(tables.all().stream(), new BacktestTables().all().stream());
  }

  /** {@code V002__act.sql}: one row per standing act of any kind, with what all kinds share. */
  String actView() {
    List<Column<ActLogEntry>> common = ActTables.common();
    String columns =
        common.stream().map(column -> "`" + column.name() + "`").collect(Collectors.joining(", "));
    String selects =
        tables.acts.all().stream()
            .map(
                table ->
                    "SELECT '%s' AS kind, occurred_day, %s\nFROM %s FINAL"
                        .formatted(kind(table), columns, table.name()))
            .collect(Collectors.joining("\nUNION ALL\n"));
    return HEAD
        + "\n-- 全部监管行为 / all supervision acts that stand\nCREATE OR REPLACE VIEW act AS\n"
        + selects
        + ";\n";
  }

  private static String kind(Table<?> table) {
    return ActKind.valueOf(table.name().substring("act_".length()).toUpperCase(Locale.ROOT)).name();
  }
}
