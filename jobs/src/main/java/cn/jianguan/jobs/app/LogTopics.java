package cn.jianguan.jobs.app;

import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.log.flink.LogRecordDeserializer;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.log.flink.OutputRecordSchema;
import cn.jianguan.jobs.log.flink.ResumingSource;
import cn.jianguan.jobs.log.flink.SkipList;
import cn.jianguan.jobs.log.flink.StrictKafkaSink;
import cn.jianguan.log.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The topics of AlertJob in Kafka: inputs from their beginning, all outputs in one transaction. */
final class LogTopics {
  private static final int MAX_REQUEST_BYTES = 4 << 20;

  private final JobConfiguration config;

  LogTopics(JobConfiguration config) {
    this.config = config;
  }

  Source<LogRecord, ?, ?> acts() {
    return source(Topic.ACTS);
  }

  /**
   * A reader without a partition never has a watermark: the clock of the log would stand for ever.
   *
   * @throws IllegalArgumentException if acts has fewer partitions than readers
   */
  void requirePartitionForEveryReader() {
    int readers = config.get(AlertJobOptions.ACTS_READERS);
    int partitions = readers == 1 ? 1 : partitions(config.get(KafkaOptions.topic(Topic.ACTS)));
    if (readers > partitions) {
      throw new IllegalArgumentException(
          "%s=%d 多于主题分区数 / more readers than topic %s has partitions: %d"
              .formatted(
                  AlertJobOptions.ACTS_READERS.key(),
                  readers,
                  config.get(KafkaOptions.topic(Topic.ACTS)),
                  partitions));
    }
  }

  private Properties client() {
    Properties client = config.kafkaClient();
    client.setProperty(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.get(KafkaOptions.BOOTSTRAP_SERVERS));
    return client;
  }

  private int partitions(String topic) {
    try (Admin admin = Admin.create(client())) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "无法读取主题 / cannot look at topic " + topic + ": " + e.getCause().getMessage(),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Source<LogRecord, ?, ?> reference() {
    return source(Topic.REFERENCE);
  }

  Source<LogRecord, ?, ?> models() {
    return source(Topic.MODELS);
  }

  Source<LogRecord, ?, ?> commands() {
    return source(Topic.COMMANDS);
  }

  /** Where to go on is in the checkpoint; the offsets committed to Kafka only show the lag. */
  private Source<LogRecord, ?, ?> source(Topic topic) {
    return new ResumingSource(kafka(topic));
  }

  private KafkaSource<LogRecord> kafka(Topic topic) {
    return LogSource.builder(
            config.get(KafkaOptions.BOOTSTRAP_SERVERS),
            config.get(AlertJobOptions.TRANSACTION_PREFIX),
            List.of(config.get(KafkaOptions.topic(topic))),
            config.kafkaClient())
        .setDeserializer(LogRecordDeserializer.keyed(topic).passing(SkipList.of(config, Job.ALERT)))
        .build();
  }

  Sink<OutputRecord> outputs() {
    EnumMap<Topic, String> topics = new EnumMap<>(Topic.class);
    for (Topic topic : Job.ALERT.writes()) {
      topics.put(topic, config.get(KafkaOptions.topic(topic)));
    }
    String timeout = Long.toString(config.get(AlertJobOptions.TRANSACTION_TIMEOUT).toMillis());
    return StrictKafkaSink.of(
        KafkaSink.<OutputRecord>builder()
            .setKafkaProducerConfig(config.kafkaClient())
            .setBootstrapServers(config.get(KafkaOptions.BOOTSTRAP_SERVERS))
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix(config.get(AlertJobOptions.TRANSACTION_PREFIX))
            .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeout)
            .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, "5")
            .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 << 10))
            .setProperty(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.toString(MAX_REQUEST_BYTES))
            .setRecordSerializer(new OutputRecordSchema(topics))
            .build(),
        client());
  }
}
