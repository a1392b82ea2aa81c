package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One producer for all lanes: their records become visible together or not at all. A record carries
 * the log time of its cause, so those topics must keep the producer's timestamps (CreateTime).
 */
public final class OutputRecordSchema implements KafkaRecordSerializationSchema<OutputRecord> {
  private static final long serialVersionUID = 1L;

  private final EnumMap<Topic, String> topics;

  public OutputRecordSchema(EnumMap<Topic, String> topics) {
    this.topics = topics;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      OutputRecord output, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topics.get(output.topic()),
        null,
        output.logTime(),
        output.key().getBytes(StandardCharsets.UTF_8),
        output.bytes());
  }
}
