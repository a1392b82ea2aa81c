package cn.jianguan.local.replay;

import cn.jianguan.console.gateway.TimedRecord;
import cn.jianguan.local.kafka.Heartbeats;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records with the moment at which they became known as their log time, and heartbeats in
 * step on every partition of every input topic, so that the clock of the log advances as it did
 * then. Not for topics with LogAppendTime: those have a clock of their own.
 */
final class Feed implements AutoCloseable {
  /** A heartbeat costs a record per partition; between two there is at least this many records, */
  private static final int RECORDS_PER_TICK = 2_000;

  /** or this much log time. */
  private static final long TICK_MILLIS = 3_600_000;

  private static final int PROGRESS_EVERY = 100_000;

  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private long written;
  private long sinceTick;
  private long lastTick = Long.MIN_VALUE;
  private long lastTime = Long.MIN_VALUE;

  Feed(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
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
                16 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Writes all of them; they must come in the order of their log time. */
  void write(Iterator<TimedRecord> records, LongConsumer progress) {
    while (records.hasNext()) {
      TimedRecord record = records.next();
      write(record.topic().kafkaName(), record.key(), record.logTime(), record.bytes());
      if (written % PROGRESS_EVERY == 0) {
        progress.accept(written);
      }
    }
  }

  /** Writes one record; its log time is not before that of the one written last. */
  void write(String topic, byte[] key, long logTime, byte[] bytes) {
    if (logTime < lastTime) {
      throw new IllegalArgumentException("log time goes back from " + lastTime + " to " + logTime);
    }
    if (logTime > lastTime && due(logTime)) {
      tick(logTime);
    }
    lastTime = logTime;
    send(new ProducerRecord<>(topic, null, logTime, key, bytes));
    written++;
    sinceTick++;
  }

  private boolean due(long logTime) {
    return sinceTick >= RECORDS_PER_TICK || logTime - lastTick >= TICK_MILLIS;
  }

  /** Says on every partition that all before this moment has been written. */
  private void tick(long logTime) {
    Heartbeats.tick(producer, logTime);
    lastTick = logTime;
    sinceTick = 0;
  }

  /**
   * Ends the feed: the clock passes the last record.
   *
   * @return log time that every record is before, epoch ms
   */
  long finish() {
    long end = lastTime == Long.MIN_VALUE ? 0 : lastTime + 1;
    tick(end);
    producer.flush();
    throwFailure();
    return end;
  }

  long written() {
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
