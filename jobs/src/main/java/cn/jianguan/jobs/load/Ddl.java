package cn.jianguan.jobs.load;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The part of {@code deploy/clickhouse} that follows from the schemas of the topics: every table
 * LoadJob writes and the view over all acts. The files are kept in the repository; a test compares
 * them with what this class says.
 */
final class Ddl {
  private static final String HEAD =
      "-- Written by cn.jianguan.jobs.load.Ddl from the schemas of the topics; do not edit.\n";

  private final Tables tables = new Tables();

  /** {@code V001__tables.sql}. */
  String tables() {
    return tables.all().stream().map(Table::ddl).collect(Collectors.joining("\n", HEAD + "\n", ""));
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
