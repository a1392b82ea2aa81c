package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.Alert;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import java.util.ArrayList;
import java.util.List;

/** What a row writes on the alert besides state and clocks. */
enum AlertUpdate implements Effect {
  /** Where the system sends it. Undecided parts stay empty. */
  ROUTE {
    @Override
    public void on(Move move) {
      if (move.route() == null) {
        return; // it was routed before
      }
      move.alert().setAddressee(move.route().addressee());
      move.alert().setDispatcher(move.route().dispatcher());
      move.alert().setCopies(new ArrayList<>(move.route().copies()));
    }
  },

  /** Where a centre sends it: from now on that centre audits it. */
  ASSIGN {
    @Override
    public void on(Move move) {
      Alert alert = move.alert();
      String named = move.command().getTargetOrg().strip();
      // Where the command names nobody it stays with the agency the alert was routed to.
      alert.setAddressee(named.isEmpty() ? alert.getAddressee() : named);
      alert.setDispatcher(move.command().getActorOrg());
      Merge.leaveOutAddressee(alert);
      move.file().setHandler("");
      unconclude(move);
    }
  },

  UNASSIGN {
    @Override
    public void on(Move move) {
      move.alert().setAddressee("");
    }
  },

  RETURNED {
    @Override
    public void on(Move move) {
      move.alert().setReturnCount(move.alert().getReturnCount() + 1);
    }
  },

  TRANSFERRED {
    @Override
    public void on(Move move) {
      move.alert().setTransferCount(move.alert().getTransferCount() + 1);
    }
  },

  DESIGNATED {
    @Override
    public void on(Move move) {
      move.file().setDesignated(true);
    }
  },

  EXTENDED {
    @Override
    public void on(Move move) {
      move.alert().setExtensionCount(move.alert().getExtensionCount() + 1);
    }
  },

  /** Somebody supervises it (督办), red card or not. */
  ESCALATED {
    @Override
    public void on(Move move) {
      move.alert().setEscalatedTo(move.command().getActorOrg());
    }
  },

  /** The department's finding, from the event where it says so, else from the command. */
  CONCLUDED {
    @Override
    public void on(Move move) {
      move.alert()
          .setConclusion(
              switch (move.command().getEvent()) {
                case VERIFY_TRUE -> Conclusion.TRUE;
                case VERIFY_PARTLY -> Conclusion.PARTLY;
                case VERIFY_FALSE, REJECT -> Conclusion.FALSE;
                case UNVERIFIABLE -> Conclusion.UNVERIFIABLE;
                case ALREADY_HANDLED -> Conclusion.DUPLICATE;
                case CORRECTED -> Conclusion.TRUE_NO_PENALTY;
                case LATE_DATA, RETRACT -> Conclusion.LATE_DATA;
                default ->
                    move.command().getConclusion() == Conclusion.NONE
                        ? move.alert().getConclusion()
                        : move.command().getConclusion();
              });
    }
  },

  /** Whoever concluded it cannot audit it. */
  HANDLER {
    @Override
    public void on(Move move) {
      move.file().setHandler(move.command().getActorId());
      move.file().setFirstAuditor("");
      leaveOutGone(move);
    }
  },

  FIRST_AUDIT {
    @Override
    public void on(Move move) {
      move.file().setFirstAuditor(move.command().getActorId());
    }
  },

  SENT_BACK {
    @Override
    public void on(Move move) {
      move.alert().setRejectCount(move.alert().getRejectCount() + 1);
      leaveOutGone(move);
      unconclude(move);
    }
  },

  AT_LEAST_YELLOW {
    @Override
    public void on(Move move) {
      if (move.alert().getSeverity() == Severity.BLUE) {
        move.alert().setSeverity(Severity.YELLOW);
      }
    }
  },

  CLOSED {
    @Override
    public void on(Move move) {
      move.alert().setClosedAt(move.now());
      ListedUpdate.closed(move);
    }
  },

  REOPENED {
    @Override
    public void on(Move move) {
      move.alert().setClosedAt(null);
      move.alert().setReopenCount(move.alert().getReopenCount() + 1);
      if (move.command().getReasonCode().equals("ACT_REVOKED")) {
        List<String> standing = new ArrayList<>(move.alert().getLinkedActs());
        standing.removeAll(move.command().getLinkedActs());
        move.alert().setLinkedActs(standing);
      }
      unconclude(move);
      ListedUpdate.reopened(move);
    }
  },

  BASIS_CHANGED {
    @Override
    public void on(Move move) {
      move.alert().setBasisChanged(true);
    }
  };

  /** A new answer does not rest on what was taken back; transitions still say that it once did. */
  private static void leaveOutGone(Move move) {
    KnownActs known = new KnownActs(move.subject());
    List<String> standing = new ArrayList<>(move.alert().getLinkedActs());
    standing.removeIf(known::isGone);
    move.alert().setLinkedActs(standing);
  }

  /** What was found is open again: it has to be emitted, and audited, anew. */
  private static void unconclude(Move move) {
    move.alert().setConclusion(Conclusion.NONE);
    move.file().setFirstAuditor("");
  }
}
