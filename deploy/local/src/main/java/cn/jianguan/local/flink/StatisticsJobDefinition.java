package cn.jianguan.local.flink;

import cn.jianguan.jobs.log.LogSource;
import cn.jianguan.jobs.statistics.StatisticsTopology;
import cn.jianguan.local.kafka.LogTopic;
import cn.jianguan.local.stack.StackFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** StatisticsJob as the local Flink takes it. */
public final class StatisticsJobDefinition {
  /** Its consumer group. */
  public static final String GROUP = "statistics-job";

  private static final int MAX_PARALLELISM = 128;

  private StatisticsJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    String kafka = StackFile.read(configuration).bootstrapServers();
    env.setMaxParallelism(MAX_PARALLELISM);
    StatisticsTopology.build(
        env,
        LogSource.of(
            kafka,
            GROUP,
            List.of(LogTopic.ACT_LOG.topic(), LogTopic.ALERT_LOG.topic()),
            new Properties()),
        StatisticsTopology.sink(kafka, LogTopic.STATISTICS.topic(), new Properties()));
  }
}
