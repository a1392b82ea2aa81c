package cn.jianguan.jobs.load;

import cn.jianguan.jobs.log.LogRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Topics into ClickHouse: one source chained to one sink, so that a partition's records arrive in
 * its order and nothing is serialized between them.
 */
public final class LoadTopology {
  private LoadTopology() {}

  /** Adds the job to {@code env}, whose maximal parallelism must be set. */
  public static void build(
      StreamExecutionEnvironment env, Source<LogRecord, ?, ?> topics, LoadSink clickHouse) {
    env.fromSource(topics, WatermarkStrategy.noWatermarks(), "topics")
        .uid("topics")
        .sinkTo(clickHouse)
        .name("clickhouse")
        .uid("clickhouse");
  }
}
