package cn.jianguan.jobs.casework.lifecycle;

import java.util.Optional;

/** A condition of a row. Looks, changes nothing. */
@FunctionalInterface
interface Guard {
  /** Empty where the move may be made. */
  Optional<MoveRefusal> check(Move move);

  /** The refusal unless the condition holds. */
  static Optional<MoveRefusal> unless(boolean holds, MoveRefusal refusal) {
    return holds ? Optional.empty() : Optional.of(refusal);
  }
}
