package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.Alert;
import cn.jianguan.record.Card;
import cn.jianguan.record.CaseState;
import cn.jianguan.rules.model.TimeSpan;
import java.time.Instant;

/**
 * One run of a stage: from the moment the alert enters it until it leaves, under one deadline that
 * may be moved meanwhile. A reminder ends with its run, and so does a request for more time.
 */
final class StageRun {
  private StageRun() {}

  /** A run whose length the table gives. */
  static void begin(Move move, TimeSpan term) {
    end(move);
    set(move, move.calendar().after(move.now(), term), term.toString());
  }

  /** A run that ends at a moment which somebody has named. */
  static void begin(Move move, Instant due) {
    end(move);
    set(move, due, "");
  }

  /** No clock runs. */
  static void end(Move move) {
    StageTimer.DECIDED.on(move);
    CardUpdate.endReminder(move);
    move.file().setStageCard(Card.NONE);
    move.file().setStageDue(null);
    move.file().setStageStart(null);
    move.file().setStageTerm("");
  }

  /** The same run, by a later moment: a reminder of the former one is over. */
  static void postpone(Move move, Instant due) {
    CardUpdate.endReminder(move);
    set(move, due, "");
  }

  /** The same run, counted from now. */
  static void shorten(Move move, TimeSpan term) {
    set(move, move.calendar().after(move.now(), term), term.toString());
  }

  /** The same run, by another calendar. */
  static void recount(Move move, Instant due) {
    CaseState file = move.file();
    if (due != null && !due.equals(file.getStageDue())) {
      CardUpdate.endReminder(move);
      keep(move, due);
    }
  }

  private static void set(Move move, Instant due, String term) {
    move.file().setStageStart(move.now());
    move.file().setStageTerm(term);
    keep(move, due);
  }

  /** The running clock, and the alert's own field for the stage where it has one. */
  private static void keep(Move move, Instant due) {
    Alert alert = move.alert();
    move.file().setStageDue(due);
    switch (alert.getState()) {
      case DISPATCHED -> alert.setDueSign(due);
      case SIGNED -> alert.setDueVerify(due);
      case HANDLING -> alert.setDueHandle(due);
      case RECTIFYING -> alert.setRectifyDue(due);
      case FEEDBACK -> alert.setDueAudit(due);
      default -> {
        // The other stages' clocks are in stageDue only.
      }
    }
  }
}
