package cn.jianguan.jobs.config;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** How Flink must run a job, as far as all jobs agree. */
public final class JobSettings {
  /** Key groups of the jobs behind AlertJob; another number would lose their keyed state. */
  private static final int MAX_PARALLELISM = 128;

  private JobSettings() {}

  /** Settings for a job to add its own to. */
  public static Configuration of(JobConfiguration config, Duration interval, Duration timeout) {
    Configuration flink = new Configuration();
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    // Every value between operators is immutable or made anew, so none needs a copy.
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, config.get(JobOptions.CHECKPOINT_DIR));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, timeout);
    return flink;
  }

  /** The same for a job behind AlertJob, whose options say how many subtasks it has. */
  public static Configuration downstream(
      JobConfiguration config,
      ConfigOption<Duration> interval,
      ConfigOption<Duration> timeout,
      ConfigOption<Integer> parallelism) {
    Configuration flink = of(config, config.get(interval), config.get(timeout));
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    // These jobs have no clock, so no task needs to look at one.
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ZERO);
    config
        .find(parallelism)
        .ifPresent(subtasks -> flink.set(CoreOptions.DEFAULT_PARALLELISM, subtasks));
    return flink;
  }
}
