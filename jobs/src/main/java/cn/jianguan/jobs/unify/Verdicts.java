package cn.jianguan.jobs.unify;

import cn.jianguan.record.TwinAnswer;
import cn.jianguan.record.TwinVerdict;
import java.util.Optional;

/** What people have said of pairs of rows. */
@FunctionalInterface
interface Verdicts {
  /** Nobody has said anything. */
  Verdicts NONE = (one, other) -> Optional.empty();

  /** The newest answer about two rows, whichever is named first; empty where it was taken back. */
  Optional<TwinAnswer> answer(String actId, String otherId);

  default TwinVerdict of(Twin one, Twin other) {
    return answer(one.actId(), other.actId()).map(TwinAnswer::getVerdict).orElse(TwinVerdict.OPEN);
  }

  /** Who said it, and why, for people. */
  static String words(TwinAnswer answer) {
    return "人工判定 a person's answer %s: %s/%s %s"
        .formatted(
            answer.getAnswerId(), answer.getActorOrg(), answer.getActorId(), answer.getComment())
        .strip();
  }
}
