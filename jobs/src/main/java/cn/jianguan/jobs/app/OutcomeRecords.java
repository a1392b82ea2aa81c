package cn.jianguan.jobs.app;

import cn.jianguan.jobs.outcome.Lane;
import cn.jianguan.jobs.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One producer for all lanes: their records become visible together or not at all. A record carries
 * the log time of its cause, so those topics must keep the producer's timestamps (CreateTime).
 */
final class OutcomeRecords implements KafkaRecordSerializationSchema<Outcome> {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Lane, String> topics;

  OutcomeRecords(EnumMap<Lane, String> topics) {
    this.topics = topics;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Outcome outcome, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topics.get(outcome.lane()),
        null,
        outcome.logTime(),
        outcome.key().getBytes(StandardCharsets.UTF_8),
        outcome.bytes());
  }
}
