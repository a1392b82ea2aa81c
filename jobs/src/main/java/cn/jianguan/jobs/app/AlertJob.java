package cn.jianguan.jobs.app;

import cn.jianguan.jobs.log.Job;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Starts AlertJob. Argument: the configuration file. */
public final class AlertJob {
  private AlertJob() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 1) {
      throw new IllegalArgumentException("用法 / usage: AlertJob <configuration file>");
    }
    JobConfig config = JobConfig.read(Path.of(args[0]));
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
  public static void build(StreamExecutionEnvironment env, JobConfig config) {
    env.setParallelism(config.number(JobOption.PARALLELISM));
    env.setMaxParallelism(config.number(JobOption.MAX_PARALLELISM));
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
  public static Configuration settings(JobConfig config) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    // Every value between operators is immutable or made anew, so none needs a copy.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(
        PipelineOptions.AUTO_WATERMARK_INTERVAL, config.duration(JobOption.WATERMARK_INTERVAL));
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.setString("state.backend.rocksdb.use-bloom-filter", "true");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.text(JobOption.CHECKPOINT_DIR));
    flink.set(
        CheckpointingOptions.MAX_RETAINED_CHECKPOINTS,
        config.number(JobOption.CHECKPOINTS_RETAINED));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    flink.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        config.duration(JobOption.CHECKPOINT_INTERVAL));
    flink.set(
        CheckpointingOptions.CHECKPOINTING_TIMEOUT, config.duration(JobOption.CHECKPOINT_TIMEOUT));
    // The order of the log rests on all subtasks having seen the same references at a barrier.
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    return flink;
  }
}
