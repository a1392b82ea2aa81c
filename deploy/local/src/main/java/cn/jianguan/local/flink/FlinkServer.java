package cn.jianguan.local.flink;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkKey;
import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.jobs.log.flink.LostTransactionException;
import cn.jianguan.local.process.ManagedMain;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.SerializedThrowable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of Flink's process: JobManager, one TaskManager and the REST interface in one JVM.
 *
 * <p>It has no memory of its jobs beyond their retained checkpoints: every start submits each job
 * from its newest complete one. So the process may be killed at any moment, leaves at once when it
 * is asked to, and ends itself when it has lost its TaskManager or a job.
 *
 * <p>Arguments: home folder, REST port, metrics port, parallelism, megabytes of RocksDB, profile,
 * configuration file of the jobs, and {@code name=class} for each job.
 */
final class FlinkServer {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkServer.class);

  private static final int FIRST_JOB = 7;

  private final Configuration settings;
  private final Path home;
  private final Path jobConfiguration;
  private final CheckpointProfile profile;
  private final Map<JobID, Duration> paced = new HashMap<>();

  private FlinkServer(
      Configuration settings, Path home, Path jobConfiguration, CheckpointProfile profile) {
    this.profile = profile;
    this.settings = settings;
    this.home = home;
    this.jobConfiguration = jobConfiguration;
  }

  public static void main(String[] args) throws Exception {
    ManagedMain.leaveWithParent(() -> {});
    Path home = Path.of(args[0]);
    int parallelism = Integer.parseInt(args[3]);
    CheckpointProfile profile = CheckpointProfile.valueOf(args[5]);
    Configuration settings =
        FlinkSettings.of(
            home,
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            parallelism,
            Integer.parseInt(args[4]),
            profile);
    FlinkKey.in(home).require(settings);
    List<JobSpec> jobs = Arrays.stream(args).skip(FIRST_JOB).map(JobSpec::parse).toList();
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setCommonBindAddress("127.0.0.1")
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(Math.max(1, parallelism * jobs.size()))
                .build());
    cluster.start();
    FlinkServer server = new FlinkServer(settings, home, Path.of(args[6]), profile);
    for (JobSpec job : jobs) {
      cluster.submitJob(server.graph(job)).get();
    }
    server.pace(cluster);
    ManagedMain.ready(Map.of("port", cluster.getRestAddress().get().getPort()));
    ClusterWatch.Loss loss =
        new ClusterWatch(cluster, jobs.stream().map(JobSpec::id).toList()).awaitLoss();
    if (loss == ClusterWatch.Loss.JOB) {
      for (JobSpec job : jobs) {
        server.stepBack(cluster, job);
      }
    }
    LOG.error("{}；进程结束以便重启 / ending, to be started anew", loss.words);
    ManagedMain.exit(loss.exitCode);
  }

  private void pace(MiniCluster cluster) throws IOException {
    if (!paced.isEmpty()) {
      KafkaAddress kafka = Cluster.read(jobConfiguration).kafka(LogUser.JOBS);
      new CheckpointPace(cluster, kafka, paced).start();
    }
  }

  /**
   * A job that ended since its newest checkpoint cannot be committed starts from the one before.
   */
  private void stepBack(MiniCluster cluster, JobSpec job) throws Exception {
    if (!cluster.getJobStatus(job.id()).get().isGloballyTerminalState()) {
      return;
    }
    Optional<SerializedThrowable> failure =
        cluster.requestJobResult(job.id()).get().getSerializedThrowable();
    boolean lost =
        failure.isPresent()
            && ExceptionUtils.findThrowableSerializedAware(
                    failure.get(),
                    LostTransactionException.class,
                    FlinkServer.class.getClassLoader())
                .isPresent();
    if (lost) {
      try {
        Optional<Path> before = new Checkpoints(home, job).stepBack();
        LOG.error(
            "{}: Kafka 已中止事务，从前一个检查点重写其后的输出 / Kafka gave up a transaction, what was written since"
                + " is written again from {}",
            job.name(),
            before.map(Path::toString).orElse("the beginning"));
      } catch (IOException e) {
        LOG.error("{} cannot step back", job.name(), e);
      }
    }
  }

  private StreamGraph graph(JobSpec job) throws Exception {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(new Configuration(settings));
    job.define(env, jobConfiguration);
    if (profile == CheckpointProfile.PROMPT && CheckpointPace.job(job.name()).isPresent()) {
      paced.put(job.id(), Duration.ofMillis(env.getCheckpointConfig().getCheckpointInterval()));
      long idle = Math.max(CheckpointPace.IDLE.toMillis(), paced.get(job.id()).toMillis());
      env.getCheckpointConfig().setCheckpointInterval(idle);
    }
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(job.name());
    graph.setJobId(job.id());
    Checkpoints checkpoints = new Checkpoints(home, job);
    Optional<Path> checkpoint = checkpoints.newestComplete();
    checkpoints.removeIncomplete();
    checkpoint.ifPresent(
        path ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(
                    path.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
    LOG.info("{} starts from {}", job.name(), checkpoint.map(Path::toString).orElse("nothing"));
    return graph;
  }
}
