package cn.jianguan.local.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Numbers the records of each key, exactly once: lost or repeated work would show as a gap. */
public final class CountingJob {
  private CountingJob() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    JobConfiguration config = JobConfiguration.read(configuration);
    String kafka = config.get(KafkaOptions.BOOTSTRAP_SERVERS);
    env.setMaxParallelism(128);
    KafkaSource<String> source =
        KafkaSource.<String>builder()
            .setProperties(config.kafkaClient())
            .setBootstrapServers(kafka)
            .setTopics("acts")
            .setGroupId("counting")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    env.fromSource(source, WatermarkStrategy.forMonotonousTimestamps(), "acts")
        .uid("acts")
        .keyBy(value -> value, Types.STRING)
        .process(new Number())
        .returns(Types.STRING)
        .uid("number")
        .sinkTo(
            KafkaSink.<String>builder()
                .setKafkaProducerConfig(config.kafkaClient())
                .setBootstrapServers(kafka)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix("counting")
                .setProperty("transaction.timeout.ms", "600000")
                .setRecordSerializer(
                    KafkaRecordSerializationSchema.<String>builder()
                        .setTopic("hits")
                        .setValueSerializationSchema(new SimpleStringSchema(StandardCharsets.UTF_8))
                        .build())
                .build())
        .uid("hits");
  }

  private static final class Number extends KeyedProcessFunction<String, String, String> {
    private transient ValueState<Long> seen;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.LONG));
    }

    @Override
    public void processElement(String value, Context context, Collector<String> out)
        throws Exception {
      long number = seen.value() == null ? 0 : seen.value() + 1;
      seen.update(number);
      out.collect(value + "/" + number);
    }
  }
}
