package cn.jianguan.command.backtest;

import cn.jianguan.command.cluster.FlinkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.OptionalFailure;
import org.apache.flink.util.SerializedValue;

/** A job that ends, in a Flink of this process, with its state in a folder that can be deleted. */
final class EmbeddedJob {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PARALLELISM = 2;
  private static final MemorySize LEAST_ROCKSDB = MemorySize.ofMebiBytes(256);
  private static final int MAX_PARALLELISM = 128;
  private static final Duration SPEAK_EVERY = Duration.ofSeconds(2);
  private static final long LOOK_EVERY_MILLIS = 200;

  private final Configuration settings = new Configuration();

  EmbeddedJob(Path folder) throws IOException {
    settings.set(CoreOptions.TMP_DIRS, folder.toString());
    settings.set(RocksDBOptions.LOCAL_DIRECTORIES, folder.resolve("rocksdb").toString());
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(RocksDBOptions.USE_MANAGED_MEMORY, false);
    settings.set(RocksDBOptions.FIX_PER_TM_MEMORY_SIZE, rocksDb());
    settings.setString("state.backend.rocksdb.use-bloom-filter", "true");
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(48));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(48));
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    // No operator changes a value it was given or has passed on.
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
    // Counters reach us with heartbeats.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(2));
    settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofMinutes(5));
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(WebOptions.SUBMIT_ENABLE, false);
    FlinkKey.in(folder).require(settings);
  }

  /** A tenth of what the heap may take, beside it. */
  private static MemorySize rocksDb() {
    MemorySize tenth = new MemorySize(Runtime.getRuntime().maxMemory() / 10);
    return tenth.compareTo(LEAST_ROCKSDB) > 0 ? tenth : LEAST_ROCKSDB;
  }

  StreamExecutionEnvironment environment() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(PARALLELISM);
    env.setMaxParallelism(MAX_PARALLELISM);
    return env;
  }

  /**
   * Runs a job to its end.
   *
   * @param progress is given the counters from time to time
   * @return the counters at the end
   * @throws JobExecutionException if the job fails
   */
  @SuppressWarnings("try") // closing the cluster may be interrupted; then the run is over anyway
  Map<String, Long> run(StreamExecutionEnvironment env, Consumer<Map<String, Long>> progress)
      throws Exception {
    try (MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setCommonBindAddress(LOOPBACK)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .build())) {
      cluster.start();
      StreamGraph graph = env.getStreamGraph();
      JobID job = new JobID();
      graph.setJobId(job);
      cluster.submitJob(graph).get();
      long spoken = System.nanoTime();
      while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        if (System.nanoTime() - spoken > SPEAK_EVERY.toNanos()) {
          spoken = System.nanoTime();
          progress.accept(counters(cluster, job));
        }
      }
      ClassLoader loader = EmbeddedJob.class.getClassLoader();
      JobExecutionResult result = cluster.requestJobResult(job).get().toJobExecutionResult(loader);
      Map<String, Long> counters = new TreeMap<>();
      result.getAllAccumulatorResults().forEach((name, it) -> counters.put(name, (Long) it));
      return counters;
    }
  }

  private static Map<String, Long> counters(MiniCluster cluster, JobID job)
      throws InterruptedException, ExecutionException {
    Map<String, Long> counters = new TreeMap<>();
    Map<String, SerializedValue<OptionalFailure<Object>>> all =
        cluster.getExecutionGraph(job).get().getAccumulatorsSerialized();
    for (var counter : all.entrySet()) {
      try {
        Object value =
            counter.getValue().deserializeValue(EmbeddedJob.class.getClassLoader()).get();
        counters.put(counter.getKey(), (Long) value);
      } catch (Exception e) {
        continue; // not there yet
      }
    }
    return counters;
  }
}
