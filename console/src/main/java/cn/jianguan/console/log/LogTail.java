package cn.jianguan.console.log;

import cn.jianguan.log.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what is committed to some topics after it was made: who makes it, then sends, and then
 * reads, misses no answer. For one thread.
 */
public final class LogTail implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int PATIENCE_MILLIS = 10_000;

  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Stands at the end of what is committed: what comes later is at or behind it.
   *
   * @param reader settings of Kafka's clients for a user who may read the topics
   * @throws KafkaException if Kafka does not answer or refuses
   */
  public LogTail(Map<String, ?> reader, List<Topic> topics) {
    Map<String, Object> settings = new HashMap<>(reader);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> all =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.kafkaName()).stream())
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(all);
      consumer.endOffsets(all).forEach(consumer::seek);
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Hands out what comes.
   *
   * @param limit how long it is waited for
   * @param wanted whether anything is still waited for
   * @throws KafkaException if Kafka refuses
   */
  public void read(
      Duration limit, BooleanSupplier wanted, Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws InterruptedException {
    long began = System.nanoTime();
    while (wanted.getAsBoolean() && System.nanoTime() - began < limit.toNanos()) {
      consumer.poll(POLL).forEach(each);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
