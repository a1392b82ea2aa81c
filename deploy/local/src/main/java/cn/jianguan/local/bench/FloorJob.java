package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.flink.LogRecordSerializer;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.local.flink.JobSpec;
import cn.jianguan.log.Topic;
import cn.jianguan.record.SupervisionAct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.source.hybrid.HybridSource;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The least that a job can do: takes the acts out of Kafka, decodes each, and discards it. No
 * state, no checkpoints, one reader per partition with the decoding chained to it.
 *
 * <p>It reads the topic twice and ends. The first time the JVM still compiles what it runs, which
 * would make the floor look low and everything above it good; only the second time counts.
 */
public final class FloorJob {
  static final JobSpec SPEC = new JobSpec("floor", FloorJob.class.getName());

  /** Acts decoded the second time; */
  static final String HANDLED = "handled";

  /** and when the first of them began and the last of them ended, epoch ms. */
  static final String FIRST = "first";

  static final String LAST = "last";

  private FloorJob() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true); // as the jobs it is compared with
    env.configure(settings);
    env.getCheckpointConfig().disableCheckpointing();
    JobConfiguration kafka = JobConfiguration.read(configuration);
    env.fromSource(
            HybridSource.builder(acts(kafka)).addSource(acts(kafka)).build(),
            WatermarkStrategy.noWatermarks(),
            "acts",
            LogRecordSerializer.TYPE)
        .filter(new Decode())
        .name("decode")
        .sinkTo(new DiscardingSink<>())
        .name("discard");
  }

  private static KafkaSource<LogRecord> acts(JobConfiguration config) {
    return LogSource.builder(
            config.get(KafkaOptions.BOOTSTRAP_SERVERS),
            SPEC.name(),
            List.of(Topic.ACTS.kafkaName()),
            config.kafkaClient())
        .setBounded(OffsetsInitializer.latest())
        .build();
  }

  /** Lets nothing pass. */
  private static final class Decode extends RichFilterFunction<LogRecord> {
    private static final long serialVersionUID = 1L;

    private final LongCounter handled = new LongCounter();
    private final LongMinimum first = new LongMinimum();
    private final LongMaximum last = new LongMaximum();

    /** By partition, the offset after the furthest that was read. */
    private final long[] next = new long[Topics.partitions(Topic.ACTS)];

    private transient Codec codec;

    @Override
    public void open(OpenContext context) {
      codec = Codec.standard();
      getRuntimeContext().addAccumulator(HANDLED, handled);
      getRuntimeContext().addAccumulator(FIRST, first);
      getRuntimeContext().addAccumulator(LAST, last);
    }

    @Override
    public boolean filter(LogRecord record) throws UnreadableException {
      boolean counts = record.offset() < next[record.partition()];
      next[record.partition()] = Math.max(next[record.partition()], record.offset() + 1);
      if (codec.isHeartbeat(record.bytes())) {
        return false;
      }
      long before = counts ? System.currentTimeMillis() : 0;
      codec.decode(record.bytes(), SupervisionAct.class);
      if (counts) {
        handled.add(1L);
        first.add(before);
        last.add(System.currentTimeMillis());
      }
      return false;
    }
  }
}
