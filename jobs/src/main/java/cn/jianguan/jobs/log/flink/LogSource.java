package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.metrics.flink.FlinkMetrics;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.common.serialization.DeserializationSchema;
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
  public static KafkaSource<LogBean> of(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return builder(bootstrapServers, group, topics, client).build();
  }

  /** As above, of the topics that a job reads. */
  public static KafkaSource<LogBean> of(JobConfiguration config, Job job) {
    return of(
        config.get(KafkaOptions.BOOTSTRAP_SERVERS),
        job.jobName(),
        job.reads().stream().map(topic -> config.get(KafkaOptions.topic(topic))).toList(),
        config.kafkaClient());
  }

  /** As {@link #of}, for readers that stop somewhere. */
  public static KafkaSourceBuilder<LogBean> builder(
      String bootstrapServers, String group, List<String> topics, Properties client) {
    return KafkaSource.<LogBean>builder()
        .setProperties(client)
        .setBootstrapServers(bootstrapServers)
        .setGroupId(group)
        .setTopics(topics)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new Deserializer())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
  }

  private static final class Deserializer implements KafkaRecordDeserializationSchema<LogBean> {
    private transient LogTimeRead read;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
      read = new LogTimeRead(new FlinkMetrics(context.getMetricGroup()));
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> in, Collector<LogBean> out) {
      read.record(in.topic(), in.timestamp());
      out.collect(new LogBean(in.topic(), in.partition(), in.offset(), in.timestamp(), in.value()));
    }

    @Override
    public TypeInformation<LogBean> getProducedType() {
      return TypeInformation.of(LogBean.class);
    }
  }
}
