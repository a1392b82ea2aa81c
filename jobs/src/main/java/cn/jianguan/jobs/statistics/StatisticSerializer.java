package cn.jianguan.jobs.statistics;

import cn.jianguan.codec.Codec;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A cell as a record of {@code statistics}: all values of one cell go to one partition, in order.
 */
final class StatisticSerializer implements KafkaRecordSerializationSchema<CellCounts> {
  private final String topic;

  StatisticSerializer(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      CellCounts counts, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic,
        null,
        counts.logTime,
        counts.cell.getBytes(StandardCharsets.UTF_8),
        Codec.standard().encode(counts.toRecord()));
  }
}
