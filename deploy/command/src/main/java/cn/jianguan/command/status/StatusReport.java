package cn.jianguan.command.status;

import cn.jianguan.command.Said;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code status} says, for programs. Moments are ISO 8601 in UTC; null: not known.
 *
 * @param standstills what does not go on, causes before effects; empty: work is done
 * @param notes what does not stand, but should be known
 * @param jobs in the order of the path; empty where Flink does not answer
 * @param clock how far the clock of the log is
 * @param clockMoves whether it was seen moving
 */
record StatusReport(
    String at,
    List<Stands> standstills,
    List<Said> notes,
    List<JobLine> jobs,
    String clock,
    boolean clockMoves) {

  /** Something that does not go on. */
  record Stands(String kind, Said what, String since, Said remedy) {}

  /**
   * One job.
   *
   * @param failures within the last five minutes
   * @param pending records that it has not read; null: not known
   * @param behindSeconds how far its clock is behind the newest that anyone read; null: not known
   */
  record JobLine(
      String name,
      boolean runs,
      String state,
      String since,
      String checkpoint,
      long intervalSeconds,
      int failures,
      String cause,
      Long pending,
      Long behindSeconds) {}

  /** Looks now; takes longer where something does not answer. */
  static StatusReport of(Observer observer) throws IOException {
    Observed seen = observer.observe();
    Judgement judgement = new Judgement(seen);
    StatusTable table = new StatusTable(seen.jobs().isEmpty() ? List.of() : observer.samples());
    List<JobLine> jobs = new ArrayList<>();
    for (Observed.JobSeen it : seen.jobs()) {
      StatusTable.Lag lag = table.lag(it.job().jobName());
      jobs.add(
          new JobLine(
              it.job().jobName(),
              it.runs(),
              it.state(),
              text(it.since().orElse(null)),
              text(it.checkpoint().orElse(null)),
              it.interval().toSeconds(),
              it.failures().size(),
              it.cause(),
              lag == null ? null : lag.records(),
              lag == null ? null : lag.seconds()));
    }
    OptionalLong clock = seen.clock().map(Observed.Clock::at).orElse(OptionalLong.empty());
    return new StatusReport(
        text(seen.at()),
        judgement.standstills().stream()
            .map(
                it ->
                    new Stands(
                        it.kind().name(), it.what(), text(it.since().orElse(null)), it.remedy()))
            .toList(),
        judgement.notes(),
        jobs,
        clock.orElse(-1) > 0 ? text(Instant.ofEpochMilli(clock.getAsLong())) : null,
        seen.clock().map(Observed.Clock::moves).orElse(false));
  }

  private static String text(Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
