package cn.jianguan.jobs.load.backtest;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.jobs.load.insert.Block;
import cn.jianguan.jobs.load.insert.Inserter;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.StationName;
import cn.jianguan.record.HitRecord;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Hits of a backtest into {@code backtest_hit}. A hit's changes come through one subtask, the later
 * one holds. For a job that runs once: one that breaks off leaves rows without a row in {@code
 * backtest_run}.
 */
public final class BacktestSink implements Sink<OutputRecord> {
  private static final int ROWS = 5_000;

  private final ClickHouseAddress address;
  private final String runId;

  public BacktestSink(ClickHouseAddress address, String runId) {
    this.address = address;
    this.runId = runId;
  }

  /**
   * Says that a backtest is over.
   *
   * @param models one row each
   */
  public static void finished(ClickHouseAddress address, List<BacktestRun> models)
      throws InterruptedException {
    try (Inserter inserter = inserter(address)) {
      Block<BacktestRun> rows = new Block<>(new BacktestTables().run, models.get(0).runId(), 0);
      for (BacktestRun model : models) {
        rows.add(row(model, model.runId(), 0, rows.rows()));
      }
      inserter.insert(rows);
    }
  }

  @Override
  public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer(inserter(address), new BacktestTables().hit, subtask);
  }

  /** What is no record of the log stands at a place of its own. */
  private static <R> LogRow<R> row(R record, String runId, int subtask, long number) {
    return new LogRow<>(record, LogRecord.unopened(runId, subtask, number, 0, new byte[0]));
  }

  private static Inserter inserter(ClickHouseAddress address) {
    return new Inserter(
        address.client(),
        new Tables().reject,
        new CountedRejects(StationName.LOAD, Metrics.NONE),
        Metrics.NONE);
  }

  private final class Writer implements SinkWriter<OutputRecord> {
    private final Inserter inserter;
    private final Table<BacktestHit> table;
    private final int subtask;
    private Block<BacktestHit> block;
    private long written;

    Writer(Inserter inserter, Table<BacktestHit> table, int subtask) {
      this.inserter = inserter;
      this.table = table;
      this.subtask = subtask;
      this.block = new Block<>(table, runId, subtask);
    }

    @Override
    public void write(OutputRecord outcome, Context context) throws InterruptedException {
      block.add(row(new BacktestHit(runId, open(outcome)), runId, subtask, written++));
      if (block.rows() == ROWS) {
        flush(false);
      }
    }

    private static HitRecord open(OutputRecord outcome) {
      try {
        return Codec.standard().decode(outcome.bytes(), HitRecord.class);
      } catch (UnreadableException e) {
        throw new IllegalStateException("made in this job", e);
      }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
      if (block.rows() > 0) {
        inserter.insert(block);
        block = new Block<>(table, runId, subtask);
      }
    }

    @Override
    public void close() {
      inserter.close();
    }
  }
}
