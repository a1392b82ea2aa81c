package cn.jianguan.jobs.load;

import cn.jianguan.jobs.config.ClickHouseOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobSettings;
import cn.jianguan.jobs.config.LoadJobOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.LogSource;
import cn.jianguan.jobs.log.flink.TopicCheck;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Starts LoadJob. Argument: the configuration file. The tables must be there: see {@link
 * Migrations}.
 */
public final class LoadJob {
  private LoadJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: LoadJob <configuration file>");
    }
    JobConfiguration config = JobConfiguration.read(Path.of(args[0]));
    TopicCheck.require(config, Job.LOAD);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(config));
    build(env, config);
    env.execute(Job.LOAD.jobName());
  }

  /** Adds the job to an environment made with {@link #settings}. */
  public static void build(StreamExecutionEnvironment env, JobConfiguration config) {
    ClickHouseAddress clickHouse =
        new ClickHouseAddress(
            config.get(ClickHouseOptions.ENDPOINT),
            config.get(ClickHouseOptions.DATABASE),
            config.get(ClickHouseOptions.USER),
            config.get(ClickHouseOptions.PASSWORD));
    LoadTopology.build(
        env,
        LogSource.of(config, Job.LOAD),
        new LoadSink(clickHouse, config.get(LoadJobOptions.CHUNK)));
  }

  /** How Flink must run the job. */
  public static Configuration settings(JobConfiguration config) {
    return JobSettings.downstream(
        config,
        LoadJobOptions.CHECKPOINT_INTERVAL,
        LoadJobOptions.CHECKPOINT_TIMEOUT,
        LoadJobOptions.PARALLELISM);
  }
}
