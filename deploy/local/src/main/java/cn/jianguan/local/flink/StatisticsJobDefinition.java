package cn.jianguan.local.flink;

import cn.jianguan.jobs.log.flink.LogConfig;
import cn.jianguan.jobs.statistics.StatisticsJob;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** StatisticsJob as the local Flink takes it. */
public final class StatisticsJobDefinition {
  private StatisticsJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    LogConfig config = LogConfig.read(configuration);
    env.configure(config.flink(StatisticsJob.NAME));
    StatisticsJob.build(env, config);
  }
}
