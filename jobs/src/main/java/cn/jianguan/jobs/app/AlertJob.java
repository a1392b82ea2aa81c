package cn.jianguan.jobs.app;

import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobSettings;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.log.flink.TopicCheck;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts AlertJob. Argument: the configuration file. */
public final class AlertJob {
  private AlertJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: AlertJob <configuration file>");
    }
    JobConfiguration config = JobConfiguration.read(Path.of(args[0]));
    TopicCheck.require(config, Job.ALERT);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(settings(config));
    build(env, config);
    env.execute(Job.ALERT.jobName());
  }

  /**
   * Adds the job to an environment made with {@link #settings}.
   *
   * @throws IllegalArgumentException if more readers are asked for than acts has partitions
   */
  public static void build(StreamExecutionEnvironment env, JobConfiguration config) {
    env.setParallelism(config.get(AlertJobOptions.PARALLELISM));
    env.setMaxParallelism(config.get(AlertJobOptions.MAX_PARALLELISM));
    LogTopics topics = new LogTopics(config);
    topics.requirePartitionForEveryReader();
    new AlertTopology(config)
        .build(
            env,
            topics.acts(),
            topics.reference(),
            topics.models(),
            topics.commands(),
            topics.outputs());
  }

  /** How Flink must run the job. */
  public static Configuration settings(JobConfiguration config) {
    Configuration flink =
        JobSettings.of(
            config,
            config.get(AlertJobOptions.CHECKPOINT_INTERVAL),
            config.get(AlertJobOptions.CHECKPOINT_TIMEOUT));
    flink.set(
        PipelineOptions.AUTO_WATERMARK_INTERVAL, config.get(AlertJobOptions.WATERMARK_INTERVAL));
    flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
    flink.set(
        CheckpointingOptions.MAX_RETAINED_CHECKPOINTS,
        config.get(AlertJobOptions.CHECKPOINTS_RETAINED));
    flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    // The order of the log rests on all subtasks having seen the same references at a barrier.
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    return flink;
  }
}
