package cn.jianguan.command.alerts;

import cn.jianguan.console.move.Outcome;
import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Card;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.RejectRecord;
import java.util.ArrayList;
import java.util.List;

/** What came of a move, for the person who made it. */
record OutcomeText(List<String> lines, int exitCode) {
  private static final int REFUSED = 2;
  private static final int UNANSWERED = 3;

  static OutcomeText of(Outcome outcome, CommandRecord command) {
    if (outcome instanceof Outcome.Made made) {
      return new OutcomeText(made(made.transition()), 0);
    }
    if (outcome instanceof Outcome.Refused refused) {
      return new OutcomeText(refused(refused.reject()), REFUSED);
    }
    Outcome.Unanswered none = (Outcome.Unanswered) outcome;
    return new OutcomeText(unanswered(none, command), UNANSWERED);
  }

  private static List<String> made(AlertTransition made) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "已办理 / done: %s  %s → %s  (seq %d)"
            .formatted(Word.of(made.getEvent()), from(made), Word.of(made.getTo()), made.getSeq()));
    if (made.getDueAfter() != null) {
      lines.add("  期限 / due: " + new LocalMoment(made.getDueAfter()));
    }
    if (made.getCard() != Card.NONE) {
      lines.add("  牌 / card: " + Word.of(made.getCard()));
    }
    if (made.getAlert().getConclusion() != Conclusion.NONE) {
      lines.add("  结论 / conclusion: " + Word.named(made.getAlert().getConclusion()));
    }
    if (made.getFrom() == made.getTo()) {
      lines.add("  状态未变 / the state stays" + second(made));
    }
    return lines;
  }

  private static String second(AlertTransition made) {
    return switch (made.getEvent()) {
      case AUDIT_PASS -> "，待另一人复审 / a second auditor must pass it, too";
      default -> "";
    };
  }

  private static String from(AlertTransition made) {
    return made.getFrom() == null ? "-" : Word.of(made.getFrom()).toString();
  }

  private static List<String> refused(RejectRecord reject) {
    return List.of(
        "拒绝 / refused: %s %s「%s」"
            .formatted(reject.getReason(), reject.getField(), reject.getValue()),
        "  " + reject.getExpected(),
        "  拒收标识 / reject: " + reject.getRejectId());
  }

  private static List<String> unanswered(Outcome.Unanswered none, CommandRecord command) {
    return List.of(
        "%d 秒内没有结果，指令已在日志 %s / no answer within %1$d s; the command lies in the log at %2$s"
            .formatted(none.waited().toSeconds(), none.position()),
        "  alert-job 运行后即办理；同一标识重送不会重复办理 / it is handled once alert-job runs; the same id moves"
            + " nothing twice: --id "
            + command.getTransitionUuid());
  }
}
