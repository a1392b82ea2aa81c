package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;

/** Tells rows of one cell apart by how the alert stands, not by what the actor brings. */
enum When {
  ALWAYS {
    @Override
    boolean holds(Move move) {
      return true;
    }
  },
  /** RED or ORANGE: silence closes nothing, and two people audit. */
  HIGH {
    @Override
    boolean holds(Move move) {
      return move.alert().getSeverity().compareTo(Severity.ORANGE) >= 0;
    }
  },
  NEEDS_SECOND {
    @Override
    boolean holds(Move move) {
      return HIGH.holds(move) && move.file().getFirstAuditor().isEmpty();
    }
  },
  /** What was decided needs the word of the task's agency first: rule P6. */
  PROPOSED {
    @Override
    boolean holds(Move move) {
      return move.alert().getDecisionRule().equals("P6");
    }
  },
  /** A red card is in force, which only those above may lift. */
  RED_CARD {
    @Override
    boolean holds(Move move) {
      return move.alert().getCard() == Card.RED;
    }
  },
  BY_SYSTEM {
    @Override
    boolean holds(Move move) {
      return move.command().getActorRole() == ActorRole.SYSTEM;
    }
  },
  BY_ENTERPRISE {
    @Override
    boolean holds(Move move) {
      return move.command().getActorRole() == ActorRole.ENTERPRISE;
    }
  };

  abstract boolean holds(Move move);
}
