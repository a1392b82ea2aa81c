package cn.jianguan.jobs.load.table;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import java.util.ArrayList;
import java.util.List;

/** Every table that LoadJob writes. */
public final class Tables {
  public final ActTables acts = new ActTables();

  public final Table<ActLogEntry> duplicate =
      new Table<>(
          "act_duplicate",
          "未改变任何数据的行 / rows that changed nothing: sent twice, older than what stands, or deleting"
              + " what was never seen",
          LogColumns.around(AvroColumns.of(ActLogEntry.SCHEMA$, "act"), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "cd_source, kind, act_id, position");

  public final Table<RejectRecord> reject =
      new Table<>(
          "reject",
          RejectRecord.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(RejectRecord.SCHEMA$), List.of(handledLast())),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "reject_id");

  public final AlertTables alerts = new AlertTables();

  public final Table<StatisticRecord> statistic =
      new Table<>(
          "statistic",
          StatisticRecord.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(StatisticRecord.SCHEMA$), List.of(contributions())),
          List.of(),
          "row_version",
          "toYYYYMM(day)",
          "measure, day, area_number, agency_code, domain, kind, model_id, severity");

  public final ReferenceTables reference = new ReferenceTables();

  public List<Table<?>> all() {
    List<Table<?>> all = new ArrayList<>(acts.all());
    all.add(duplicate);
    all.add(reject);
    all.addAll(alerts.all());
    all.add(statistic);
    all.addAll(reference.all());
    all.add(reference.model);
    return all;
  }

  /** What a person said of a reject outlives the same reject said again. */
  private static Column<RejectRecord> handledLast() {
    return new Column<>(
        "row_version",
        ColumnType.LOG_VERSION,
        "行版本, 大者为准 / version of the row, the highest holds: log time in ms × 2^64, and its offset"
            + " in the topic",
        row -> row.record().getHandledBy().isEmpty() ? LogVersion.of(row) : LogVersion.last(row));
  }

  private static Column<StatisticRecord> contributions() {
    return new Column<>(
        "row_version",
        ColumnType.VERSION,
        "行版本, 大者为准 / version of the row, the highest holds: contributions folded into the cell",
        row -> row.record().getVersion());
  }
}
