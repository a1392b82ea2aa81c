package cn.jianguan.command.status;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.MetricsClient;
import cn.jianguan.command.cluster.MetricsClient.Sample;
import cn.jianguan.command.skip.Skips;
import cn.jianguan.command.status.Observed.Clock;
import cn.jianguan.command.status.Observed.JobSeen;
import cn.jianguan.command.status.Observed.Part;
import cn.jianguan.jobs.config.JobOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Asks every part of a cluster how it is; a part that does not answer is waited for briefly. */
public final class Observer {
  private static final Duration LOOK_AGAIN_FOR = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_MILLIS = 500;

  private final Cluster cluster;
  private final FlinkClient flink;
  private final Map<Part, String> silent = new EnumMap<>(Part.class);

  /**
   * @throws IOException if the key to Flink cannot be read
   */
  public Observer(Cluster cluster) throws IOException {
    this.cluster = cluster;
    this.flink = cluster.flink();
  }

  /** What stands now; empty: work is done. Causes come before effects. */
  public List<Standstill> standstills() throws IOException {
    return new Judgement(observe()).standstills();
  }

  /** Looks; takes longer where something does not answer or does not move. */
  Observed observe() throws IOException {
    silent.clear();
    Instant asked = Instant.now();
    LogSeen log =
        ask(Part.KAFKA, () -> LogSeen.of(cluster.kafka(LogUser.READER), cluster.topicIds()))
            .orElse(LogSeen.NOTHING);
    StoredSeen stored =
        ask(Part.CLICKHOUSE, () -> StoredSeen.of(cluster.clickHouse())).orElse(StoredSeen.NOTHING);
    List<JobSeen> jobs = ask(Part.FLINK, this::jobs).orElse(List.of());
    Optional<Clock> clock =
        log.live() && !silent.containsKey(Part.FLINK)
            ? ask(Part.FLINK, this::clock)
            : Optional.empty();
    return new Observed(
        asked,
        Instant.now(),
        cluster.logs(),
        Collections.unmodifiableMap(new EnumMap<>(silent)),
        jobs,
        new CheckpointFiles(cluster.configuration().find(JobOptions.CHECKPOINT_DIR)).newest(),
        log.topics(),
        log.live() ? log.heartbeats() : Map.of(),
        clock,
        log.unread(),
        silent.containsKey(Part.CLICKHOUSE) ? List.of() : stored.missing(log),
        stored.suspended(),
        failures(),
        log.skips().stream().map(Skips::said).toList());
  }

  private interface Question<T> {
    T answer() throws IOException;
  }

  private <T> Optional<T> ask(Part part, Question<T> question) {
    try {
      return Optional.of(question.answer());
    } catch (IOException | IllegalStateException e) {
      silent.put(part, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
      return Optional.empty();
    }
  }

  private List<JobSeen> jobs() throws IOException {
    List<JobSeen> seen = new ArrayList<>();
    for (Job job : Job.values()) {
      Optional<FlinkClient.Job> submitted = flink.find(job.jobName());
      seen.add(submitted.isPresent() ? look(job, submitted.get()) : absent(job));
    }
    return seen;
  }

  private static JobSeen absent(Job job) {
    return new JobSeen(
        job, "", false, Optional.empty(), Optional.empty(), Duration.ZERO, List.of(), "");
  }

  private JobSeen look(Job job, FlinkClient.Job submitted) throws IOException {
    Instant from = Instant.now().minus(Judgement.RECENT);
    List<FlinkClient.Failure> failures =
        flink.failures(submitted).stream().filter(it -> it.at().isAfter(from)).toList();
    boolean running = submitted.state().equals("RUNNING");
    return new JobSeen(
        job,
        submitted.state(),
        running && flink.isRunning(job.jobName()),
        running
            ? Optional.of(Instant.ofEpochMilli(flink.runningSince(submitted)))
            : Optional.empty(),
        flink.lastCheckpoint(submitted),
        flink.checkpointInterval(submitted),
        failures.stream().map(FlinkClient.Failure::at).toList(),
        failures.isEmpty() ? "" : failures.get(0).cause());
  }

  /** A clock that is behind is looked at again: catching up is no standstill. */
  private Clock clock() throws IOException {
    Optional<FlinkClient.Job> job = flink.find(Job.ALERT.jobName());
    if (job.isEmpty()) {
      return new Clock(OptionalLong.empty(), false);
    }
    OptionalLong first = flink.watermark(job.get());
    long enough = System.currentTimeMillis() - Judgement.PATIENCE.toMillis();
    long until = System.nanoTime() + LOOK_AGAIN_FOR.toNanos();
    OptionalLong now = first;
    while (now.orElse(0) < enough && now.equals(first) && System.nanoTime() < until) {
      pause();
      now = flink.watermark(job.get());
    }
    OptionalLong begun = now.orElse(-1) > 0 ? now : OptionalLong.empty();
    return new Clock(begun, now.orElse(0) >= enough || !now.equals(first));
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Of the metrics; while Flink is being brought back there are none. */
  private Map<String, Long> failures() {
    Map<String, Long> failures = new TreeMap<>();
    for (Sample sample : samples()) {
      if (sample.name().equals(Metric.STATION_FAILURES.title()) && sample.value() > 0) {
        failures.merge(sample.label("station"), (long) sample.value(), Long::sum);
      }
    }
    return failures;
  }

  /** Empty where nobody shows them now. */
  List<Sample> samples() {
    if (cluster.metrics().isEmpty() || silent.containsKey(Part.FLINK)) {
      return List.of();
    }
    try {
      return new MetricsClient(cluster.metrics().get()).read();
    } catch (IOException e) {
      return List.of();
    }
  }
}
