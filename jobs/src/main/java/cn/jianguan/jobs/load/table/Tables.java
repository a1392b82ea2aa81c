package cn.jianguan.jobs.load.table;

import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.StatisticRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Every table that LoadJob writes. */
public final class Tables {
  public final ActTables acts = new ActTables();

  public final Table<ActLogEntry> duplicate =
      new Table<>(
          "act_duplicate",
          "未改变任何数据的行 / rows that changed nothing: sent twice, older than what stands, or deleting"
              + " what was never seen",
          LogColumns.around(
              AvroColumns.of(
                  ActLogEntry.SCHEMA$,
                  "act",
                  "survivorId",
                  "matchedBy",
                  "filledFields",
                  "byTwin",
                  "otherId",
                  "score",
                  "verdict"),
              LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "cd_source, kind, act_id, position");

  public final Table<ActLogEntry> alias =
      new Table<>(
          "act_alias",
          "同一行为的其他来源 / rows of other sources about an act that stands: which act stands for"
              + " them, why, and what it has from them",
          LogColumns.around(
              AvroColumns.of(
                  ActLogEntry.SCHEMA$, "op", "act", "byTwin", "otherId", "score", "verdict"),
              gone(
                  "删除标记 / 1: no act stands for the row any more; FINAL leaves it out",
                  entry -> entry.getSurvivorId().isEmpty())),
          List.of(),
          "row_version, is_deleted",
          "",
          "act_id");

  public final Table<ActLogEntry> review =
      new Table<>(
          "act_review",
          "待人工判重 / pairs of rows that may be of one act: what is asked of a person, and what was"
              + " answered",
          LogColumns.around(
              AvroColumns.only(
                  ActLogEntry.SCHEMA$,
                  "actId",
                  "otherId",
                  "objectKey",
                  "kind",
                  "score",
                  "matchedBy",
                  "verdict",
                  "logTime"),
              gone(
                  "删除标记 / 1: the question is no longer there; FINAL leaves it out",
                  entry -> entry.getVerdict() == null)),
          List.of(),
          "row_version, is_deleted",
          "",
          "act_id, other_id");

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
          "toYear(day)",
          "measure, day, area_number, agency_code, domain, kind, model_id, severity");

  public final ReferenceTables reference = new ReferenceTables();

  public List<Table<?>> all() {
    List<Table<?>> all = new ArrayList<>(acts.all());
    all.add(duplicate);
    all.add(alias);
    all.add(review);
    all.add(reject);
    all.addAll(alerts.all());
    all.add(statistic);
    all.addAll(reference.all());
    all.add(reference.model);
    return all;
  }

  private static List<Column<ActLogEntry>> gone(String comment, Predicate<ActLogEntry> isGone) {
    List<Column<ActLogEntry>> columns = new ArrayList<>(LogColumns.logVersion());
    columns.add(
        new Column<>("is_deleted", ColumnType.FLAG, comment, row -> isGone.test(row.record())));
    return columns;
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
