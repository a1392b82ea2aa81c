package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics of the log end, and how far their readers are. A partition that is added is seen
 * within five seconds.
 */
public final class LogEnds implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Markers of transactions take offsets too; between two records there are never this many. */
  private static final int MARKERS = 64;

  /**
   * How long the partitions of topics count as known: who looks all the time asks for ends only.
   */
  private static final long KNOWN_NANOS = Duration.ofSeconds(5).toNanos();

  private final Admin admin;
  private final KafkaAddress kafka;
  private final Map<Collection<String>, Partitions> known = new ConcurrentHashMap<>();

  private record Partitions(List<TopicPartition> of, long askedAt) {}

  public LogEnds(KafkaAddress kafka) {
    this.kafka = kafka;
    admin = kafka.admin();
  }

  /** End of every partition: the next offset, markers counted. */
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    return ends(topics, IsolationLevel.READ_UNCOMMITTED);
  }

  /** The same of what is committed. */
  public Map<TopicPartition, Long> committedEnds(Collection<String> topics) {
    return ends(topics, IsolationLevel.READ_COMMITTED);
  }

  /**
   * The lowest of the newest record timestamps of all partitions, epoch ms: how far the clock of
   * whoever reads these topics gets. -1 where a partition is empty.
   */
  public long newest(Collection<String> topics) {
    return newestByPartition(topics).values().stream().mapToLong(it -> it).min().orElse(-1);
  }

  /** Newest record timestamp of every partition, epoch ms; -1 where it is empty. */
  public Map<TopicPartition, Long> newestByPartition(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    ends(topics).keySet().forEach(it -> asked.put(it, OffsetSpec.maxTimestamp()));
    Map<TopicPartition, Long> newest = new HashMap<>();
    get(() -> admin.listOffsets(asked).all().get())
        .forEach((partition, it) -> newest.put(partition, it.timestamp()));
    return newest;
  }

  /** Next offset of a group in every partition that it has taken into a completed checkpoint. */
  public Map<TopicPartition, Long> committedOffsets(String group) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    committed(group)
        .forEach(
            (partition, at) -> {
              if (at != null) {
                offsets.put(partition, at.offset());
              }
            });
    return offsets;
  }

  /** Whether no transaction is open on these topics: what was written there can be read. */
  public boolean allCommitted(Collection<String> topics) {
    return ends(topics, IsolationLevel.READ_COMMITTED).equals(ends(topics));
  }

  /** Whether a group has taken every record of these topics into a completed checkpoint. */
  public boolean allRead(String group, Collection<String> topics) {
    return allRead(group, afterLastRecord(topics));
  }

  /** Whether a group has taken every record before these offsets into a completed checkpoint. */
  public boolean allRead(String group, Map<TopicPartition, Long> before) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
    return before.entrySet().stream()
        .allMatch(
            end -> {
              OffsetAndMetadata at = committed.get(end.getKey());
              return end.getValue() == 0 || at != null && at.offset() >= end.getValue();
            });
  }

  /** Offsets of these topics that a group has taken into a completed checkpoint, in all. */
  public long read(String group, Collection<String> topics) {
    return committed(group).entrySet().stream()
        .filter(at -> at.getValue() != null && topics.contains(at.getKey().topic()))
        .mapToLong(at -> at.getValue().offset())
        .sum();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    return get(() -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
  }

  /**
   * One past the last committed record of every partition, trailing markers not counted. What
   * people send is written without transactions, so it has none; and who only looks may not read
   * it.
   */
  private Map<TopicPartition, Long> afterLastRecord(Collection<String> topics) {
    Map<TopicPartition, Long> ends = ends(topics, IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, Long> after = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        boolean isInput = Topic.named(end.getKey().topic()).isInput();
        after.put(
            end.getKey(),
            isInput ? end.getValue() : afterLastRecord(consumer, end.getKey(), end.getValue()));
      }
    }
    return after;
  }

  private static long afterLastRecord(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
    for (long from = end - MARKERS; end > 0; from -= MARKERS) {
      long after = 0;
      consumer.assign(List.of(partition));
      consumer.seek(partition, Math.max(0, from));
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          after = Math.max(after, record.offset() + 1);
        }
      }
      if (after > 0 || from <= 0) {
        return after;
      }
    }
    return 0;
  }

  /**
   * A record as it lies in the log.
   *
   * @param time its log time, epoch ms
   */
  public record Stored(long time, byte[] value) {}

  /** Gives every value of a small topic, in the order of each partition. */
  public void readAll(String topic, Consumer<byte[]> values) {
    Map<TopicPartition, Long> ends = committedEnds(List.of(topic));
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(record -> values.accept(record.value()));
      }
    }
  }

  /** The record at a place; empty if there is none. */
  public Optional<Stored> read(TopicPartition partition, long offset) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seek(partition, offset);
      while (consumer.position(partition) <= offset && offset < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          return record.offset() == offset && record.value() != null
              ? Optional.of(new Stored(record.timestamp(), record.value()))
              : Optional.empty();
        }
      }
      return Optional.empty();
    }
  }

  /** A reader of committed records, without a group. */
  public KafkaConsumer<byte[], byte[]> consumer() {
    return kafka.consumer(
        Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000));
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions(Set.copyOf(topics)).forEach(it -> asked.put(it, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      get(() -> admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all().get())
          .forEach((partition, it) -> ends.put(partition, it.offset()));
    } catch (IllegalStateException e) {
      known.clear(); // A topic may be gone, and its partitions with it.
      throw e;
    }
    return ends;
  }

  private List<TopicPartition> partitions(Set<String> topics) {
    Partitions before = known.get(topics);
    long now = System.nanoTime();
    if (before != null && now - before.askedAt < KNOWN_NANOS) {
      return before.of;
    }
    List<TopicPartition> partitions = new ArrayList<>();
    get(() -> admin.describeTopics(topics).allTopicNames().get())
        .forEach(
            (topic, it) ->
                it.partitions()
                    .forEach(each -> partitions.add(new TopicPartition(topic, each.partition()))));
    known.put(topics, new Partitions(partitions, now));
    return partitions;
  }

  private interface Call<T> {
    T get() throws ExecutionException, InterruptedException;
  }

  private static <T> T get(Call<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
