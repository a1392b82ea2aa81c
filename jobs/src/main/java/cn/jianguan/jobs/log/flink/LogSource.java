package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Reads topics of the log from their beginning, committed records only, without opening them. */
public final class LogSource {
  /** A partition that was added waits no longer than this for its reader. */
  private static final Duration DISCOVERY = Duration.ofSeconds(10);

  private LogSource() {}

  /**
   * @param group names the reader in Kafka; where it resumes is in Flink's checkpoints, the offsets
   *     it commits only show its lag
   * @param client further settings of the Kafka client, e.g. security
   */
  public static KafkaSource<LogRecord> of(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return builder(bootstrapServers, group, topics, client).build();
  }

  /** As above, of the topics that a job reads. */
  public static KafkaSource<LogRecord> of(JobConfiguration config, Job job) {
    return builder(
            config.get(KafkaOptions.BOOTSTRAP_SERVERS),
            job.jobName(),
            job.reads().stream().map(topic -> config.get(KafkaOptions.topic(topic))).toList(),
            config.kafkaClient())
        .setDeserializer(LogRecordDeserializer.unopened().passing(SkipList.of(config, job)))
        .build();
  }

  /** As {@link #of}, for readers that stop somewhere. */
  public static KafkaSourceBuilder<LogRecord> builder(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return KafkaSource.<LogRecord>builder()
        .setProperties(client)
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setTopics(topics)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(LogRecordDeserializer.unopened())
        .setProperty(
            KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(),
            Long.toString(DISCOVERY.toMillis()))
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }
}
