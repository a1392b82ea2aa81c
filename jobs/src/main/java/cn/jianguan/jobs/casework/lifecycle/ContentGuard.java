package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.RejectReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a command must bring. */
enum ContentGuard implements Guard {
  REASON {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.command().getReasonCode().isBlank(),
          Refusal.of(RejectReason.COMMAND_INCOMPLETE, "reasonCode", "", "应说明理由 / a reason"));
    }
  },

  /** One of the four reasons to return an alert. */
  RETURN_REASON {
    @Override
    public Optional<Refusal> check(Move move) {
      return oneOf(move, MoveNeed.RETURN_REASON.codes(), "退回理由");
    }
  },

  /** One of the grounds on which a closed alert may be opened again. */
  REOPEN_REASON {
    @Override
    public Optional<Refusal> check(Move move) {
      return move.hit() != null
          ? Optional.empty()
          : oneOf(move, MoveNeed.REOPEN_REASON.codes(), "重启理由");
    }
  },

  EVIDENCE {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.hasEvidence(),
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE,
              "attachments",
              "",
              "应附核查材料或关联行为编码 / an attachment or the code of an act"));
    }
  },

  ACT_LINKED {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.command().getLinkedActs().isEmpty(),
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE,
              "linkedActs",
              "",
              "应关联监管行为编码 / the code of a supervision act"));
    }
  },

  /** What the answer rests on was not taken back while it waited for its audit. */
  ACTS_STAND {
    @Override
    public Optional<Refusal> check(Move move) {
      KnownActs known = new KnownActs(move.subject());
      return move.alert().getLinkedActs().stream()
          .filter(known::isGone)
          .findFirst()
          .map(
              act ->
                  Refusal.of(
                      RejectReason.COMMAND_ILLEGAL,
                      "linkedActs",
                      act,
                      "关联行为已撤回或撤销，应退回重办 / it was withdrawn or rescinded: send the answer back"));
    }
  },

  /** Two officers on the spot, or off site with something to show. */
  VERIFIED {
    @Override
    public Optional<Refusal> check(Move move) {
      boolean offSite = move.command().getOffSite() && move.hasEvidence();
      return Guard.unless(
          offSite || move.command().getOfficers() >= 2,
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE,
              "officers",
              move.command().getOfficers(),
              "应有两名以上执法人员，或附非现场核查材料 / two officers, or off-site evidence"));
    }
  },

  /** An act, or the statement that none is needed and why; no other reason says anything. */
  FEEDBACK_COMPLETE {
    @Override
    public Optional<Refusal> check(Move move) {
      boolean reason = !move.command().getReasonCode().isBlank();
      boolean explained = reason && !move.command().getComment().isBlank();
      boolean acted = !move.command().getLinkedActs().isEmpty();
      return reason
          ? oneOf(move, MoveNeed.FEEDBACK_COMPLETE.codes(), "处置反馈的理由，已关联行为的可不填，")
              .or(() -> Guard.unless(acted || explained, incomplete()))
          : Guard.unless(acted, incomplete());
    }

    private Refusal incomplete() {
      return Refusal.of(
          RejectReason.COMMAND_INCOMPLETE,
          "linkedActs",
          "",
          "应关联监管行为编码，或以 NO_ACT_NEEDED 并说明理由 / an act, or NO_ACT_NEEDED and why");
    }
  },

  /** The department says what it found; who verified TRUE or PARTLY has emitted so already. */
  CONCLUSION {
    @Override
    public Optional<Refusal> check(Move move) {
      Conclusion emitted = move.command().getConclusion();
      Conclusion holds = emitted == Conclusion.NONE ? move.alert().getConclusion() : emitted;
      return Guard.unless(
          BY_DEPARTMENT.contains(holds),
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE,
              "conclusion",
              emitted,
              "应给出核查结论 / one of "
                  + BY_DEPARTMENT.stream().map(Word::named).collect(Collectors.joining("、"))));
    }
  },

  TARGET {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.target().isEmpty(),
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE,
              "targetOrg",
              "",
              "应指定承办机关 / the agency that shall handle it"));
    }
  };

  private static final Set<Conclusion> BY_DEPARTMENT =
      EnumSet.complementOf(EnumSet.of(Conclusion.NONE, Conclusion.LATE_DATA));

  private static Optional<Refusal> oneOf(Move move, List<String> codes, String what) {
    String given = move.command().getReasonCode();
    String expected =
        what
            + "应为 / one of "
            + codes.stream()
                .sorted()
                .map(code -> Word.ofReason(code) + " (" + code + ")")
                .collect(Collectors.joining("、"));
    return Guard.unless(
        codes.contains(given),
        Refusal.of(RejectReason.COMMAND_INCOMPLETE, "reasonCode", given, expected));
  }
}
