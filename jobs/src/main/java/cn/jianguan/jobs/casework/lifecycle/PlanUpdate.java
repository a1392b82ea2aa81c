package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.Alert;
import cn.jianguan.record.CaseState;
import java.time.Instant;
import java.util.ArrayList;

/** What travelling with a random-inspection task writes on a case. */
enum PlanUpdate implements Effect {
  /** Waits for the visit: until the agency's word is due, or the watch ends. */
  WATCH {
    @Override
    public void on(Move move) {
      CaseState file = move.file();
      Alert alert = move.alert();
      alert.setDueSign(null);
      alert.setDueVerify(null);
      Instant confirm = file.getConfirmBy();
      StageRun.begin(move, confirm == null ? file.getWatchUntil() : confirm);
      file.setSignedAt(null);
    }
  },

  /** Waits for the agency's word, and is dispatched without it. */
  CONFIRM_CLOCK {
    @Override
    public void on(Move move) {
      StageRun.begin(move, move.file().getConfirmBy());
    }
  },

  CONFIRMED {
    @Override
    public void on(Move move) {
      move.file().setConfirmBy(null);
    }
  },

  /** Travels no longer. */
  RELEASE {
    @Override
    public void on(Move move) {
      move.file().setMerges(new ArrayList<>());
      move.file().setConfirmBy(null);
      move.file().setWatchUntil(null);
    }
  },

  /** The enterprise says it has corrected; the re-check comes at the end of its time. */
  ANSWERED {
    @Override
    public void on(Move move) {
      move.file().setCorrectedAt(move.now());
    }
  }
}
