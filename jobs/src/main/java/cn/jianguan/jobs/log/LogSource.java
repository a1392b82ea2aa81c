package cn.jianguan.jobs.log;

import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads topics of the log from their beginning, committed records only, without opening them. */
public final class LogSource {
  private LogSource() {}

  /**
   * @param group names the reader in Kafka; where it resumes is in Flink's checkpoints, the offsets
   *     it commits only show its lag
   * @param client further settings of the Kafka client, e.g. security
   */
  public static KafkaSource<LogRecord> of(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return builder(bootstrapServers, group, topics, client).build();
  }

  /** As {@link #of}, for readers that stop somewhere. */
  public static KafkaSourceBuilder<LogRecord> builder(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return KafkaSource.<LogRecord>builder()
        .setProperties(client)
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setTopics(topics)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new Deserializer())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }

  private static final class Deserializer implements KafkaRecordDeserializationSchema<LogRecord> {
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<LogRecord> out) {
      out.collect(
          new LogRecord(in.topic(), in.partition(), in.offset(), in.timestamp(), in.value()));
    }

    @Override
    public TypeInformation<LogRecord> getProducedType() {
      return TypeInformation.of(LogRecord.class);
    }
  }
}
