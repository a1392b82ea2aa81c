package cn.jianguan.local.flink;

import cn.jianguan.jobs.metrics.flink.PrometheusReporterFactory;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.changelog.fs.FsStateChangelogOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateChangelogOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Flink's configuration on one machine. A job may override what concerns only itself. */
final class FlinkSettings {
  private static final String LOOPBACK = "127.0.0.1";

  /** A restart reads the log since then again. */
  private static final Duration MATERIALIZATION = Duration.ofSeconds(10);

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(96);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(32);

  /** Of what RocksDB may take; more of them at once are full before a checkpoint empties them. */
  private static final int WRITE_BUFFER_SHARE = 40;

  private FlinkSettings() {}

  static Path checkpoints(Path home) {
    return home.resolve("checkpoints");
  }

  static Configuration of(
      Path home,
      int port,
      int metricsPort,
      int parallelism,
      int rocksDbMegabytes,
      CheckpointProfile profile) {
    Configuration c = new Configuration();
    c.set(RestOptions.ADDRESS, LOOPBACK);
    c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    c.set(RestOptions.PORT, port);
    c.set(RestOptions.BIND_PORT, String.valueOf(port));
    c.set(WebOptions.SUBMIT_ENABLE, false);
    c.set(WebOptions.CANCEL_ENABLE, false);
    c.set(WebOptions.RESCALE_ENABLE, false);
    // The blob server, RPC and the exchange of records: without these they listen to the network.
    c.set(JobManagerOptions.ADDRESS, LOOPBACK);
    c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    c.set(TaskManagerOptions.HOST, LOOPBACK);
    c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    c.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    c.set(CoreOptions.TMP_DIRS, home.resolve("tmp").toString());
    c.set(PipelineOptions.GENERIC_TYPES, false);
    // One machine may be busy for long; a process that is really gone is seen by its parent.
    c.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(3));
    c.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(30));
    // Who waits for a watermark asks REST for it, which answers from what it fetched last.
    c.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, Duration.ofSeconds(1));
    metrics(c, metricsPort);
    memory(c, rocksDbMegabytes);
    checkpointing(c, home);
    if (profile.changelog()) {
      changelog(c, home);
    }
    if (profile == CheckpointProfile.PROMPT) {
      // What is said goes on at once: else it waits up to 100 ms at each station for its buffer to
      // fill, and a thread of each task looks ten times a second whether something does.
      c.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ZERO);
    }
    // A failing job tries again for ever; what is wrong shows in `status` and in the log.
    c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    c.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(200));
    c.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(10));
    return c;
  }

  private static void metrics(Configuration c, int port) {
    Configuration reporter = MetricOptions.forReporter(c, "prometheus");
    reporter.set(MetricOptions.REPORTER_FACTORY_CLASS, PrometheusReporterFactory.class.getName());
    c.setString("metrics.reporter.prometheus.host", LOOPBACK);
    c.setString("metrics.reporter.prometheus.port", String.valueOf(port));
  }

  private static void memory(Configuration c, int rocksDbMegabytes) {
    c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    // One cache for all slots: jobs without state leave theirs to the others.
    c.set(RocksDBOptions.USE_MANAGED_MEMORY, false);
    c.set(RocksDBOptions.FIX_PER_TM_MEMORY_SIZE, MemorySize.ofMebiBytes(rocksDbMegabytes));
    c.set(RocksDBOptions.OPTIONS_FACTORY, LazyCompaction.class.getName());
    c.set(
        RocksDBConfigurableOptions.WRITE_BUFFER_SIZE,
        MemorySize.ofMebiBytes(rocksDbMegabytes / WRITE_BUFFER_SHARE));
  }

  /** RocksDB's own snapshots wait for the disk several times per operator; a log does once. */
  private static void changelog(Configuration c, Path home) {
    c.set(StateChangelogOptions.ENABLE_STATE_CHANGE_LOG, true);
    c.set(StateChangelogOptions.STATE_CHANGE_LOG_STORAGE, "filesystem");
    c.set(FsStateChangelogOptions.BASE_PATH, home.resolve("changelog").toUri().toString());
    c.set(StateChangelogOptions.PERIODIC_MATERIALIZATION_INTERVAL, MATERIALIZATION);
  }

  private static void checkpointing(Configuration c, Path home) {
    c.set(RocksDBOptions.LOCAL_DIRECTORIES, home.resolve("tmp").resolve("rocksdb").toString());
    c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints(home).toUri().toString());
    c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(1));
    c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(10));
    c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
    c.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    c.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }
}
