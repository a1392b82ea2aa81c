package cn.jianguan.command.replay;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Waits until all that was fed has reached ClickHouse. In order: the alert job's clock has passed
 * the end of the feed and it has read its input into a checkpoint; a checkpoint after that is
 * complete and its transactions are committed; statistics have read that, and the load job all of
 * it. A job that is killed and restarted meanwhile only makes it take longer; one that stands still
 * ends the waiting with an {@link IOException} that says where.
 */
public final class Drain {
  public static final Reader ALERT_JOB = Reader.of(Job.ALERT);
  public static final Reader STATISTICS_JOB = Reader.of(Job.STATISTICS);
  public static final Reader LOAD_JOB = Reader.of(Job.LOAD);
  private static final long SHORTEST_LOOK_MILLIS = 200;
  private static final long LONGEST_LOOK_MILLIS = 5_000;
  private static final long BETWEEN_CHECKPOINTS_NANOS = 5_000_000_000L;

  /** Of the input: until then the end is far, and nothing but Kafka is asked. */
  private static final double MOST = 0.95;

  /** A job, the topics it reads and those it writes; its consumer group has its name. */
  public record Reader(String job, List<String> topics, List<String> writes) {
    static Reader of(Job job) {
      return new Reader(job.jobName(), names(job.reads()), names(job.writes()));
    }

    private static List<String> names(List<Topic> topics) {
      return topics.stream().map(Topic::kafkaName).toList();
    }
  }

  private final LogEnds log;
  private final FlinkClient flink;
  private final String logs;
  private final ProgressWatchdog.Limits limits;
  private final Consumer<String> progress;

  /**
   * @param logs where to read what went wrong, for people
   */
  public Drain(
      LogEnds log,
      FlinkClient flink,
      String logs,
      ProgressWatchdog.Limits limits,
      Consumer<String> progress) {
    this.log = log;
    this.flink = flink;
    this.logs = logs;
    this.limits = limits;
    this.progress = progress;
  }

  /** Waits with the usual watchdog: ten minutes without movement. */
  public static Drain of(LogEnds log, Cluster cluster, Consumer<String> progress)
      throws IOException {
    return new Drain(
        log, cluster.flink(), cluster.logs(), ProgressWatchdog.Limits.STANDARD, progress);
  }

  /**
   * Waits until the alert job has done its part.
   *
   * @param end log time that every fed record is before, epoch ms
   */
  public void awaitAlerts(long end) throws IOException, InterruptedException {
    awaitAlerts(ALERT_JOB, end);
  }

  /** Waits until what the alert job has written is counted, and all of it in ClickHouse. */
  public void awaitLoaded() throws IOException, InterruptedException {
    awaitReaders(List.of(STATISTICS_JOB, LOAD_JOB));
  }

  /**
   * First what Kafka knows: a question for the clock makes Flink collect all its metrics, which
   * took a tenth of its processor time. Then the clock; history that is fed again is behind it from
   * the beginning, so what was read counts too.
   *
   * @param alertJob reads {@code acts} and what else is fed; the only one that keeps a clock
   * @param end log time that every fed record is before, epoch ms
   */
  public void awaitAlerts(Reader alertJob, long end) throws IOException, InterruptedException {
    until("预警作业在读 / alert job reads its input", alertJob, () -> mostIsRead(alertJob));
    awaitPassed(alertJob, end);
    awaitRead("预警作业读完输入 / alert job has read its input", alertJob);
    awaitCheckpoint(alertJob, end);
  }

  /**
   * The same where the log goes on: live topics carry heartbeats and never end.
   *
   * @param end log time, epoch ms; records from then on are not waited for
   */
  public void awaitClock(Reader alertJob, long end) throws IOException, InterruptedException {
    awaitPassed(alertJob, end);
    awaitCheckpoint(alertJob, end);
  }

