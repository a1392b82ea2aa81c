package cn.jianguan.console.model;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.ModelRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic of models, which is the truth about them: it keeps every version for ever, with
 * heartbeats between them. So only its end is read, from where somebody knows what is before.
 */
public final class ModelTopic {
  private static final TopicPartition TOPIC = new TopicPartition(Topic.MODELS.kafkaName(), 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int LARGEST = 16 << 20;
  private static final int ROWS_AT_ONCE = 5_000;
  private static final String SENDER = "jianguan-publication";

  private final Codec codec = Codec.standard();
  private final Map<String, Object> reader;
  private final Map<String, Object> publisher;

  /**
   * Connects when something is asked of it.
   *
   * @param reader settings of Kafka's clients for a user who may read the topic
   * @param publisher the same for the one who may write to it
   */
  public ModelTopic(Map<String, ?> reader, Map<String, ?> publisher) {
    this.reader = new HashMap<>(reader);
    this.reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    this.reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.reader.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, ROWS_AT_ONCE);
    this.reader.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.publisher = new HashMap<>(publisher);
    this.publisher.put(ProducerConfig.ACKS_CONFIG, "all");
    this.publisher.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    this.publisher.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
  }

  /**
   * What was published of a model from an offset on, in the order of the log.
   *
   * @throws IOException if Kafka does not answer or refuses
   */
  public List<Published> from(long offset, String modelId) throws IOException {
    List<Published> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(TOPIC));
      consumer.seek(TOPIC, offset);
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      while (consumer.position(TOPIC) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.value() != null && !codec.isHeartbeat(record.value())) {
            read(record, modelId, found);
          }
        }
      }
      return found;
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record, String modelId, List<Published> found) {
    try {
      ModelRecord model = codec.decode(record.value(), ModelRecord.class);
      if (model.getModelId().equals(modelId)) {
        found.add(new Published(model, Instant.ofEpochMilli(record.timestamp())));
      }
    } catch (UnreadableException e) {
      return; // the jobs have refused it too
    }
  }

  /**
   * Appends a publication; returns once every copy has it.
   *
   * @return it, with the log time the broker gave it
   * @throws IOException if the broker did not take it: nothing was published
   */
  public Published append(ModelRecord model) throws IOException, InterruptedException {
    byte[] key = model.getModelId().getBytes(StandardCharsets.UTF_8);
    try (KafkaProducer<byte[], byte[]> log =
        new KafkaProducer<>(publisher, new ByteArraySerializer(), new ByteArraySerializer())) {
      // The first word on a new connection takes its time. Were it the publication, acts that came
      // meanwhile would lie behind its log time and be judged without it, where senders stamp.
      byte[] heartbeat = codec.encode(Heartbeat.newBuilder().setSender(SENDER).build());
      log.send(new ProducerRecord<>(TOPIC.topic(), 0, null, heartbeat)).get();
      RecordMetadata at =
          log.send(new ProducerRecord<>(TOPIC.topic(), 0, key, codec.encode(model))).get();
      return new Published(model, Instant.ofEpochMilli(at.timestamp()));
    } catch (ExecutionException e) {
      throw new IOException(
          "未能写入日志 / the log did not take it: " + e.getCause().getMessage(), e.getCause());
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }
}
