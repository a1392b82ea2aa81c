package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.insert.Inserter;
import cn.jianguan.jobs.load.insert.Outbox;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Position;
import cn.jianguan.jobs.load.position.PositionFormat;
import cn.jianguan.jobs.load.position.Positions;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.log.StationName;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Topics into ClickHouse. What it writes follows from what it reads; its state says how far that
 * is.
 *
 * <p>Guarantee: effectively once. Each record's rows are written at least once and always alike; a
 * chunk that is repeated is dropped by its token, a row that is repeated replaces itself. Read with
 * {@code FINAL}. While ClickHouse is away the job waits.
 */
public final class LoadSink implements Sink<LogRecord>, SupportsWriterState<LogRecord, Position> {
  private final ClickHouseAddress address;
  private final int rows;

  /**
   * @param rows offsets per chunk, the same in every run: another number makes other tokens
   */
  public LoadSink(ClickHouseAddress address, int rows) {
    this.address = address;
    this.rows = rows;
  }

  @Override
  public LoadWriter createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public LoadWriter restoreWriter(WriterInitContext context, Collection<Position> stored) {
    Tables tables = new Tables();
    Metrics metrics = new FlinkMetrics(context.metricGroup());
    CountedRejects rejects = new CountedRejects(StationName.LOAD, metrics);
    return new LoadWriter(
        new Projection(tables, rejects),
        new Outbox(new Inserter(address.client(), tables.reject, rejects, metrics)),
        new Positions(new ClickHousePositions(address.client()), stored),
        rows);
  }

  @Override
  public SimpleVersionedSerializer<Position> getWriterStateSerializer() {
    return new PositionFormat();
  }
}
