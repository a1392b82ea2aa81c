package cn.jianguan.local.flink;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.FlinkKey;
import cn.jianguan.local.process.FreePort;
import cn.jianguan.local.process.JobJvm;
import cn.jianguan.local.process.ManagedProcess;
import cn.jianguan.local.process.ProcessSpec;
import cn.jianguan.local.process.SupervisedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/**
 * Flink over one data directory. If its process dies it comes back under the same address, and its
 * jobs go on from their newest complete checkpoints.
 */
public final class FlinkNode implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  /** Two actor systems look a hundred times each a second for timers that are seconds long. */
  private static final String RARE_TICKS = "-Dpekko.scheduler.tick-duration=200ms";

  private final SupervisedProcess process;
  private final int port;
  private final int metricsPort;
  private final FlinkKey key;

  private FlinkNode(SupervisedProcess process, int port, int metricsPort, FlinkKey key) {
    this.process = process;
    this.key = key;
    this.port = port;
    this.metricsPort = metricsPort;
  }

  /**
   * Starts Flink over {@code directory}, which is made if it does not exist, and waits until all
   * jobs are submitted.
   *
   * @param jobConfiguration file that is handed to every job
   */
  public static FlinkNode start(
      Path directory, Options options, Path jobConfiguration, List<JobSpec> jobs)
      throws IOException {
    Path home = directory.toAbsolutePath();
    Files.createDirectories(home);
    FlinkKey key = FlinkKey.in(home);
    int port = FreePort.orAny(options.port());
    int metricsPort = FreePort.orAny(options.metricsPort());
    List<String> arguments =
        new ArrayList<>(
            List.of(
                home.toString(),
                String.valueOf(port),
                String.valueOf(metricsPort),
                String.valueOf(options.parallelism()),
                String.valueOf(options.rocksDbMegabytes()),
                options.profile().name(),
                jobConfiguration.toAbsolutePath().toString()));
    jobs.forEach(job -> arguments.add(job.argument()));
    ProcessSpec spec =
        new ProcessSpec(
            "flink", FlinkServer.class, jvm(options), arguments, home.resolve("flink.log"));
    return new FlinkNode(
        SupervisedProcess.start(
            "flink", () -> start(home, spec, jobs, options.progress()), options.progress()),
        port,
        metricsPort,
        key);
  }

  private static ManagedProcess start(
      Path home, ProcessSpec spec, List<JobSpec> jobs, Consumer<String> progress)
      throws IOException {
    // What a process works on lies there, a copy of its state; none takes it away when it ends.
    Path tmp = home.resolve("tmp");
    FileUtils.deleteDirectory(tmp.toFile());
    Files.createDirectory(tmp);
    for (JobSpec job : jobs) {
      Checkpoints checkpoints = new Checkpoints(home, job);
      checkpoints.prepare(progress);
      checkpoints.removeOutdated();
    }
    return ManagedProcess.start(spec, TIMEOUT);
  }

  private static List<String> jvm(Options options) {
    List<String> jvm = new ArrayList<>(JobJvm.OPTIONS);
    if (options.profile().soonAtWork()) {
      jvm.add(JobJvm.QUICK);
    }
    jvm.add("-Xmx" + options.heapMegabytes() + "m");
    // Else the old generation begins small, and is collected whole before it may grow: a second in
    // which nothing goes on.
    jvm.add("-Xms" + options.heapMegabytes() / 2 + "m");
    jvm.add("-XX:MaxDirectMemorySize=384m");
    jvm.add("-XX:MaxMetaspaceSize=384m");
    jvm.add("-XX:MetaspaceSize=192m"); // else it is collected whole again and again while it fills
    jvm.addAll(collector(options));
    jvm.add("-XX:+ExitOnOutOfMemoryError");
    jvm.add(RARE_TICKS);
    return jvm;
  }

  /**
   * Marking beside the work needs cores to do it on; where people wait, a large heap collected at
   * one stroke would keep them waiting. Pauses of half the usual length are asked for: each is time
   * that an alert comes later. Checkpoints and inserts hold arrays of megabytes, which are not to
   * take whole regions, and so begin a marking.
   */
  private static List<String> collector(Options options) {
    int processors = Runtime.getRuntime().availableProcessors();
    if (processors == 1) {
      return List.of("-XX:+UseSerialGC");
    }
    boolean isLarge = options.heapMegabytes() >= 4096;
    return isLarge && options.profile() == CheckpointProfile.PROMPT
        ? List.of("-XX:+UseG1GC", "-XX:MaxGCPauseMillis=100", "-XX:G1HeapRegionSize=16m")
        : List.of("-XX:+UseParallelGC");
  }

  /** The REST interface, for {@link FlinkClient}; it answers only who has its key. */
  public String restAddress() {
    return "https://127.0.0.1:" + port;
  }

  public FlinkKey key() {
    return key;
  }

  /** Where its metrics are shown to Prometheus. */
  public String metricsAddress() {
    return "http://127.0.0.1:" + metricsPort + "/metrics";
  }

  /**
   * A client with the key.
   *
   * @throws IOException if the key cannot be read
   */
  public FlinkClient client() throws IOException {
    return new FlinkClient(restAddress(), key);
  }

  /** Process id of the present process. */
  public long pid() {
    return process.current().pid();
  }

  /** How often the process was brought back. */
  public int restarts() {
    return process.restarts();
  }

  /** SIGKILL, then waits until the next process has submitted the jobs. */
  public void killAndAwaitReturn() {
    process.killAndAwaitReturn();
  }

  @Override
  public void close() {
    process.close();
  }

  /**
   * How to run Flink.
   *
   * @param port of the REST interface, 0 for any free one
   * @param metricsPort where metrics are shown, 0 for any free one
   * @param parallelism of every job that says nothing else
   * @param rocksDbMegabytes memory of the state of all jobs
   * @param pace what it is there for
   * @param progress receives lines for people
   */
  public record Options(
      int port,
      int metricsPort,
      int parallelism,
      int heapMegabytes,
      int rocksDbMegabytes,
      CheckpointProfile profile,
      Consumer<String> progress) {
    /** Any port, two slots per job, 1.5 GB of heap, silent; for tests. */
    public static Options standard() {
      return new Options(0, 0, 2, 1536, 640, CheckpointProfile.PROMPT, line -> {});
    }
  }
}
