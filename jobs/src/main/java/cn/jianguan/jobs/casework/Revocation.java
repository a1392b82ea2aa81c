package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.lifecycle.KnownActs;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.EpisodeNote;
import java.util.List;

/** A closed alert whose answer was taken back is open again: row 27, linked act revoked. */
final class Revocation {
  private final CaseTransitions transitions;

  Revocation(CaseTransitions transitions) {
    this.transitions = transitions;
  }

  /** Reopens the alert where it is closed and an act that it links no longer stands. */
  void check(CaseState file) {
    Alert alert = file.getAlert();
    if (alert.getState() != AlertState.CLOSED || hasSuccessor(alert)) {
      return;
    }
    KnownActs known = new KnownActs(transitions.store().subject());
    List<String> gone = alert.getLinkedActs().stream().filter(known::isGone).toList();
    if (!gone.isEmpty()) {
      transitions.revoked(file, gone);
    }
  }

  /** An episode has one open alert. */
  private boolean hasSuccessor(Alert alert) {
    return transitions
        .store()
        .episode(alert.getEpisodeKey())
        .map(EpisodeNote::getAlertId)
        .filter(newest -> !newest.equals(alert.getAlertId()))
        .isPresent();
  }
}
