package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;

/**
 * The configuration file that all jobs share, as the jobs behind AlertJob read it: {@code
 * kafka.bootstrap.servers}, {@code kafka.client.*}, {@code topic.<name>}, {@code checkpoint.dir},
 * and per job, led by its name: {@code parallelism} (as Flink is configured), {@code
 * checkpoint.interval} (PT1S). UTF-8; durations as in ISO 8601.
 */
public final class LogConfig {
  /** Key groups of keyed state; another number would lose it. */
  public static final int MAX_PARALLELISM = 128;

  private static final String KAFKA_CLIENT = "kafka.client.";

  private final Properties properties;

  private LogConfig(Properties properties) {
    this.properties = properties;
  }

  /** Reads a file. */
  public static LogConfig read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return of(properties);
  }

  /** As {@link #read}, of properties at hand. */
  public static LogConfig of(Properties properties) {
    return new LogConfig(properties);
  }

  /**
   * The value of a key that must be there.
   *
   * @throws IllegalArgumentException naming the key
   */
  public String required(String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalArgumentException("缺少配置项 / missing key: " + key);
    }
    return value;
  }

  public String text(String key, String byDefault) {
    return properties.getProperty(key, byDefault).strip();
  }

  /** A whole number. */
  public int number(String key, int byDefault) {
    String value = text(key, Integer.toString(byDefault));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + ": 应为整数 / a whole number, got " + value, e);
    }
  }

  public String bootstrapServers() {
    return required("kafka.bootstrap.servers");
  }

  /** What a topic is called here. */
  public String topic(Topic topic) {
    return text(topic.configurationKey(), topic.kafkaName());
  }

  /** Further settings of Kafka's clients, e.g. security. */
  public Properties kafkaClient() {
    Properties client = new Properties();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(KAFKA_CLIENT)) {
        client.setProperty(key.substring(KAFKA_CLIENT.length()), properties.getProperty(key));
      }
    }
    return client;
  }

  /** Reads the topics of a job from their beginning. */
  public KafkaSource<LogBean> source(Job job) {
    return LogSource.of(
        bootstrapServers(),
        job.jobName(),
        job.reads().stream().map(this::topic).toList(),
        kafkaClient());
  }

  /** How Flink must run the job of this name. */
  public Configuration flink(String job) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    // No operator changes a value it was given or has passed on.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    if (properties.containsKey(job + ".parallelism")) {
      flink.set(CoreOptions.DEFAULT_PARALLELISM, number(job + ".parallelism", 1));
    }
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, required("checkpoint.dir"));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Duration.parse(text(job + ".checkpoint.interval", "PT1S")));
    // Longer than any outage of ClickHouse that should pass without a failed checkpoint.
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofHours(1));
    return flink;
  }
}
