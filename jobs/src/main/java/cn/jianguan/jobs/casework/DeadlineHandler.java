package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;

/** Takes alarms: what silence does by itself, and the end of a case's stay in the state. */
final class DeadlineHandler {
  private final CaseTransitions transitions;
  private final CaseStore store;

  DeadlineHandler(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
  }

  void ring(String alertId, long at) {
    CaseState file = store.find(alertId).orElse(null);
    if (file == null || file.getStageDue() == null || file.getStageDue().toEpochMilli() != at) {
      return;
    }
    AlertState state = file.getAlert().getState();
    if (CaseTransitions.GONE.contains(state)) {
      store.remove(file);
      return;
    }
    if (PlanWatch.WAITING.contains(state)) {
      new PlanWatch(transitions).ring(file);
      return;
    }
    AlertEvent event = Stage.of(state).flatMap(Stage::whenPassed).orElse(null);
    if (event != null) {
      transitions.system(file, event, "CLOCK", "期限已到 / the clock has run out");
    }
    if (file.getAlert().getState() == AlertState.ARCHIVED) {
      store.remove(file);
    }
  }
}
