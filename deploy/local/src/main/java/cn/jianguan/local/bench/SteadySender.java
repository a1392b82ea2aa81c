package cn.jianguan.local.bench;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.console.gateway.write.TimedRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes acts to live topics one by one, each when it is due. A sender that falls behind does not
 * skip; that it did shows in the rate it reached.
 */
final class SteadySender implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final int perSecond;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  SteadySender(KafkaAddress kafka, int perSecond) {
    this.perSecond = perSecond;
    this.producer = kafka.producer(Map.of());
  }

  /**
   * Sends them; returns when the broker has them all.
   *
   * @return seconds it took
   * @throws IOException if the broker refused one
   * @throws InterruptedException when interrupted; not all were sent
   */
  double send(List<TimedRecord> acts) throws IOException, InterruptedException {
    long started = System.nanoTime();
    long sent = 0;
    for (TimedRecord act : acts) {
      awaitTurn(started + sent++ * 1_000_000_000L / perSecond);
      producer.send(
          new ProducerRecord<>(act.topic().kafkaName(), act.key(), act.bytes()),
          (metadata, e) -> failure.compareAndSet(null, e));
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IOException("Kafka 未接受记录 / Kafka did not take a record", failure.get());
    }
    return (System.nanoTime() - started) / 1e9;
  }

  private static void awaitTurn(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
