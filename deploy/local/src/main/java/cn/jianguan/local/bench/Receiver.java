package cn.jianguan.local.bench;

import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.kafka.LogEnds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic as it is committed and notes what each record says and when it was there. */
final class Receiver<T> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Reading<T> reading;
  private final List<T> noted = new ArrayList<>();
  private final CompletableFuture<List<T>> all = new CompletableFuture<>();
  private volatile Map<TopicPartition, Long> end;
  private volatile boolean closed;

  /** What to note of a record. */
  @FunctionalInterface
  interface Reading<T> {
    /**
     * @param at when the reader had it, epoch ms
     */
    Optional<T> read(byte[] record, long at) throws UnreadableException;
  }

  private Receiver(KafkaConsumer<byte[], byte[]> consumer, Reading<T> reading) {
    this.consumer = consumer;
    this.reading = reading;
  }

  static <T> Receiver<T> start(LogEnds log, String topic, Reading<T> reading) {
    Receiver<T> receiver = new Receiver<>(log.consumer(), reading);
    receiver.consumer.assign(log.ends(List.of(topic)).keySet());
    receiver.consumer.seekToBeginning(List.of());
    Thread thread = new Thread(receiver::run, topic + "-receiver");
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
          reading.read(record.value(), now).ifPresent(noted::add);
        }
      }
      all.complete(noted);
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

  /** Waits for all records before these offsets, and ends. */
  List<T> upTo(Map<TopicPartition, Long> offsets) {
    end = offsets;
    return all.join();
  }

  @Override
  public void close() {
    closed = true;
  }
}
