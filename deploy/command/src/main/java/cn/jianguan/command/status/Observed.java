package cn.jianguan.command.status;

import cn.jianguan.command.Said;
import cn.jianguan.jobs.log.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was seen of a cluster at one moment. Of a part that did not answer nothing else is known,
 * and its values are empty.
 *
 * @param asked when looking began: what did not answer has been silent since then at the least
 * @param at when it ended
 * @param logs where to read what went wrong, for people
 * @param silent parts that did not answer, in the order of the path, and why
 * @param jobs every job, in the order of the path; empty if Flink is silent
 * @param lastFile when the newest checkpoint on this machine was written; empty if they are
 *     elsewhere
 * @param topics what is wrong with the topics, a line each
 * @param heartbeats newest log time of every partition of the inputs as the broker has them now,
 *     epoch ms, -1 where nothing is; empty where log time is not the broker's
 * @param clock of the alert job; empty where log time is not the broker's
 * @param unread partitions that hold records and that a job has never read
 * @param missing partitions that the load job has read and that are not in ClickHouse
 * @param suspended models that judge no more
 * @param skips positions that operators let jobs pass
 * @param failures turns of stations that threw since the tasks started, by station
 */
record Observed(
    Instant asked,
    Instant at,
    String logs,
    Map<Part, String> silent,
    List<JobSeen> jobs,
    Optional<Instant> lastFile,
    List<String> topics,
    Map<String, Long> heartbeats,
    Optional<Clock> clock,
    List<Unread> unread,
    List<Missing> missing,
    List<Suspended> suspended,
    Map<String, Long> failures,
    List<Said> skips) {

  /** What a cluster is made of. */
  enum Part {
    KAFKA("Kafka"),
    CLICKHOUSE("ClickHouse"),
    FLINK("Flink");

    final String title;

    Part(String title) {
      this.title = title;
    }
  }

  /**
   * A job as Flink shows it.
   *
   * @param state Flink's word; empty if it was never submitted
   * @param tasksRun whether every task runs
   * @param since when the present run began
   * @param checkpoint when the last checkpoint was complete
   * @param interval between checkpoints
   * @param failures when it failed within the last {@link Judgement#RECENT}, the newest first
   * @param cause of the latest failure; empty if there was none
   */
  record JobSeen(
      Job job,
      String state,
      boolean tasksRun,
      Optional<Instant> since,
      Optional<Instant> checkpoint,
      Duration interval,
      List<Instant> failures,
      String cause) {

    boolean runs() {
      return state.equals("RUNNING") && tasksRun;
    }

    /** What was done before the present run began is no sign that it does anything. */
    boolean hasCompletedCheckpoint() {
      return checkpoint.isPresent() && checkpoint.get().isAfter(since.orElse(Instant.MIN));
    }
  }

  /**
   * The clock of the log.
   *
   * @param at epoch ms; empty before it began
   * @param moves whether it was seen moving, or is as far as it can be
   */
  record Clock(OptionalLong at, boolean moves) {}

  /** Records of a partition that nobody has read. */
  record Unread(Job job, String partition, long records) {}

  /**
   * Offsets that the load job has passed and of which ClickHouse has no rows.
   *
   * @param from first offset that is missing
   * @param to first offset after it that is not known to be
   */
  record Missing(String partition, long from, long to) {}

  /** A model that failed too often. */
  record Suspended(
      String model, String version, String since, long failures, String cause, String example) {}
}
