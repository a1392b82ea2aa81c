package cn.jianguan.jobs.load;

import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.LogConfig;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Starts LoadJob. Argument: the configuration file, with {@code clickhouse.endpoint}, {@code
 * clickhouse.database} (default), {@code clickhouse.user} (default), {@code clickhouse.password}
 * and {@code load.chunk} ({@value LoadTopology#CHUNK} offsets; the same in every run). The tables
 * must be there: see {@link Migrations}.
 */
public final class LoadJob {
  /** Leads the keys of its own options. */
  public static final String NAME = "load";

  private LoadJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: LoadJob <configuration file>");
    }
    LogConfig config = LogConfig.read(Path.of(args[0]));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(config.flink(NAME));
    build(env, config);
    env.execute(Job.LOAD.jobName());
  }

  /** Adds the job to an environment made with {@link LogConfig#flink}. */
  public static void build(StreamExecutionEnvironment env, LogConfig config) {
    ClickHouseAddress clickHouse =
        new ClickHouseAddress(
            config.required("clickhouse.endpoint"),
            config.text("clickhouse.database", "default"),
            config.text("clickhouse.user", "default"),
            config.text("clickhouse.password", ""));
    LoadTopology.build(
        env,
        config.source(Job.LOAD),
        new LoadSink(clickHouse, config.number("load.chunk", LoadTopology.CHUNK)));
  }
}
