package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Recount;
import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.Alert;
import cn.jianguan.rules.model.TimeSpan;
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
      StageRun.end(move);
    }
  },

  /** The clock of the stage that was entered, where the table gives its length. */
  START {
    @Override
    public void on(Move move) {
      Stage stage = Stage.of(move.alert().getState()).orElseThrow();
      StageRun.begin(move, move.sla().term(stage));
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
        move.file().setTotalTerm(move.sla().total().toString());
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
      StageRun.begin(move, move.sla().handleAgain());
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
      move.file().setOrderedAt(move.now());
      StageRun.begin(move, move.command().getDeadline());
    }
  },

  /**
   * What was left goes on; one working day at least, since the visit was still to be written up.
   */
  RESUME {
    @Override
    public void on(Move move) {
      int left = Math.max(1, move.file().getHandleLeft());
      StageRun.begin(move, new TimeSpan(left, TimeSpan.Unit.WD));
      move.file().setHandleLeft(null);
      move.alert().setRectifyDue(null);
    }
  },

  /** As the centre says, else as it was asked for. */
  EXTEND {
    @Override
    public void on(Move move) {
      Instant wanted = ExtensionGuard.wanted(move);
      DECIDED.on(move);
      StageRun.postpone(move, wanted);
    }
  },

  /** The centre has one working day (listed: ten) to decide; silence ends the request. */
  ASKED {
    @Override
    public void on(Move move) {
      boolean listed = move.alert().getListed();
      move.alert().setExtensionAsked(move.command().getDeadline());
      move.file().setExtensionDue(move.calendar().after(move.now(), Sla.extensionDecision(listed)));
    }
  },

  DECIDED {
    @Override
    public void on(Move move) {
      move.alert().setExtensionAsked(null);
      move.file().setExtensionDue(null);
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
      TimeSpan term = move.sla().term(stage);
      if (move.calendar().after(move.now(), term).isBefore(due)) {
        StageRun.shorten(move, term);
      }
    }
  },

  /** What has not passed yet is counted again, by the calendar as it is known now. */
  RECOUNT {
    @Override
    public void on(Move move) {
      Recount now = Recount.of(move.file(), move.calendar(), move.now());
      StageRun.recount(move, now.stageDue());
      move.alert().setDueTotal(now.dueTotal());
    }
  }
}
