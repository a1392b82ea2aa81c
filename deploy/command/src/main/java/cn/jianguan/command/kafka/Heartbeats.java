package cn.jianguan.command.kafka;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Heartbeats on every partition of the input topics, as the broker has them now: they keep log time
 * moving where nobody writes, so that no timer waits for an idle partition.
 */
public final class Heartbeats implements AutoCloseable {
  /** Between two heartbeats while somebody writes: half of it is the mean wait that order costs. */
  public static final Duration TICK = Duration.ofMillis(200);

  /** Between two while nobody does; a deadline may be late by it. */
  public static final Duration IDLE = Duration.ofSeconds(10);

  /** One heartbeat lets the clock pass what was written; the others are for those that are lost. */
  private static final Duration AFTER_A_WRITE = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Then partitions are counted again. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final List<String> INPUTS = Topic.inputs().stream().map(Topic::kafkaName).toList();
  private static final byte[] MESSAGE =
      Codec.standard().encode(Heartbeat.newBuilder().setSender("jianguan-local").build());

  private final Producer<byte[], byte[]> producer;
  private final LogEnds log;
  private final LogGrowth growth;
  private final Pulse<TopicPartition> pulse = new Pulse<>(TICK, IDLE, AFTER_A_WRITE);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Heartbeats::daemon);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private Heartbeats(Producer<byte[], byte[]> producer, LogEnds log, LogGrowth growth) {
    this.producer = producer;
    this.log = log;
    this.growth = growth;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "heartbeats");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Heartbeats until closed; an unreachable broker is waited for.
   *
   * @param reader somebody who may read the inputs: while nobody writes, the broker says when
   *     somebody does
   */
  public static Heartbeats live(KafkaAddress kafka, KafkaAddress reader) {
    Heartbeats heartbeats =
        new Heartbeats(
            kafka.producer(
                Map.of(
                    // Old heartbeats are worthless: do not pile them up while the broker is away.
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    1_000,
                    ProducerConfig.METADATA_MAX_AGE_CONFIG,
                    5_000,
                    ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    5_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    10_000)),
            new LogEnds(kafka.impatient()),
            new LogGrowth(reader.impatient(), LONGEST_WAIT));
    heartbeats.clock.scheduleWithFixedDelay(
        heartbeats::tickIfPossible, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    return heartbeats;
  }

  private void tickIfPossible() {
    try {
      if (isDue()) {
        beat();
      }
      failure.set(null);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      failure.set(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** While nobody writes it waits until somebody does, who then waits for nothing. */
  private boolean isDue() {
    Map<TopicPartition, Long> ends = log.ends(INPUTS);
    if (pulse.isDue(ends, millis())) {
      return true;
    }
    if (pulse.isBusy(millis())) {
      return false;
    }
    growth.await(ends, pulse.untilDue(millis()));
    return pulse.isDue(log.ends(INPUTS), millis());
  }

  private void beat() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Future<RecordMetadata> sent : send(producer, null)) {
      RecordMetadata at = sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      offsets.put(new TopicPartition(at.topic(), at.partition()), at.offset());
    }
    pulse.sent(offsets, millis());
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  /** Heartbeats when told to, with the log time of a replay, through the replay's own producer. */
  public static void heartbeat(Producer<byte[], byte[]> producer, long logTime) {
    send(producer, logTime);
  }

  private static List<Future<RecordMetadata>> send(
      Producer<byte[], byte[]> producer, Long logTime) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (String topic : INPUTS) {
      int partitions = producer.partitionsFor(topic).size();
      for (int partition = 0; partition < partitions; partition++) {
        sent.add(producer.send(new ProducerRecord<>(topic, partition, logTime, null, MESSAGE)));
      }
    }
    return sent;
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
    clock.shutdown();
    growth.stop();
    try {
      clock.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clock.shutdownNow();
    producer.close(Duration.ofSeconds(2));
    log.close();
    growth.close();
  }
}
