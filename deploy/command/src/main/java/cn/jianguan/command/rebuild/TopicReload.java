package cn.jianguan.command.rebuild;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.jobs.config.LoadJobOptions;
import cn.jianguan.jobs.load.Reload;
import cn.jianguan.jobs.load.position.ClickHousePositions;
import cn.jianguan.jobs.load.position.Position;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Loads every topic that the load job reads, from its beginning to where it ends now, one partition
 * after the other. What comes later is the running job's.
 */
final class TopicReload {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long PROGRESS_EVERY_NANOS = 5_000_000_000L;
  private static final List<String> TOPICS =
      Job.LOAD.reads().stream().map(Topic::kafkaName).toList();

  private final Cluster cluster;
  private final Consumer<String> progress;
  private long told = System.nanoTime();
  private long done;
  private long all;

  TopicReload(Cluster cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Returns when all of it is in ClickHouse.
   *
   * @return records read
   */
  long run() throws Exception {
    int rows = cluster.configuration().get(LoadJobOptions.CHUNK);
    long records = 0;
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        ClickHousePositions gaps = new ClickHousePositions(cluster.clickHouse().client());
        Reload load = new Reload(cluster.clickHouse(), rows, Instant.now().toString());
        KafkaConsumer<byte[], byte[]> consumer = log.consumer()) {
      Map<TopicPartition, Long> ends =
          new TreeMap<>(Comparator.comparing(TopicPartition::toString));
      ends.putAll(log.committedEnds(TOPICS));
      List<Position> upTo = positions(ends);
      all = ends.values().stream().mapToLong(Long::longValue).sum();
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        records += partition(consumer, end.getKey(), end.getValue(), load);
        progress.accept("  %s: %,d 条 records, %s".formatted(end.getKey(), end.getValue(), share()));
      }
      if (!upTo.isEmpty()) {
        gaps.rebuilt(upTo);
      }
    }
    return records;
  }

  private static List<Position> positions(Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .map(it -> new Position(it.getKey().topic(), it.getKey().partition(), it.getValue()))
        .toList();
  }

  private long partition(
      KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, long end, Reload load)
      throws InterruptedException {
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    long records = 0;
    long before = done;
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        load.add(
            LogRecord.unopened(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.value()));
        records++;
      }
      done = before + Math.min(end, consumer.position(partition));
      if (System.nanoTime() - told > PROGRESS_EVERY_NANOS) {
        progress.accept("  %s: %s".formatted(partition, share()));
        told = System.nanoTime();
      }
    }
    load.flush();
    done = before + end;
    return records;
  }

  private String share() {
    return "共 / in all %,d / %,d (%d %%)".formatted(done, all, all == 0 ? 100 : done * 100 / all);
  }
}
