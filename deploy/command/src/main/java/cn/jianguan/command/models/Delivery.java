package cn.jianguan.command.models;

import cn.jianguan.command.UserTime;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.console.model.Published;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.record.ModelRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings a publication to the jobs and waits until they have it: the clock of the alert job has
 * passed its log time, so every act that becomes known later is judged by it.
 */
final class Delivery {
  private static final String JOB = Job.ALERT.jobName();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MILLIS = 50;

  private final ModelLog log;
  private final FlinkClient flink;
  private final Consumer<String> progress;

  Delivery(Cluster cluster, Consumer<String> progress) throws IOException {
    this.log = new ModelLog(cluster);
    this.flink = cluster.flink();
    this.progress = progress;
  }

  /**
   * Publishes and waits.
   *
   * @param done what has then happened, Chinese / English
   * @return whether the jobs have it
   * @throws IOException if the log did not take it: nothing was published
   */
  boolean deliver(ModelRecord record, String done) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Published published = log.append(record);
    progress.accept(
        "已写入日志 / in the log: %s %s %s, %s"
            .formatted(
                record.getModelId(),
                record.getVersion(),
                record.getState(),
                UserTime.text(published.logTime())));
    if (!awaitClock(published.logTime(), began)) {
      progress.accept(
          "作业 %d 秒内未读到它；它已在日志中，不会丢失，作业恢复后即生效。请看 / not read by the job within %1$d s; it is"
                  .formatted(TIMEOUT.toSeconds())
              + " in the log, is not lost, and holds once the job is back. See: deploy/jianguan"
              + " status");
      return false;
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    boolean later = published.holdsFrom().isAfter(published.logTime());
    progress.accept(
        later
            ? "作业已知 / known to the job after %.1f s; %s: %s"
                .formatted(seconds, done, UserTime.text(published.holdsFrom()))
            : "%s: %.1f s".formatted(done, seconds));
    return true;
  }

  private boolean awaitClock(Instant logTime, long began) throws InterruptedException {
    while (!passed(logTime)) {
      if (System.nanoTime() - began > TIMEOUT.toNanos()) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return true;
  }

  /** Flink may be away for a while. */
  private boolean passed(Instant logTime) {
    try {
      OptionalLong clock = flink.watermark(flink.job(JOB));
      return clock.isPresent() && clock.getAsLong() >= logTime.toEpochMilli();
    } catch (IOException e) {
      return false;
    }
  }
}
