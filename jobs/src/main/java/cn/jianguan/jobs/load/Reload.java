package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.insert.Inserter;
import cn.jianguan.jobs.load.insert.Outbox;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Positions;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.log.StationName;
import java.util.List;

/**
 * Records of the log into ClickHouse once more, beside the load job: the same rows by the same
 * means. A row that is there already replaces itself.
 */
public final class Reload implements AutoCloseable {
  private final LoadWriter writer;

  /**
   * @param rows offsets per chunk
   * @param run tells this reload from every other: what was stored by another is stored again
   */
  public Reload(ClickHouseAddress address, int rows, String run) {
    Tables tables = new Tables();
    CountedRejects rejects = new CountedRejects(StationName.LOAD, Metrics.NONE);
    writer =
        new LoadWriter(
            new Projection(tables, rejects),
            new Outbox(
                new Inserter(
                    address.client(), tables.reject, rejects, Metrics.NONE, "reload " + run + "|")),
            new Positions(new ClickHousePositions(address.client()), List.of()),
            rows);
  }

  /** Takes the next record of a partition; while ClickHouse is away it waits. */
  public void add(LogRecord record) throws InterruptedException {
    writer.write(record, null);
  }

  /** Returns when ClickHouse has everything. */
  public void flush() throws InterruptedException {
    writer.flush(false);
  }

  @Override
  public void close() {
    writer.close();
  }
}
