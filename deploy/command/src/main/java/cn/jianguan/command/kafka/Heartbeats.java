package cn.jianguan.command.kafka;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Heartbeats on every partition of the input topics: they keep log time moving where nobody writes,
 * so that no timer waits for an idle partition.
 */
public final class Heartbeats implements AutoCloseable {
  /** Between two heartbeats of a live topic: half of it is the mean wait that ordering costs. */
  public static final Duration TICK = Duration.ofMillis(200);

  private static final byte[] MESSAGE =
      Codec.standard().encode(Heartbeat.newBuilder().setSender("jianguan-local").build());

  private final Producer<byte[], byte[]> producer;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Heartbeats::daemon);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private Heartbeats(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "heartbeats");
    thread.setDaemon(true);
    return thread;
  }

  /** Heartbeats every {@link #TICK} until closed; an unreachable broker is waited for. */
  public static Heartbeats live(KafkaAddress kafka) {
    Heartbeats heartbeats =
        new Heartbeats(
            kafka.producer(
                Map.of(
                    // Old heartbeats are worthless: do not pile them up while the broker is away.
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    1_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    10_000)));
    heartbeats.clock.scheduleAtFixedRate(
        heartbeats::tickIfPossible, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeats;
  }

  /** Heartbeats when told to, with the log time of a replay, through the replay's own producer. */
  public static void heartbeat(Producer<byte[], byte[]> producer, long logTime) {
    send(producer, logTime, null);
  }

  private void tickIfPossible() {
    try {
      send(producer, null, failure);
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private static void send(
      Producer<byte[], byte[]> producer, Long logTime, AtomicReference<Exception> outcome) {
    for (Topic topic : Topic.inputs()) {
      int partitions = producer.partitionsFor(topic.kafkaName()).size();
      for (int partition = 0; partition < partitions; partition++) {
        producer.send(
            new ProducerRecord<>(topic.kafkaName(), partition, logTime, null, MESSAGE),
            outcome == null ? null : (metadata, error) -> outcome.set(error));
      }
    }
  }

  /**
   * Says whether the latest heartbeat arrived.
   *
   * @throws IOException with the reason if it did not
   */
  public void check() throws IOException {
    Exception error = failure.get();
    if (error != null) {
      throw new IOException("心跳未送达 / the latest heartbeat did not arrive", error);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close(Duration.ofSeconds(2));
  }
}
