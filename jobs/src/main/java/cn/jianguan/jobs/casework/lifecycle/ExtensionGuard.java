package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Once (twice if listed), before the clock has run out (20 working days before if listed), by the
 * length of the stage at most.
 */
final class ExtensionGuard implements Guard {
  @Override
  public Optional<Refusal> check(Move move) {
    Instant due = move.file().getStageDue();
    Instant wanted = wanted(move);
    if (wanted == null) {
      return Optional.of(
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE, "deadline", "", "应给出新的期限 / the new deadline"));
    }
    if (due == null) {
      return Optional.of(
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "event",
              "EXTEND",
              "此环节没有期限 / a stage whose clock is running"));
    }
    return count(move).or(() -> inTime(move, due)).or(() -> length(move, due, wanted));
  }

  /** As the command says, else as the addressee has asked; null where neither says. */
  static Instant wanted(Move move) {
    Instant said = move.command().getDeadline();
    return said == null ? move.alert().getExtensionAsked() : said;
  }

  private static Optional<Refusal> count(Move move) {
    int most = move.alert().getListed() ? 2 : 1;
    return Guard.unless(
        move.alert().getExtensionCount() < most,
        Refusal.of(
            RejectReason.COMMAND_ILLEGAL,
            "extensionCount",
            move.alert().getExtensionCount(),
            "最多延期 %d 次 / extended at most %1$d times".formatted(most)));
  }

  /** What was asked for in time may be decided later. */
  private static Optional<Refusal> inTime(Move move, Instant due) {
    if (move.alert().getExtensionAsked() != null) {
      return Optional.empty();
    }
    int ahead = move.calendar().workingDaysBetween(move.today(), move.calendar().dayEndedBy(due));
    boolean early = !move.alert().getListed() || ahead >= Sla.LISTED_EXTENSION_AHEAD;
    return Guard.unless(
        early && !move.now().isAfter(due),
        Refusal.of(
            RejectReason.COMMAND_ILLEGAL,
            "eventTime",
            new LocalMoment(move.now()),
            "应在期限 %s 前提出（挂牌督办提前 %d 个工作日） / before it, listed %2$d working days ahead"
                .formatted(new LocalMoment(due), Sla.LISTED_EXTENSION_AHEAD)));
  }

  private static Optional<Refusal> length(Move move, Instant due, Instant wanted) {
    Stage stage = Stage.of(move.alert().getState()).orElseThrow();
    Instant last = move.calendar().postponed(due, move.sla().term(stage));
    return Guard.unless(
        wanted.isAfter(due) && !wanted.isAfter(last),
        Refusal.of(
            RejectReason.COMMAND_ILLEGAL,
            "deadline",
            new LocalMoment(wanted),
            "应在 %s 与 %s 之间 / after %1$s, until %2$s"
                .formatted(new LocalMoment(due), new LocalMoment(last))));
  }
}
