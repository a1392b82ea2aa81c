package cn.jianguan.command.models;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.LogWriter;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.lint.Admission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The topic of models, which is the truth about them: it keeps every version for ever, and a
 * heartbeat every {@link cn.jianguan.command.kafka.Heartbeats#TICK} between them. So only its end
 * is read, from where the load job was at its last checkpoint: what is before that is in
 * ClickHouse.
 */
final class ModelLog {
  private static final TopicPartition TOPIC = new TopicPartition(Topic.MODELS.kafkaName(), 0);
  private static final Duration POLL = Duration.ofMillis(500);

  private final Codec codec = Codec.standard();
  private final Cluster cluster;

  ModelLog(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * What was published of a model; what the jobs refused is left out, by the same rules.
   *
   * @throws IOException if ClickHouse does not run
   */
  PublicationHistory of(String modelId) throws IOException {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse());
        KafkaConsumer<byte[], byte[]> consumer = log.consumer()) {
      long loaded = log.read(Drain.LOAD_JOB.job(), List.of(TOPIC.topic()));
      List<Published> found = new ModelTable(clickHouse).before(loaded, modelId);
      consumer.assign(List.of(TOPIC));
      consumer.seek(TOPIC, loaded);
      long end = consumer.endOffsets(List.of(TOPIC)).get(TOPIC);
      while (consumer.position(TOPIC) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (record.value() != null && !codec.isHeartbeat(record.value())) {
            read(record, modelId, found);
          }
        }
      }
      found.removeIf(published -> !Admission.refusal(published.record()).isEmpty());
      return new PublicationHistory(modelId, found);
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
   * Appends a publication.
   *
   * @return it, with the log time the broker gave it
   * @throws IOException if the broker did not take it
   */
  Published append(ModelRecord model) throws IOException, InterruptedException {
    byte[] key = model.getModelId().getBytes(StandardCharsets.UTF_8);
    try (LogWriter log = new LogWriter(cluster.kafka(LogUser.PUBLISHER))) {
      RecordMetadata at =
          log.write(new ProducerRecord<>(TOPIC.topic(), 0, key, codec.encode(model)));
      return new Published(model, Instant.ofEpochMilli(at.timestamp()));
    }
  }
}
