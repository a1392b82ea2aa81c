package cn.jianguan.jobs.push.kafka;

import cn.jianguan.jobs.push.http.Answer;
import cn.jianguan.jobs.push.http.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes messages to topics of departments. A message is acknowledged when all replicas that must
 * have it have it. Nothing is started before the first message. Thread-safe.
 */
public final class TopicClient implements AutoCloseable {
  private static final long BUFFER_BYTES = 8 << 20;

  private final Map<String, Object> settings;
  private KafkaProducer<byte[], byte[]> producer;

  /** A topic that is not there holds a thread until its time is over, and nothing else. */
  private ExecutorService starters;

  /**
   * @param client settings, with the address of the brokers
   * @param timeout of one message
   */
  public TopicClient(Map<String, String> client, Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
  }

  /** Sends; the answer comes in time, whatever happens, and never as an exception. */
  public CompletableFuture<Answer> send(
      String topic, String key, Map<String, String> headers, byte[] body) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), body);
    headers.forEach(
        (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    starters().execute(() -> start(record, answer));
    return answer;
  }

  private void start(ProducerRecord<byte[], byte[]> record, CompletableFuture<Answer> answer) {
    try {
      producer()
          .send(
              record,
              (written, fault) ->
                  answer.complete(fault == null ? Answer.of(Kind.OK, "") : fault(fault)));
    } catch (RuntimeException e) {
      answer.complete(fault(e));
    }
  }

  private synchronized ExecutorService starters() {
    if (starters == null) {
      starters =
          Executors.newCachedThreadPool(
              work -> {
                Thread thread = new Thread(work, "push-topic");
                thread.setDaemon(true);
                return thread;
              });
    }
    return starters;
  }

  private synchronized KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  private static Answer fault(Exception fault) {
    Kind kind = Kind.IO;
    if (fault instanceof TimeoutException) {
      kind = Kind.TIMEOUT;
    } else if (fault instanceof AuthorizationException
        || fault instanceof AuthenticationException
        || fault instanceof InvalidTopicException) {
      kind = Kind.ADDRESS;
    } else if (fault instanceof RecordTooLargeException) {
      kind = Kind.REFUSED;
    }
    return Answer.of(kind, fault.getMessage() == null ? fault.toString() : fault.getMessage());
  }

  @Override
  public synchronized void close() {
    if (starters != null) {
      starters.shutdownNow();
    }
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
