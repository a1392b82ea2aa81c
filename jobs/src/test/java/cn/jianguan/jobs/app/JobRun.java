package cn.jianguan.jobs.app;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job on a Flink cluster in this process, from its start or from a savepoint to another one. */
final class JobRun implements AutoCloseable {
  private static final int SLOTS = 2;

  private final MiniCluster cluster;
  private final JobGraph graph;

  private JobRun(MiniCluster cluster, JobGraph graph) {
    this.cluster = cluster;
    this.graph = graph;
  }

  /**
   * @param savepoint whose whole state is taken over; null: none
   */
  static JobRun start(
      Configuration settings, Consumer<StreamExecutionEnvironment> job, Path savepoint)
      throws Exception {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    job.accept(env);
    JobGraph graph = env.getStreamGraph().getJobGraph();
    if (savepoint != null) {
      graph.setSavepointRestoreSettings(
          SavepointRestoreSettings.forPath(savepoint.toUri().toString(), false));
    }
    settings.set(RestOptions.BIND_PORT, "0");
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
    cluster.start();
    cluster.submitJob(graph).get();
    return new JobRun(cluster, graph);
  }

  boolean alive() {
    return !cluster.getJobStatus(graph.getJobID()).join().isGloballyTerminalState();
  }

  /** Ends the job; all it has written is committed. Returns where the savepoint is, a URI. */
  String stop(Path savepoints) throws Exception {
    return cluster
        .stopWithSavepoint(
            graph.getJobID(), savepoints.toUri().toString(), false, SavepointFormatType.CANONICAL)
        .get();
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
