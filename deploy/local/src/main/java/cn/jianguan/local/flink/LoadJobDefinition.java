package cn.jianguan.local.flink;

import cn.jianguan.jobs.load.LoadJob;
import cn.jianguan.jobs.log.flink.LogConfig;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** LoadJob as the local Flink takes it. */
public final class LoadJobDefinition {
  private LoadJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    LogConfig config = LogConfig.read(configuration);
    env.configure(config.flink(LoadJob.NAME));
    LoadJob.build(env, config);
  }
}
