package cn.jianguan.jobs.unify;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinNote;
import java.util.Optional;

/** Why a person's answer cannot be followed. */
final class AnswerCheck {
  private static final int MOST_WORDS = 1_000;
  private static final int MOST_OF_AN_ID = 200;

  /** Rows that people may compare one row with. */
  private static final int MOST_JUDGED = 200;

  private AnswerCheck() {}

  static Optional<Refusal> refusal(TwinAnswer answer, TwinStore store) {
    return filled("answerId", answer.getAnswerId(), MOST_OF_AN_ID)
        .or(() -> filled("actorOrg", answer.getActorOrg(), MOST_OF_AN_ID))
        .or(() -> filled("actorId", answer.getActorId(), MOST_OF_AN_ID))
        .or(() -> shortEnough("comment", answer.getComment(), MOST_WORDS))
        .or(() -> pair(answer, store));
  }

  private static Optional<Refusal> filled(String field, String value, int most) {
    return value.isBlank()
        ? refused(RejectReason.COMMAND_INCOMPLETE, field, "", "应填写 / must be filled")
        : shortEnough(field, value, most);
  }

  private static Optional<Refusal> shortEnough(String field, String value, int most) {
    return value.length() <= most
        ? Optional.empty()
        : refused(
            RejectReason.COMMAND_INCOMPLETE,
            field,
            value,
            "至多 %d 字 / at most %1$d characters".formatted(most));
  }

  private static Optional<Refusal> pair(TwinAnswer answer, TwinStore store) {
    TwinNote one = store.note(answer.getActId());
    TwinNote other = store.note(answer.getOtherId());
    if (one == null || other == null) {
      return refused(
          RejectReason.COMMAND_ILLEGAL,
          one == null ? "actId" : "otherId",
          one == null ? answer.getActId() : answer.getOtherId(),
          "应为该对象的检查、处罚、强制、许可或其他监管行为 / an inspection, penalty, coercion, permit or other"
              + " act about objectKey");
    }
    if (one.getActId().equals(other.getActId()) || !one.getKind().equals(other.getKind())) {
      return refused(
          RejectReason.COMMAND_ILLEGAL,
          "otherId",
          answer.getOtherId(),
          "应为同一种类的另一行为 / another act of the same kind");
    }
    boolean full =
        one.getJudgedWith().size() >= MOST_JUDGED || other.getJudgedWith().size() >= MOST_JUDGED;
    return full && !one.getJudgedWith().contains(answer.getOtherId())
        ? refused(
            RejectReason.COMMAND_ILLEGAL,
            "otherId",
            answer.getOtherId(),
            "一行至多与 %d 行比对 / a row is compared with at most %1$d".formatted(MOST_JUDGED))
        : Optional.empty();
  }

  private static Optional<Refusal> refused(
      RejectReason reason, String field, String value, String expected) {
    return Optional.of(new Refusal(reason, field, value, expected));
  }
}
