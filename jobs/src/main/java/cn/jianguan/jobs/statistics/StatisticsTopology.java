package cn.jianguan.jobs.statistics;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.OutputRecordSchema;
import cn.jianguan.log.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * act-log and alert-log into daily statistics.
 *
 * <pre>
 *  act-log ──┐                  ┌─ acts ────────────────────────────┐
 *            ├─▶ open records ──┤                                   ├─▶ sum per cell ─▶ statistics
 *  alert-log ┘                  ├─ alerts ─▶ follow each alert ─────┘
 *                               └─ what it fails on ─▶ rejects
 * </pre>
 *
 * <p>Not covered: snapshots of published bulletins; what a past bulletin said is not kept here.
 */
public final class StatisticsTopology {
  private StatisticsTopology() {}

  /** Adds the job to {@code env}, whose maximal parallelism must be set. */
  public static void build(
      StreamExecutionEnvironment env,
      Source<LogRecord, ?, ?> log,
      Sink<CellCounts> statistics,
      Sink<OutputRecord> rejects) {
    SingleOutputStreamOperator<Contribution> acts =
        env.fromSource(log, WatermarkStrategy.noWatermarks(), "act-log, alert-log")
            .uid("log")
            .process(new LogDecoder())
            .returns(Beans.CONTRIBUTION)
            .name("open records")
            .uid("open");
    DataStream<Contribution> alerts =
        acts.getSideOutput(LogDecoder.ALERTS)
            .keyBy(image -> image.alertId, Types.STRING)
            .process(new AlertFollower())
            .returns(Beans.CONTRIBUTION)
            .name("follow each alert")
            .uid("alerts");
    acts.union(alerts)
        .keyBy(one -> one.cell, Types.STRING)
        .transform("sum per cell", Beans.CELL, new CellOperator())
        .uid("cells")
        .sinkTo(statistics)
        .name("statistics")
        .uid("statistics");
    acts.getSideOutput(LogDecoder.REJECTS).sinkTo(rejects).name("rejects").uid("rejects");
  }

  /** At least once is enough: values are absolute, and the highest version of a cell holds. */
  public static Sink<CellCounts> sink(String bootstrapServers, String topic, Properties client) {
    return sink(bootstrapServers, new StatisticSerializer(topic), client);
  }

  /** At least once is enough: a reject is named by its record, and one that is repeated is one. */
  public static Sink<OutputRecord> rejects(
      String bootstrapServers, String topic, Properties client) {
    EnumMap<Topic, String> topics = new EnumMap<>(Map.of(Topic.REJECTS, topic));
    return sink(bootstrapServers, new OutputRecordSchema(topics), client);
  }

  private static <T> Sink<T> sink(
      String bootstrapServers, KafkaRecordSerializationSchema<T> schema, Properties client) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(client)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }
}
