package cn.jianguan.local.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.statistics.StatisticsJob;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** StatisticsJob as the local Flink takes it. */
public final class StatisticsJobDefinition {
  private StatisticsJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    JobConfiguration config = JobConfiguration.read(configuration);
    env.configure(StatisticsJob.settings(config));
    StatisticsJob.build(env, config);
  }
}
