package cn.jianguan.jobs.statistics;

import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.LogConfig;
import cn.jianguan.log.Topic;
import java.nio.file.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts StatisticsJob. Argument: the configuration file. */
public final class StatisticsJob {
  /** Leads the keys of its own options. */
  public static final String NAME = "statistics";

  private StatisticsJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: StatisticsJob <configuration file>");
    }
    LogConfig config = LogConfig.read(Path.of(args[0]));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(config.flink(NAME));
    build(env, config);
    env.execute(Job.STATISTICS.jobName());
  }

  /** Adds the job to an environment made with {@link LogConfig#flink}. */
  public static void build(StreamExecutionEnvironment env, LogConfig config) {
    StatisticsTopology.build(
        env,
        config.source(Job.STATISTICS),
        StatisticsTopology.sink(
            config.bootstrapServers(), config.topic(Topic.STATISTICS), config.kafkaClient()));
  }
}
