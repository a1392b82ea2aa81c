package cn.jianguan.jobs.backtest;

import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the act-log ends and how its log times lie. Several writers share a partition, so log time
 * does not only rise along it and its newest record is no clock. What is known here instead, for
 * every block of offsets, is the lowest log time from there to the end: before that nothing can
 * come any more.
 */
public final class ActLogHistory implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration POLL = Duration.ofMillis(500);

  /** Offsets that share one entry: the clock is late by as many records at most. */
  private static final int BLOCK = 500;

  private final String topic;
  private final HashMap<Integer, Long> ends = new HashMap<>();
  private final HashMap<Integer, long[]> lowest = new HashMap<>();
  private long entries;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  private ActLogHistory(String topic) {
    this.topic = topic;
  }

  /**
   * Looks at every record of the topic once, without opening it.
   *
   * @param consumer of committed records; assigned and moved here
   * @param ends of every partition of the topic: the next offset
   */
  public static ActLogHistory survey(
      KafkaConsumer<byte[], byte[]> consumer, String topic, Map<TopicPartition, Long> ends) {
    ActLogHistory history = new ActLogHistory(topic);
    ends.forEach((partition, end) -> history.survey(consumer, partition, end));
    return history;
  }

  private void survey(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
    TreeMap<Integer, Long> blocks = new TreeMap<>();
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          blocks.merge(block(record.offset()), record.timestamp(), Math::min);
          first = Math.min(first, record.timestamp());
          last = Math.max(last, record.timestamp());
          entries++;
        }
      }
    }
    ends.put(partition.partition(), end);
    lowest.put(partition.partition(), fromThere(blocks, block(end)));
  }

  private static long[] fromThere(TreeMap<Integer, Long> blocks, int lastBlock) {
    long[] lowest = new long[lastBlock + 1];
    long low = Long.MAX_VALUE;
    for (int block = lastBlock; block >= 0; block--) {
      low = Math.min(low, blocks.getOrDefault(block, Long.MAX_VALUE));
      lowest[block] = low;
    }
    return lowest;
  }

  private static int block(long offset) {
    return Math.toIntExact(offset / BLOCK);
  }

  public String topic() {
    return topic;
  }

  /** The next offset of every partition, beyond which nothing is read. */
  public Map<TopicPartition, Long> ends() {
    Map<TopicPartition, Long> all = new HashMap<>();
    ends.forEach((partition, end) -> all.put(new TopicPartition(topic, partition), end));
    return all;
  }

  /** Entries in all partitions. */
  public long entries() {
    return entries;
  }

  /** Lowest log time of an entry, epoch ms; meaningless without entries. */
  public long first() {
    return first;
  }

  /** Highest log time of an entry, epoch ms; meaningless without entries. */
  public long last() {
    return last;
  }

  /** No record of this or a later offset of the partition has a lower log time, epoch ms. */
  long lowestFrom(int partition, long offset) {
    return lowest.get(partition)[block(offset)];
  }
}
