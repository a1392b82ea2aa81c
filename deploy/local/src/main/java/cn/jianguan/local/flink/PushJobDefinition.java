package cn.jianguan.local.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.push.PushJob;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** PushJob as the local Flink takes it. */
public final class PushJobDefinition {
  private PushJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    JobConfiguration config = JobConfiguration.read(configuration);
    env.configure(PushJob.settings(config));
    PushJob.build(env, config);
  }
}
