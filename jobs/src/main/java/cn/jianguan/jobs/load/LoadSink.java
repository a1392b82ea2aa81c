package cn.jianguan.jobs.load;

import cn.jianguan.jobs.load.insert.Inserter;
import cn.jianguan.jobs.load.insert.Outbox;
import cn.jianguan.jobs.load.projection.Projection;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import cn.jianguan.log.StationName;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Topics into ClickHouse. It keeps no state: what it writes follows from what it reads.
 *
 * <p>Guarantee: effectively once. Each record's rows are written at least once and always alike; a
 * chunk that is repeated is dropped by its token, a row that is repeated replaces itself. Read with
 * {@code FINAL}. While ClickHouse is away the job waits.
 */
public final class LoadSink implements Sink<LogRecord> {
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
  public SinkWriter<LogRecord> createWriter(WriterInitContext context) {
    Tables tables = new Tables();
    Metrics metrics = new FlinkMetrics(context.metricGroup());
    CountedRejects rejects = new CountedRejects(StationName.LOAD, metrics);
    return new LoadWriter(
        new Projection(tables, rejects),
        new Outbox(new Inserter(address.client(), tables.reject, rejects, metrics)),
        rows);
  }
}
