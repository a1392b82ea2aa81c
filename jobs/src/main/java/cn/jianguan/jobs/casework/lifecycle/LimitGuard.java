package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.Agency;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.util.Optional;

/** How often, until when, to whom. */
enum LimitGuard implements Guard {
  /** Twice at most, and never after an upper centre designated the addressee. */
  RETURN_COUNT {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getReturnCount() < 2 && !move.file().getDesignated(),
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "returnCount",
              move.alert().getReturnCount(),
              "最多退回 2 次，指定管辖后不得退回 / at most twice, never once designated"));
    }
  },

  RETURN_WINDOW {
    @Override
    public Optional<Refusal> check(Move move) {
      Instant end = ReturnWindow.end(move);
      return Guard.unless(
          !move.now().isAfter(end),
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "eventTime",
              new LocalMoment(move.now()),
              "应在 %s 前申请退回 / before %1$s".formatted(new LocalMoment(end))));
    }
  },

  TRANSFER_COUNT {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getTransferCount() < 3,
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "transferCount",
              move.alert().getTransferCount(),
              "最多转办 3 次 / at most 3 transfers"));
    }
  },

  /** Returned twice or transferred three times: only then the upper centre decides for all. */
  DESIGNATABLE {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getReturnCount() >= 2 || move.alert().getTransferCount() >= 3,
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "event",
              "DESIGNATE",
              "退回 2 次或转办 3 次后方可指定管辖 / after 2 returns or 3 transfers"));
    }
  },

  /** The target exists today and lies in the actor's region. */
  TARGET_IN_FORCE {
    @Override
    public Optional<Refusal> check(Move move) {
      String area = move.actor().map(Agency::getAreaNumber).orElse("");
      boolean good =
          move.directory()
              .agency(move.target(), move.today())
              .filter(agency -> !agency.getEntrusted())
              .map(agency -> move.directory().lineage(agency.getAreaNumber(), move.today()))
              .filter(line -> line.contains(area))
              .isPresent();
      return Guard.unless(
          good,
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "targetOrg",
              move.target(),
              "应为辖区内现行有效的机关 / an agency in force within the centre's region"));
    }
  },

  TARGET_OTHER {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.target().equals(move.alert().getAddressee()),
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "targetOrg",
              move.target(),
              "不得转办给原承办机关 / another agency"));
    }
  },

  REJECT_COUNT {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getRejectCount() < 2,
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "rejectCount",
              move.alert().getRejectCount(),
              "最多退回重办 2 次 / sent back at most twice"));
    }
  },

  /** An order of rectification names a day ahead, within 30 days, or a year if listed. */
  RECTIFY_DEADLINE {
    @Override
    public Optional<Refusal> check(Move move) {
      Instant deadline = move.command().getDeadline();
      int days = move.alert().getListed() ? Sla.RECTIFY_DAYS_LISTED : Sla.RECTIFY_DAYS;
      if (deadline == null) {
        return Optional.of(
            Refusal.of(RejectReason.COMMAND_INCOMPLETE, "deadline", "", "应给出整改期限 / a deadline"));
      }
      Instant last = move.calendar().endOf(move.today().plusDays(days));
      return Guard.unless(
          deadline.isAfter(move.now()) && !deadline.isAfter(last),
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "deadline",
              new LocalMoment(deadline),
              "整改期限应在 %s 前 / until %1$s".formatted(new LocalMoment(last))));
    }
  },

  /** Listed supervision: a red card for days, a major hazard, or opened for the third time. */
  LISTABLE {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.alert().getListed()
              && (CardGuard.hasOldRedCard(move)
                  || move.file().getTags().contains("MAJOR_HAZARD")
                  || move.alert().getReopenCount() >= 3),
          Refusal.of(
              RejectReason.COMMAND_ILLEGAL,
              "event",
              "LIST",
              "须红牌满 5 个工作日、重大隐患或第三次重启，且未挂牌 / a red card for 5 working days, a major hazard or the"
                  + " third reopening, not listed"));
    }
  };
}
