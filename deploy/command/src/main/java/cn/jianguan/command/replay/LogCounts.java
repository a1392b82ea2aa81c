package cn.jianguan.command.replay;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.log.StationName;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.RejectRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What the log itself says came of the rows of one feed: every entry from where it began. */
public final class LogCounts {
  /** What is counted. */
  public static final List<String> TOPICS =
      Stream.of(Topic.ACT_LOG, Topic.REJECTS, Topic.HITS).map(Topic::kafkaName).toList();

  private static final Set<String> OF_ROWS =
      Set.of(StationName.GATEWAY.word(), StationName.INTAKE.word());
  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, Long> acceptedByKind = new TreeMap<>();
  private final Map<String, Long> rejectsByReason = new TreeMap<>();
  private final Map<String, Long> hitsByModel = new TreeMap<>();
  private long accepted;
  private long duplicates;
  private long rejected;
  private long rejectedLater;
  private long hits;
  private long withdrawn;

  /** Reads from one set of offsets to another, all committed. */
  public static LogCounts between(
      LogEnds log, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    LogCounts counts = new LogCounts();
    try (KafkaConsumer<byte[], byte[]> consumer = log.consumer()) {
      consumer.assign(ends.keySet());
      ends.keySet().forEach(it -> consumer.seek(it, begins.getOrDefault(it, 0L)));
      while (ends.entrySet().stream()
          .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          counts.add(record);
        }
      }
    }
    return counts;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    Codec codec = Codec.standard();
    try {
      if (codec.isHeartbeat(record.value())) {
        return;
      }
      switch (Topic.named(record.topic())) {
        case ACT_LOG -> add(codec.decode(record.value(), ActLogEntry.class));
        case REJECTS -> add(codec.decode(record.value(), RejectRecord.class));
        case HITS -> add(codec.decode(record.value(), HitRecord.class));
        default -> throw new IllegalArgumentException(record.topic());
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException(
          record.topic() + "-" + record.partition() + "-" + record.offset(), e);
    }
  }

  private void add(ActLogEntry entry) {
    if (entry.getByTwin()) {
      return; // a row of another act's is the cause, and is counted there
    }
    switch (entry.getOp()) {
      case ASSERT, DELETE -> {
        accepted++;
        acceptedByKind.merge(entry.getKind().name(), 1L, Long::sum);
      }
      case DUPLICATE -> duplicates++;
      // The former image of a row whose new one is counted; who stands for a row that is counted.
      case RETRACT, ALIAS, REVIEW -> {}
    }
  }

  private void add(RejectRecord reject) {
    rejectsByReason.merge(reject.getReason().name(), 1L, Long::sum);
    if (OF_ROWS.contains(reject.getStation())) {
      rejected++;
    } else {
      rejectedLater++;
    }
  }

  private void add(HitRecord hit) {
    if (hit.getOp() == HitOp.HIT) {
      hits++;
      hitsByModel.merge(hit.getModelId(), 1L, Long::sum);
    } else {
      withdrawn++;
    }
  }

  public long accepted() {
    return accepted;
  }

  public long duplicates() {
    return duplicates;
  }

  /** Rows refused by the gateway or by intake. */
  public long rejected() {
    return rejected;
  }

  /** Refusals of what is no row: lists, models that failed, commands that cannot be followed. */
  public long rejectedLater() {
    return rejectedLater;
  }

  public long hits() {
    return hits;
  }

  public long withdrawn() {
    return withdrawn;
  }

  public Map<String, Long> acceptedByKind() {
    return acceptedByKind;
  }

  public Map<String, Long> rejectsByReason() {
    return rejectsByReason;
  }

  public Map<String, Long> hitsByModel() {
    return hitsByModel;
  }
}
