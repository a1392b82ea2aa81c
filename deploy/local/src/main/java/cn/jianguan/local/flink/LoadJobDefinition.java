package cn.jianguan.local.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.load.LoadJob;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** LoadJob as the local Flink takes it. */
public final class LoadJobDefinition {
  private LoadJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    JobConfiguration config = JobConfiguration.read(configuration);
    env.configure(LoadJob.settings(config));
    LoadJob.build(env, config);
  }
}
