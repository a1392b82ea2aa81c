package cn.jianguan.local.flink;

import cn.jianguan.jobs.app.AlertJob;
import cn.jianguan.jobs.config.JobConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** AlertJob as the local Flink takes it. */
public final class AlertJobDefinition {
  private AlertJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    JobConfiguration config = JobConfiguration.read(configuration);
    env.configure(AlertJob.settings(config));
    AlertJob.build(env, config);
  }
}
