package cn.jianguan.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.kafka.Heartbeats;
import cn.jianguan.command.kafka.Rights;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaNodeIT {
  private static final long LONG_AGO = 946_684_800_000L;

  @TempDir private Path directory;
  private KafkaNode node;

  @BeforeEach
  void start() throws IOException {
    node = KafkaNode.start(directory);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("max.request.size", 16 << 20);
    return node.address(LogUser.ADMIN).producer(settings);
  }

  /** Reads until {@code wanted} records of the partitions have come. */
  private List<ConsumerRecord<byte[], byte[]>> read(List<TopicPartition> partitions, int wanted) {
    Map<String, Object> settings =
        Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = node.address(LogUser.ADMIN).consumer(settings)) {
      consumer.assign(partitions);
      while (found.size() < wanted) {
        consumer.poll(Duration.ofSeconds(5)).forEach(found::add);
      }
    }
    return found;
  }

  @Test
  void historicalRecords_keepTheirTimeThroughAKill() throws Exception {
    Topics.create(node.address(LogUser.ADMIN), Topics.LogTime.REPLAY);
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("acks", "all"))) {
      producer.send(new ProducerRecord<>("acts", 0, LONG_AGO, null, new byte[] {1})).get();
      producer.send(new ProducerRecord<>("acts", 0, LONG_AGO, null, new byte[10 << 20])).get();
    }
    node.killAndAwaitReturn();
    List<ConsumerRecord<byte[], byte[]>> found = read(List.of(new TopicPartition("acts", 0)), 2);
    assertThat(found).extracting(ConsumerRecord::timestamp).containsOnly(LONG_AGO);
    assertThat(found.get(1).value()).hasSize(10 << 20);
  }

  @Test
  void inputsOfALiveStack_carryTheBrokersTime() throws Exception {
    Topics.create(node.address(LogUser.ADMIN), Topics.LogTime.LIVE);
    Topics.create(
        node.address(LogUser.ADMIN), Topics.LogTime.LIVE); // A second start changes nothing.
    try (Admin admin = node.address(LogUser.ADMIN).admin()) {
      assertThat(timestampType(admin, "acts")).isEqualTo("LogAppendTime");
      assertThat(timestampType(admin, "act-log")).isEqualTo("CreateTime");
    }
  }

  private static String timestampType(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    return config.get("message.timestamp.type").value();
  }

  @Test
  void transactions_areSeenWhenCommitted() throws Exception {
    Topics.create(node.address(LogUser.ADMIN), Topics.LogTime.LIVE);
    try (KafkaProducer<byte[], byte[]> producer = producer(Map.of("transactional.id", "t"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("hits", 0, null, new byte[] {1})).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("hits", 0, null, new byte[] {2})).get();
      producer.commitTransaction();
    }
    assertThat(read(List.of(new TopicPartition("hits", 0)), 1).get(0).value())
        .isEqualTo(new byte[] {2});
  }

  @Test
  void heartbeats_reachEveryPartitionOfTheInputs() throws Exception {
    Topics.create(node.address(LogUser.ADMIN), Topics.LogTime.LIVE);
    Rights.grant(node.address(LogUser.ADMIN));
    Set<TopicPartition> silent = new HashSet<>();
    for (Topic topic : Topic.inputs()) {
      for (int partition = 0; partition < Topics.partitions(topic); partition++) {
        silent.add(new TopicPartition(topic.kafkaName(), partition));
      }
    }
    try (Heartbeats heartbeats =
        Heartbeats.live(node.address(LogUser.CLOCK), node.address(LogUser.JOBS))) {
      while (!silent.isEmpty()) {
        for (ConsumerRecord<byte[], byte[]> heartbeat : read(List.copyOf(silent), 1)) {
          assertThat(Codec.standard().decode(heartbeat.value(), Heartbeat.class).getSender())
              .isEqualTo("jianguan-local");
          silent.remove(new TopicPartition(heartbeat.topic(), heartbeat.partition()));
        }
      }
      heartbeats.check();
    }
  }
}
