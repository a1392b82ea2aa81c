package cn.jianguan.local.flink;

import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.jobs.load.LoadSink;
import cn.jianguan.jobs.load.LoadTopology;
import cn.jianguan.jobs.log.LogSource;
import cn.jianguan.local.stack.StackFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** LoadJob as the local Flink takes it. */
public final class LoadJobDefinition {
  /** Its consumer group. */
  public static final String GROUP = "load-job";

  private static final int MAX_PARALLELISM = 128;

  private LoadJobDefinition() {}

  public static void define(StreamExecutionEnvironment env, Path configuration) throws IOException {
    StackFile stack = StackFile.read(configuration);
    env.setMaxParallelism(MAX_PARALLELISM);
    LoadTopology.build(
        env,
        LogSource.of(stack.bootstrapServers(), GROUP, LoadTopology.TOPICS, new Properties()),
        new LoadSink(
            new ClickHouseAddress(
                stack.clickHouse(),
                stack.clickHouseDatabase(),
                stack.clickHouseUser(),
                stack.clickHousePassword()),
            LoadTopology.CHUNK));
  }
}
