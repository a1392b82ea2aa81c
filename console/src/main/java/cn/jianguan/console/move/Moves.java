package cn.jianguan.console.move;

import cn.jianguan.codec.Codec;
import cn.jianguan.console.log.LogTail;
import cn.jianguan.log.Topic;
import cn.jianguan.record.CommandRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends commands and waits for what comes of them. Thread-safe; every wait has a reader of its own,
 * which begins where the log ended before the command was sent, so that no answer can pass it by.
 *
 * <p>Guarantee: whatever is returned or thrown, a command with the same transition id may be sent
 * again and moves the alert once.
 */
public final class Moves implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final List<Topic> ANSWERS = List.of(Topic.ALERT_LOG, Topic.REJECTS);

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Object> reader;

  /**
   * Connects when something is sent, or when told to.
   *
   * @param sender settings of Kafka's clients for the user who may write commands
   * @param reader the same for the one who may read what jobs wrote
   */
  public Moves(Map<String, ?> sender, Map<String, ?> reader) {
    Map<String, Object> settings = new HashMap<>(sender);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.reader = Map.copyOf(reader);
  }

  /**
   * Makes the first connections, which take longer than all later ones: the first command then does
   * not wait for them.
   *
   * @throws IOException if Kafka does not answer or refuses
   */
  public void connect() throws IOException {
    try {
      producer.partitionsFor(Topic.COMMANDS.kafkaName());
      new LogTail(reader, ANSWERS).close();
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }

  /**
   * Sends a command and waits.
   *
   * @param limit how long an answer is waited for once the command lies in the log
   * @throws IOException if Kafka does not answer or refuses; whether the command lies in the log is
   *     then not known
   */
  public Outcome send(CommandRecord command, Duration limit)
      throws IOException, InterruptedException {
    return send(List.of(command), limit).get(0);
  }

  /**
   * Sends commands at once and waits for all of them; the outcomes stand in the same order.
   *
   * @param limit how long answers are waited for once all commands lie in the log
   * @throws IOException if Kafka does not answer or refuses; which of the commands lie in the log
   *     is then not known
   */
  public List<Outcome> send(List<CommandRecord> commands, Duration limit)
      throws IOException, InterruptedException {
    try (LogTail answers = new LogTail(reader, ANSWERS)) {
      List<Future<RecordMetadata>> sent = commands.stream().map(this::begin).toList();
      List<String> positions = new ArrayList<>();
      for (Future<RecordMetadata> it : sent) {
        positions.add(position(it));
      }
      List<Answer> wanted = new ArrayList<>();
      for (int i = 0; i < commands.size(); i++) {
        wanted.add(new Answer(commands.get(i), positions.get(i)));
      }
      Outcome[] outcomes = new Outcome[commands.size()];
      await(answers, wanted, outcomes, limit);
      for (int i = 0; i < outcomes.length; i++) {
        outcomes[i] =
            outcomes[i] == null ? new Outcome.Unanswered(positions.get(i), limit) : outcomes[i];
      }
      return List.of(outcomes);
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }

  private Future<RecordMetadata> begin(CommandRecord command) {
    byte[] key = command.getSubject().getBytes(StandardCharsets.UTF_8);
    byte[] value = Codec.standard().encode(command);
    return producer.send(new ProducerRecord<>(Topic.COMMANDS.kafkaName(), key, value));
  }

  private static String position(Future<RecordMetadata> sent)
      throws IOException, InterruptedException {
    try {
      RecordMetadata at = sent.get();
      return at.topic() + '-' + at.partition() + '-' + at.offset();
    } catch (ExecutionException e) {
      throw new IOException(
          "指令未送达 / the command was not taken: " + e.getCause().getMessage(), e.getCause());
    }
  }

  private static void await(
      LogTail answers, List<Answer> wanted, Outcome[] outcomes, Duration limit)
      throws InterruptedException {
    AtomicInteger open = new AtomicInteger(outcomes.length);
    answers.read(
        limit,
        () -> open.get() > 0,
        record -> {
          for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
              outcomes[i] =
                  wanted.get(i).in(record.topic(), record.key(), record.value()).orElse(null);
              open.addAndGet(outcomes[i] == null ? 0 : -1);
            }
          }
        });
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
