package cn.jianguan.command.replay;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.command.kafka.Heartbeats;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes records with the moment at which they became known as their log time, and heartbeats in
 * step on every partition of every input topic, so that the clock of the log advances as it did
 * then. Not for topics with LogAppendTime: those have a clock of their own.
 */
public final class Feed implements AutoCloseable {
  /** A heartbeat costs a record per partition; between two there is at least this many records, */
  private static final int RECORDS_PER_TICK = 2_000;

  /** or this much log time. */
  private static final long TICK_MILLIS = 3_600_000;

  private static final int PROGRESS_EVERY = 100_000;

  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private long written;
  private long sinceHeartbeat;
  private long lastHeartbeat = Long.MIN_VALUE;
  private long lastTime = Long.MIN_VALUE;

  public Feed(KafkaAddress kafka) {
    producer =
        kafka.producer(
            Map.of(
                "enable.idempotence",
                true,
                "compression.type",
                "lz4",
                "linger.ms",
                20,
                "batch.size",
                256 << 10,
                "buffer.memory",
                64L << 20,
                "max.request.size",
                Topics.LARGEST_MESSAGE));
  }

  /**
   * Writes the shipped models, at the moment of the first record so that they see every act, then
   * the records, and ends.
   *
   * @param records in the order of their log time
   * @param total how many they are, to say how far it is
   * @return log time that every record is before, epoch ms
   */
  public long writeAll(Iterator<TimedRecord> records, long total, Consumer<String> progress) {
    if (records.hasNext()) {
      TimedRecord first = records.next();
      for (Pack pack : PackLibrary.shipped()) {
        ModelRecord model = publication(pack);
        byte[] key = model.getModelId().getBytes(StandardCharsets.UTF_8);
        write(Topic.MODELS.kafkaName(), key, first.logTime(), Codec.standard().encode(model));
      }
      write(first.topic().kafkaName(), first.key(), first.logTime(), first.bytes());
    }
    write(records, written -> progress.accept("写入 / writing " + written + " / " + total));
    return finish();
  }

  /** A shipped model as it is published: it holds from the beginning of time. */
  public static ModelRecord publication(Pack pack) {
    return pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "jianguan", "jianguan-local");
  }

  /** Writes all of them; they must come in the order of their log time. */
  private void write(Iterator<TimedRecord> records, LongConsumer progress) {
    while (records.hasNext()) {
      TimedRecord record = records.next();
      write(record.topic().kafkaName(), record.key(), record.logTime(), record.bytes());
      if (written % PROGRESS_EVERY == 0) {
        progress.accept(written);
      }
    }
  }

  /** Writes one record; its log time is not before that of the one written last. */
  public void write(String topic, byte[] key, long logTime, byte[] bytes) {
    if (logTime < lastTime) {
      throw new IllegalArgumentException("log time goes back from " + lastTime + " to " + logTime);
    }
    if (logTime > lastTime && due(logTime)) {
      heartbeat(logTime);
    }
    lastTime = logTime;
    send(new ProducerRecord<>(topic, null, logTime, key, bytes));
    written++;
    sinceHeartbeat++;
  }

  private boolean due(long logTime) {
    return sinceHeartbeat >= RECORDS_PER_TICK || logTime - lastHeartbeat >= TICK_MILLIS;
  }

  /** Says on every partition that all before this moment has been written. */
  private void heartbeat(long logTime) {
    Heartbeats.heartbeat(producer, logTime);
    lastHeartbeat = logTime;
    sinceHeartbeat = 0;
  }

  /**
   * Ends the feed: the clock passes the last record.
   *
   * @return log time that every record is before, epoch ms
   */
  public long finish() {
    long end = lastTime == Long.MIN_VALUE ? 0 : lastTime + 1;
    heartbeat(end);
    producer.flush();
    throwFailure();
    return end;
  }

  public long written() {
    return written;
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    throwFailure();
    producer.send(
        record,
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  private void throwFailure() {
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException("Kafka 未接受记录 / Kafka did not take a record", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
