package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Waits for the next record of the log: one question that the broker answers when there is one, in
 * place of looks at where the log ends. For one thread, but for {@link #stop}.
 */
public final class LogGrowth implements AutoCloseable {
  private final Duration longest;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param kafka as a user who may read what is waited for
   * @param longest that is ever waited at once; partitions may be added meanwhile
   */
  public LogGrowth(KafkaAddress kafka, Duration longest) {
    this.longest = longest;
    consumer =
        kafka.consumer(
            Map.of(
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                (int) longest.toMillis(),
                // One record says that there is one.
                ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                1));
  }

  /**
   * Returns when something lies at or behind these ends, or nothing came for as long as {@code
   * limit}, or for the longest. A broker that is away is waited for no longer.
   */
  public void await(Map<TopicPartition, Long> ends, Duration limit) {
    if (!consumer.assignment().equals(ends.keySet())) {
      consumer.assign(ends.keySet());
    }
    ends.forEach(consumer::seek);
    try {
      consumer.poll(limit.compareTo(longest) < 0 ? limit : longest);
    } catch (WakeupException e) {
      // Whoever stopped it does not want to wait.
    }
  }

  /** Ends a wait, the next one if there is none now; from any thread. */
  public void stop() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
