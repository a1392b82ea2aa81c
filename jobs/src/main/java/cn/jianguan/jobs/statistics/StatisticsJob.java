package cn.jianguan.jobs.statistics;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobSettings;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.config.StatisticsJobOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.log.flink.TopicCheck;
import cn.jianguan.log.Topic;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts StatisticsJob. Argument: the configuration file. */
public final class StatisticsJob {
  private StatisticsJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: StatisticsJob <configuration file>");
    }
    JobConfiguration config = JobConfiguration.read(Path.of(args[0]));
    TopicCheck.require(config, Job.STATISTICS);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(config));
    build(env, config);
    env.execute(Job.STATISTICS.jobName());
  }

  /** Adds the job to an environment made with {@link #settings}. */
  public static void build(StreamExecutionEnvironment env, JobConfiguration config) {
    String kafka = config.get(KafkaOptions.BOOTSTRAP_SERVERS);
    StatisticsTopology.build(
        env,
        LogSource.of(config, Job.STATISTICS),
        StatisticsTopology.sink(
            kafka, config.get(KafkaOptions.topic(Topic.STATISTICS)), config.kafkaClient()),
        StatisticsTopology.rejects(
            kafka, config.get(KafkaOptions.topic(Topic.REJECTS)), config.kafkaClient()));
  }

  /** How Flink must run the job. */
  public static Configuration settings(JobConfiguration config) {
    return JobSettings.downstream(
        config,
        StatisticsJobOptions.CHECKPOINT_INTERVAL,
        StatisticsJobOptions.CHECKPOINT_TIMEOUT,
        StatisticsJobOptions.PARALLELISM);
  }
}
