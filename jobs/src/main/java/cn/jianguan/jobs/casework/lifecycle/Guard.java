package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import java.util.Optional;

/** A condition of a row. Looks, changes nothing. */
@FunctionalInterface
interface Guard {
  /** Empty where the move may be made. */
  Optional<Refusal> check(Move move);

  /** The refusal unless the condition holds. */
  static Optional<Refusal> unless(boolean holds, Refusal refusal) {
    return holds ? Optional.empty() : Optional.of(refusal);
  }
}