  /**
   * @param readers each after those whose output it reads
   */
  public void awaitReaders(List<Reader> readers) throws IOException, InterruptedException {
    for (Reader reader : readers) {
      awaitRead(reader.job() + " 读完 / has read all", reader);
      awaitCommitted(reader);
    }
  }

  private void awaitPassed(Reader alertJob, long end) throws IOException, InterruptedException {
    until(
        "时钟走完 / its clock has passed the end",
        alertJob,
        () -> clockReached(alertJob.job(), end - 1));
  }

  private void awaitCheckpoint(Reader alertJob, long end) throws IOException, InterruptedException {
    until(
        "检查点完成 / a checkpoint after that", alertJob, () -> checkpointPast(alertJob.job(), end - 1));
    awaitCommitted(alertJob);
  }

  private void awaitRead(String what, Reader reader) throws IOException, InterruptedException {
    hasten(what, reader, () -> log.allRead(reader.job(), reader.topics()));
  }

  private void awaitCommitted(Reader writer) throws IOException, InterruptedException {
    if (!writer.writes().isEmpty()) {
      hasten(
          "事务已提交 / its transactions are committed",
          writer,
          () -> log.allCommitted(writer.writes()));
    }
  }

  /** Waits for what shows at checkpoints; these are asked for, since those of a job are rare. */
  private void hasten(String what, Reader reader, Condition condition)
      throws IOException, InterruptedException {
    long[] asked = {System.nanoTime() - BETWEEN_CHECKPOINTS_NANOS};
    until(
        what,
        reader,
        () -> {
          if (condition.holds()) {
            return true;
          }
          if (System.nanoTime() - asked[0] >= BETWEEN_CHECKPOINTS_NANOS) {
            flink.checkpoint(flink.job(reader.job()));
            asked[0] = System.nanoTime();
          }
          return false;
        });
  }

  private boolean mostIsRead(Reader reader) {
    return log.read(reader.job(), reader.topics()) >= MOST * all(reader);
  }

  private long all(Reader reader) {
    return log.ends(reader.topics()).values().stream().mapToLong(Long::longValue).sum();
  }

  private boolean clockReached(String job, long time) throws IOException {
    OptionalLong watermark = flink.watermark(flink.job(job));
    return watermark.isPresent() && watermark.getAsLong() >= time;
  }

  /**
   * Whether one run of the job has passed a time and then completed a checkpoint. What a run that
   * was killed meanwhile had passed, the next one may have yet to come to.
   */
  private boolean checkpointPast(String job, long time) throws IOException {
    long run = flink.runningSince(flink.job(job));
    return clockReached(job, time)
        && flink.checkpoint(flink.job(job))
        && flink.runningSince(flink.job(job)) == run;
  }

  /** Something that will hold some day. */
  public interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits for what a job does. Flink may be away for a while: then nothing holds yet. */
  public void until(String what, Reader reader, Condition condition)
      throws IOException, InterruptedException {
    progress.accept(what + " …");
    ProgressWatchdog watchdog = new ProgressWatchdog(limits, logs, progress, what);
    long began = System.nanoTime();
    while (!holds(condition)) {
      watchdog.look(() -> position(reader));
      TimeUnit.MILLISECONDS.sleep(pause(System.nanoTime() - began));
    }
  }

  /** To look costs the job time: what has taken long is looked at less often, within 5 %. */
  private static long pause(long waitedNanos) {
    long share = TimeUnit.NANOSECONDS.toMillis(waitedNanos) / 20;
    return Math.max(SHORTEST_LOOK_MILLIS, Math.min(share, LONGEST_LOOK_MILLIS));
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (IOException e) {
      return false;
    }
  }

  private ProgressWatchdog.Position position(Reader reader) {
    return new ProgressWatchdog.Position(
        log.read(reader.job(), reader.topics()), all(reader), clock(reader.job()));
  }

  private OptionalLong clock(String job) {
    try {
      return flink.watermark(flink.job(job));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
