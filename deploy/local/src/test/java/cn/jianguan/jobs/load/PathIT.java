package cn.jianguan.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.kafka.Rights;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.statistics.StatisticsJob;
import cn.jianguan.jobs.statistics.StatisticsTopology;
import cn.jianguan.local.clickhouse.ClickHouseNode;
import cn.jianguan.local.kafka.KafkaNode;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the act-log in Kafka, by both jobs, to tables and statistics that agree. */
class PathIT {
  private final Properties properties = new Properties();

  @Test
  void log_becomesTablesAndStatisticsThatAgree(@TempDir Path folder) throws Exception {
    ActScript script = new ActScript(5, 3000, 500);
    try (KafkaNode kafka = KafkaNode.start(folder.resolve("kafka"));
        ClickHouseNode node = ClickHouseNode.start(folder.resolve("clickhouse"));
        ClickHouseDatabase database = ClickHouseDatabase.create(node, "path")) {
      Topics.create(kafka.address(LogUser.ADMIN), Topics.LogTime.REPLAY);
      Rights.grant(kafka.address(LogUser.ADMIN));
      produce(kafka, script);
      properties.putAll(kafka.configuration());
      properties.setProperty("checkpoint.dir", folder.resolve("checkpoints").toUri().toString());

      StreamExecutionEnvironment statistics =
          StreamExecutionEnvironment.getExecutionEnvironment(StatisticsJob.settings(config()));
      StatisticsTopology.build(
          statistics,
          upToNow(Job.STATISTICS),
          StatisticsTopology.sink(kafka.bootstrapServers(), "statistics", config().kafkaClient()),
          StatisticsTopology.rejects(kafka.bootstrapServers(), "rejects", config().kafkaClient()));
      statistics.execute();
      StreamExecutionEnvironment load =
          StreamExecutionEnvironment.getExecutionEnvironment(LoadJob.settings(config()));
      LoadTopology.build(load, upToNow(Job.LOAD), new LoadSink(database.address(), 1000));
      load.execute();

      assertThat(database.standing()).isEqualTo(script.standing);
      assertThat(database.number("SELECT sum(acts) FROM act_daily"))
          .isEqualTo(script.standing.size());
      assertThat(database.number("SELECT count() FROM statistic_audit")).isZero();
      assertThat(database.number("SELECT count() FROM reject WHERE station = 'load'")).isEqualTo(1);
    }
  }

  private void produce(KafkaNode kafka, ActScript script) {
    try (KafkaProducer<byte[], byte[]> producer = kafka.address(LogUser.ADMIN).producer(Map.of())) {
      byte[] heartbeat = Codec.standard().encode(new Heartbeat("test"));
      for (LogRecord record : script.records) {
        producer.send(new ProducerRecord<>("act-log", 0, record.logTime(), null, record.bytes()));
        producer.send(new ProducerRecord<>("act-log", 0, record.logTime(), null, heartbeat));
      }
      producer.send(new ProducerRecord<>("hits", "noise".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private Source<LogRecord, ?, ?> upToNow(Job job) {
    List<String> topics = job.reads().stream().map(Topic::kafkaName).toList();
    return LogSource.builder(
            config().get(KafkaOptions.BOOTSTRAP_SERVERS), "test", topics, config().kafkaClient())
        .setBounded(OffsetsInitializer.latest())
        .build();
  }

  private JobConfiguration config() {
    return JobConfiguration.of(properties);
  }
}
