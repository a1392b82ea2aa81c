package cn.jianguan.jobs.load;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import java.util.ArrayList;
import java.util.List;

/** Every table: what LoadJob writes, and what backtests do. */
final class Tables {
  final ActTables acts = new ActTables();

  final Table<ActLogEntry> duplicate =
      new Table<>(
          "act_duplicate",
          "未改变任何数据的行 / rows that changed nothing: sent twice, older than what stands, or deleting"
              + " what was never seen",
          LogColumns.around(AvroColumns.of(ActLogEntry.SCHEMA$, "act"), LogColumns.offsetVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "cd_source, kind, act_id, position");

  final Table<RejectRecord> reject =
      new Table<>(
          "reject",
          RejectRecord.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(RejectRecord.SCHEMA$), LogColumns.offsetVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "reject_id");

  final AlertTables alerts = new AlertTables();

  final Table<StatisticRecord> statistic =
      new Table<>(
          "statistic",
          StatisticRecord.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(StatisticRecord.SCHEMA$), List.of(contributions())),
          List.of(),
          "row_version",
          "toYYYYMM(day)",
          "measure, day, area_number, agency_code, domain, kind, model_id, severity");

  final BacktestTables backtests = new BacktestTables();

  final ReferenceTables reference = new ReferenceTables();

  /** In the order of the migration that creates them. */
  List<Table<?>> all() {
    List<Table<?>> all = new ArrayList<>(acts.all());
    all.add(duplicate);
    all.add(reject);
    all.addAll(alerts.all());
    all.add(statistic);
    all.addAll(backtests.all());
    all.addAll(reference.all());
    all.add(reference.model);
    return all;
  }

  private static Column<StatisticRecord> contributions() {
    return new Column<>(
        "row_version",
        ColumnType.VERSION,
        "行版本, 大者为准 / version of the row, the highest holds: contributions folded into the cell",
        row -> row.record().getVersion());
  }
}
