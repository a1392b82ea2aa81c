package cn.jianguan.console.twin;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.log.LogTail;
import cn.jianguan.log.Topic;
import cn.jianguan.record.TwinAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends what people say of two rows and waits for what the log then says of them. Thread-safe. A
 * connection per answer: a person gives one every few seconds at most.
 */
public final class TwinAnswers {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final List<Topic> ANSWERS = List.of(Topic.ACT_LOG, Topic.REJECTS);

  private final Map<String, Object> sender;
  private final Map<String, Object> reader;

  /**
   * @param sender settings of Kafka's clients for the user who may write commands
   * @param reader the same for the one who may read what jobs wrote
   */
  public TwinAnswers(Map<String, ?> sender, Map<String, ?> reader) {
    this.sender = new HashMap<>(sender);
    this.sender.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    this.sender.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.sender.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
    this.reader = Map.copyOf(reader);
  }

  /**
   * Sends an answer and waits.
   *
   * @param limit how long the log is waited for once the answer lies in it
   * @throws IOException if Kafka does not answer or refuses; whether the answer lies in the log is
   *     then not known, and it may be sent again
   */
  public TwinOutcome send(TwinAnswer answer, Duration limit)
      throws IOException, InterruptedException {
    try (LogTail tail = new LogTail(reader, ANSWERS)) {
      String position = place(answer);
      TwinWatch watch = new TwinWatch(answer, position);
      AtomicReference<TwinOutcome> outcome = new AtomicReference<>();
      tail.read(
          limit,
          () -> outcome.get() == null,
          it -> watch.in(it.topic(), it.value()).ifPresent(told -> outcome.set(told)));
      return outcome.get() == null ? new TwinOutcome.Unanswered(position, limit) : outcome.get();
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }

  private String place(TwinAnswer answer) throws IOException, InterruptedException {
    byte[] key = answer.getObjectKey().getBytes(StandardCharsets.UTF_8);
    byte[] value = Codec.standard().encode(answer);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(sender, new ByteArraySerializer(), new ByteArraySerializer())) {
      RecordMetadata at =
          producer.send(new ProducerRecord<>(Topic.COMMANDS.kafkaName(), key, value)).get();
      return at.topic() + '-' + at.partition() + '-' + at.offset();
    } catch (ExecutionException e) {
      throw new IOException(
          "判重未送达 / the answer was not taken: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
