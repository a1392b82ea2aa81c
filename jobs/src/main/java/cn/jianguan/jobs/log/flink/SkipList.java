package cn.jianguan.jobs.log.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SkipRecord;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Positions that operators let a job pass. They are a topic, so that a job that begins anew passes
 * the same ones; it is read when a task starts, so that a job which fails on a record passes it at
 * its next attempt. A source asks it of what it reads, a station of what waited in its state when
 * somebody said so.
 */
public final class SkipList implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Properties client;
  private final String topic;
  private final String job;

  private SkipList(Properties client, String topic, String job) {
    this.client = client;
    this.topic = topic;
    this.job = job;
  }

  /** Of a job, as its configuration says where the log is. */
  public static SkipList of(JobConfiguration config, Job job) {
    return of(
        config.get(KafkaOptions.BOOTSTRAP_SERVERS),
        config.kafkaClient(),
        config.get(KafkaOptions.topic(Topic.SKIPS)),
        job.jobName());
  }

  /** Of a job that is called so. */
  public static SkipList of(String bootstrapServers, Properties client, String topic, String job) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new SkipList(properties, topic, job);
  }

  /** Positions as they stand now, "acts-0-42". */
  public Set<String> read() {
    Set<String> positions = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .partitionsFor(topic)
          .forEach(it -> partitions.add(new TopicPartition(topic, it.partition())));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          add(record.value(), positions);
        }
      }
    }
    return positions;
  }

  /** What is no such record makes no job pass anything. */
  private void add(byte[] value, Set<String> positions) {
    try {
      SkipRecord skip = Codec.standard().decode(value, SkipRecord.class);
      if (skip.getJob().equals(job)) {
        positions.add(skip.getPosition());
      }
    } catch (UnreadableException e) {
      return;
    }
  }
}
