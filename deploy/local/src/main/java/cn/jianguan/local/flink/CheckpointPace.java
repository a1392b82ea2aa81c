package cn.jianguan.local.flink;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.LogGrowth;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Takes checkpoints while somebody works with the log, at the interval that the job's options say,
 * since outputs appear then. While nobody does, Flink takes one every {@link #IDLE} by itself: it
 * would write the lists that every station holds again and again, for nothing.
 */
final class CheckpointPace {
  /** Between two checkpoints while nobody works. */
  static final Duration IDLE = Duration.ofSeconds(20);

  private static final Duration AFTER_WORK = Duration.ofSeconds(5);
  private static final long LOOK_EVERY_MILLIS = 250;

  /** Then partitions are counted again; shorter than patience with a question. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

  /** How late a checkpoint may be at work. */
  private static final long TICK_MILLIS = 20;

  private static final List<String> TOPICS =
      Arrays.stream(Topic.values()).map(Topic::kafkaName).toList();

  private final MiniCluster cluster;
  private final KafkaAddress kafka;
  private final LogActivity<TopicPartition> activity = new LogActivity<>(AFTER_WORK, millis());
  private final Map<JobID, Turn> turns = new HashMap<>();

  /** The latest checkpoint of a job that was asked for here. */
  private static final class Turn {
    private final long intervalMillis;
    private CompletableFuture<?> pending = CompletableFuture.completedFuture(null);
    private long began;
    private long next;
    private boolean rests = true;
    private boolean done;

    private Turn(long intervalMillis) {
      this.intervalMillis = intervalMillis;
    }
  }

  /**
   * @param intervals of the jobs to take care of
   */
  CheckpointPace(MiniCluster cluster, KafkaAddress kafka, Map<JobID, Duration> intervals) {
    this.cluster = cluster;
    this.kafka = kafka.impatient();
    intervals.forEach((job, interval) -> turns.put(job, new Turn(interval.toMillis())));
  }

  /** The job of the system that is called so. */
  static Optional<Job> job(String name) {
    return Arrays.stream(Job.values()).filter(job -> job.jobName().equals(name)).findAny();
  }

  /** Goes on until the process ends. */
  void start() {
    Thread thread = new Thread(this::run, "checkpoint-pace");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try (LogEnds log = new LogEnds(kafka);
        LogGrowth growth = new LogGrowth(kafka, LONGEST_WAIT)) {
      while (true) {
        boolean busy = isBusy(log, growth);
        long lookAgain = millis() + LOOK_EVERY_MILLIS;
        for (long now = millis(); now < lookAgain; now = millis()) {
          for (Map.Entry<JobID, Turn> turn : turns.entrySet()) {
            take(turn.getKey(), turn.getValue(), busy, now);
          }
          TimeUnit.MILLISECONDS.sleep(busy ? TICK_MILLIS : LOOK_EVERY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Looks, and where nothing came since the look before, waits until something does. A broker that
   * is being brought back tells nothing: then work is assumed.
   */
  private boolean isBusy(LogEnds log, LogGrowth growth) {
    try {
      Map<TopicPartition, Long> ends = log.ends(TOPICS);
      if (isBusy(ends)) {
        return true;
      }
      if (!activity.stands() || turns.values().stream().anyMatch(turn -> !turn.done)) {
        return false;
      }
      growth.await(ends, LONGEST_WAIT);
      return isBusy(log.ends(TOPICS));
    } catch (RuntimeException e) {
      return true;
    }
  }

  private boolean isBusy(Map<TopicPartition, Long> ends) {
    Map<Boolean, Map<TopicPartition, Long>> byInput =
        ends.entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    end -> Topic.named(end.getKey().topic()).isInput(),
                    Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return activity.isBusy(byInput.get(true), byInput.get(false), millis());
  }

  /**
   * A job that has none yet does not wait for work. After one that took long, what it held up comes
   * first for as long.
   */
  private void take(JobID job, Turn turn, boolean busy, long now) {
    if (!turn.pending.isDone()) {
      return;
    }
    if (!turn.rests) {
      turn.rests = true;
      turn.done |= !turn.pending.isCompletedExceptionally();
      turn.next = Math.max(turn.next, now + (now - turn.began));
    }
    if ((busy || !turn.done) && now >= turn.next) {
      turn.rests = false;
      turn.began = now;
      turn.next = now + turn.intervalMillis;
      turn.pending = cluster.triggerCheckpoint(job, CheckpointType.CONFIGURED);
    }
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }
}
