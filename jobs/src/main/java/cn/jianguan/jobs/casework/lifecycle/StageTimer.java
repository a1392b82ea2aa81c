package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.Alert;
import cn.jianguan.record.CaseState;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Starting, stopping and resuming the clocks of stages. One clock runs at a time; {@code dueTotal}
 * is set at the first dispatch and never again.
 */
enum StageTimer implements Effect {
  STOP {
    @Override
    public void on(Move move) {
      move.file().setStageDue(null);
    }
  },

  /** The clock of the stage that was entered, where the table gives its length. */
  START {
    @Override
    public void on(Move move) {
      Stage stage = Stage.of(move.alert().getState()).orElseThrow();
      run(move, move.calendar().after(move.now(), move.sla().term(stage)));
    }
  },

  /** A new addressee begins from the start; the first dispatch fixes the total. */
  SIGN {
    @Override
    public void on(Move move) {
      Alert alert = move.alert();
      if (alert.getDispatchedAt() == null) {
        alert.setDispatchedAt(move.now());
        alert.setDueTotal(move.calendar().after(move.now(), move.sla().total()));
      }
      alert.setDueVerify(null);
      alert.setDueHandle(null);
      alert.setDueAudit(null);
      alert.setRectifyDue(null);
      move.file().setSignedAt(null);
      move.file().setHandleLeft(null);
      START.on(move);
    }
  },

  VERIFY {
    @Override
    public void on(Move move) {
      if (move.file().getSignedAt() == null) {
        move.file().setSignedAt(move.now());
      }
      START.on(move);
    }
  },

  HANDLE_AGAIN {
    @Override
    public void on(Move move) {
      run(move, move.calendar().after(move.now(), move.sla().handleAgain()));
    }
  },

  /** Handling stands still while the enterprise rectifies. */
  RECTIFY {
    @Override
    public void on(Move move) {
      Instant due = move.alert().getDueHandle();
      LocalDate last = move.calendar().dayEndedBy(due);
      move.file().setHandleLeft(move.calendar().workingDaysBetween(move.today(), last));
      move.alert().setDueHandle(null);
      move.alert().setRectifyDue(move.command().getDeadline());
      move.file().setStageDue(move.command().getDeadline());
    }
  },

  /**
   * What was left goes on; one working day at least, since the visit was still to be written up.
   */
  RESUME {
    @Override
    public void on(Move move) {
      int left = Math.max(1, move.file().getHandleLeft());
      run(move, move.calendar().deadline(move.today(), left));
      move.file().setHandleLeft(null);
      move.alert().setRectifyDue(null);
    }
  },

  EXTEND {
    @Override
    public void on(Move move) {
      run(move, move.command().getDeadline());
    }
  },

  /** After a raise the running clock may only become shorter, counted from the raise. */
  SHORTEN {
    @Override
    public void on(Move move) {
      Instant due = move.file().getStageDue();
      Stage stage = Stage.of(move.alert().getState()).orElse(null);
      if (due == null || stage == null || !stage.hasTerm()) {
        return;
      }
      Instant sooner = move.calendar().after(move.now(), move.sla().term(stage));
      if (sooner.isBefore(due)) {
        run(move, sooner);
      }
    }
  };

  /** Sets the running clock, and the alert's own field for the stage where it has one. */
  private static void run(Move move, Instant due) {
    CaseState file = move.file();
    file.setStageDue(due);
    switch (file.getAlert().getState()) {
      case DISPATCHED -> file.getAlert().setDueSign(due);
      case SIGNED -> file.getAlert().setDueVerify(due);
      case HANDLING -> file.getAlert().setDueHandle(due);
      case RECTIFYING -> file.getAlert().setRectifyDue(due);
      case FEEDBACK -> file.getAlert().setDueAudit(due);
      default -> {
        // The other stages' clocks are casework's own.
      }
    }
  }
}
