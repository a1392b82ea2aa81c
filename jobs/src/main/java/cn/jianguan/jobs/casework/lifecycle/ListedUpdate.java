package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CardNote;
import java.time.Instant;

/** Listed supervision (挂牌督办): published within days, reported on every week, then ended. */
enum ListedUpdate implements Effect {
  LISTED {
    @Override
    public void on(Move move) {
      Alert alert = move.alert();
      alert.setListed(true);
      alert.setListedAt(move.now());
      alert.setEscalatedTo(move.command().getActorOrg());
      alert.setPublishDue(move.calendar().after(move.now(), Sla.PUBLISH));
      nextReport(move);
    }
  },

  PUBLISHED {
    @Override
    public void on(Move move) {
      move.alert().setPublishDue(null);
    }
  },

  REPORTED {
    @Override
    public void on(Move move) {
      nextReport(move);
    }
  },

  /** The next week begins; what should be published is reminded of again after as long. */
  OVERDUE {
    @Override
    public void on(Move move) {
      Alert alert = move.alert();
      if (alert.getReportDue() != null && !alert.getReportDue().isAfter(move.now())) {
        alert.setReportDue(move.calendar().postponed(alert.getReportDue(), Sla.REPORT));
      }
      if (alert.getPublishDue() != null && !alert.getPublishDue().isAfter(move.now())) {
        alert.setPublishDue(move.calendar().postponed(alert.getPublishDue(), Sla.PUBLISH));
      }
    }
  },

  DELISTED {
    @Override
    public void on(Move move) {
      move.alert().setListed(false);
      move.alert().setListedAt(null);
      move.alert().setPublishDue(null);
      move.alert().setReportDue(null);
    }
  };

  /** From when a red card lets its alert be listed. */
  static Instant listableAt(Move move, CardNote red) {
    return move.calendar().postponed(red.getDealtAt(), Sla.LISTABLE_AFTER_RED);
  }

  /** The alert has been closed: no report is due any more, its delisting is to be published. */
  static void closed(Move move) {
    if (move.alert().getListed()) {
      move.alert().setReportDue(null);
      move.alert().setPublishDue(move.calendar().after(move.now(), Sla.PUBLISH));
    }
  }

  /** It has been opened again, or is archived. */
  static void reopened(Move move) {
    if (move.alert().getListed()) {
      move.alert().setPublishDue(null);
      nextReport(move);
    }
  }

  private static void nextReport(Move move) {
    boolean open = move.alert().getState() != AlertState.CLOSED;
    move.alert().setReportDue(open ? move.calendar().after(move.now(), Sla.REPORT) : null);
  }
}
