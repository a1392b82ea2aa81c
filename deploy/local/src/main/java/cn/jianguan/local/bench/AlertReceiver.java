package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.local.replay.LogEnds;
import cn.jianguan.record.AlertTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads committed alerts as they come and notes when each one that opened was there. */
final class AlertReceiver implements AutoCloseable {
  static final String TOPIC = "alert-log";
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int FIRST = 1;

  /**
   * An alert that opened.
   *
   * @param logTime of the act that caused it, as the broker stamped it, epoch ms
   * @param receivedAt when this reader had it, epoch ms
   */
  record Opened(long logTime, long receivedAt) {
    long latency() {
      return receivedAt - logTime;
    }
  }

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<Opened> opened = new ArrayList<>();
  private final CompletableFuture<List<Opened>> all = new CompletableFuture<>();
  private volatile Map<TopicPartition, Long> end;
  private volatile boolean closed;

  private AlertReceiver(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static AlertReceiver start(LogEnds log) {
    AlertReceiver receiver = new AlertReceiver(log.consumer());
    receiver.consumer.assign(log.ends(List.of(TOPIC)).keySet());
    receiver.consumer.seekToBeginning(List.of());
    Thread thread = new Thread(receiver::run, "alert-receiver");
    thread.setDaemon(true);
    thread.start();
    return receiver;
  }

  private void run() {
    try (consumer) {
      while (!closed && !isAtEnd()) {
        var records = consumer.poll(POLL);
        long now = System.currentTimeMillis();
        for (ConsumerRecord<byte[], byte[]> record : records) {
          take(record, now);
        }
      }
      all.complete(opened);
    } catch (UnreadableException | RuntimeException e) {
      all.completeExceptionally(e);
    }
  }

  private boolean isAtEnd() {
    Map<TopicPartition, Long> known = end;
    return known != null
        && known.entrySet().stream()
            .allMatch(it -> consumer.position(it.getKey()) >= it.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long now) throws UnreadableException {
    AlertTransition transition = Codec.standard().decode(record.value(), AlertTransition.class);
    if (transition.getSeq() == FIRST) {
      opened.add(new Opened(transition.getLogTime().toEpochMilli(), now));
    }
  }

  /** Waits for all alerts before these offsets, and ends. */
  List<Opened> upTo(Map<TopicPartition, Long> offsets) {
    end = offsets;
    return all.join();
  }

  @Override
  public void close() {
    closed = true;
  }
}
