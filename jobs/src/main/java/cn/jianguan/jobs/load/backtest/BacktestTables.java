package cn.jianguan.jobs.load.backtest;

import cn.jianguan.jobs.load.table.AvroColumns;
import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.ColumnType;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.record.HitRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;

/** What models would have done. Written by backtests, not by LoadJob: they come from no topic. */
public final class BacktestTables {
  private static final ColumnType MOMENT = ColumnType.moment();
  private static final ColumnType DOUBLE = ColumnType.of(Schema.create(Schema.Type.DOUBLE));
  private static final String RUN_ID = "回测标识 / names the backtest";

  final Table<BacktestHit> hit =
      new Table<>(
          "backtest_hit",
          "回测命中 / hits a model would have had, as in hit; deleted with their run, never by time",
          hits(),
          List.of(),
          "row_version",
          "",
          "run_id, model_id, alert_subject, hit_id");

  final Table<BacktestRun> run =
      new Table<>(
          "backtest_run",
          "回测 / one row per model of a backtest",
          List.of(
              run("run_id", ColumnType.STRING, RUN_ID, BacktestRun::runId),
              run(
                  "started_at",
                  MOMENT,
                  "开始时间 / when it began, by the clock of its machine",
                  BacktestRun::startedAt),
              run("started_by", ColumnType.CODE, "执行人 / account", BacktestRun::startedBy),
              run("model_id", ColumnType.CODE, "模型编号 / id of the model", BacktestRun::modelId),
              run(
                  "model_version",
                  ColumnType.CODE,
                  "模型版本 / version of the pack",
                  BacktestRun::modelVersion),
              run("sha256", ColumnType.STRING, "内容摘要 / SHA-256 of the pack", BacktestRun::sha256),
              run("from_time", MOMENT, "起始入湖时间 / first log time reported", BacktestRun::from),
              run("to_time", MOMENT, "截止入湖时间 / log time it ends before", BacktestRun::to),
              run("acts", ColumnType.LONG, "读入变更数 / changes of acts read", BacktestRun::acts),
              run("seconds", DOUBLE, "耗时秒 / of the run, all models together", BacktestRun::seconds),
              run("hits", ColumnType.LONG, "命中数 / hits that stand at the end", BacktestRun::hits),
              run("withdrawn", ColumnType.LONG, "撤回数 / hits taken back", BacktestRun::withdrawn),
              run(
                  "failures",
                  ColumnType.LONG,
                  "失败数 / failures of the model",
                  BacktestRun::failures),
              run(
                  "row_version",
                  ColumnType.VERSION,
                  "行版本, 大者为准 / version of the row, the highest holds",
                  run -> 1L)),
          List.of(),
          "row_version",
          "",
          "run_id, model_id");

  public List<Table<?>> all() {
    return List.of(hit, run);
  }

  private static List<Column<BacktestHit>> hits() {
    List<Column<BacktestHit>> columns = new ArrayList<>();
    columns.add(new Column<>("run_id", ColumnType.STRING, RUN_ID, row -> row.record().runId()));
    AvroColumns.<HitRecord>of(HitRecord.SCHEMA$, "rearmAfter", "terms", "zone")
        .forEach(column -> columns.add(column.of(BacktestHit::hit)));
    columns.add(
        new Column<>(
            "row_version",
            ColumnType.VERSION,
            "行版本, 大者为准 / version of the row, the highest holds: order of emission",
            LogRow::offset));
    return List.copyOf(columns);
  }

  private static Column<BacktestRun> run(
      String name, ColumnType type, String comment, Function<BacktestRun, Object> value) {
    return new Column<>(name, type, comment, row -> value.apply(row.record()));
  }
}
