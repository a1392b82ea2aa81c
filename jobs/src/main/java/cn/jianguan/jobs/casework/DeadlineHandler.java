package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.sla.Guesses;
import cn.jianguan.jobs.casework.sla.Recount;
import cn.jianguan.jobs.casework.sla.Ring;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.util.List;

/**
 * Takes alarms: what silence does by itself, cards, and the end of a case's stay in the state. One
 * alarm does one thing; what is due besides rings right after it.
 */
final class DeadlineHandler {
  private static final String CLOCK = "CLOCK";

  private final CaseTransitions transitions;
  private final CaseStore store;

  DeadlineHandler(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
  }

  void ring(String alertId, long at) {
    CaseState file = store.find(alertId).orElse(null);
    if (file == null) {
      return;
    }
    if (CaseTransitions.GONE.contains(file.getAlert().getState())) {
      if (file.getStageDue() != null && file.getStageDue().toEpochMilli() == at) {
        store.remove(file);
      }
      return;
    }
    Ring ring = Ring.next(file, calendar()).orElse(null);
    if (ring == null || ring.at().isAfter(transitions.now()) || followsCalendar(file)) {
      transitions.rewind(file);
      return;
    }
    if (ring.event() == null) {
      transitions.rewind(file);
    } else {
      act(file, ring.event());
    }
  }

  private void act(CaseState file, AlertEvent event) {
    AlertState state = file.getAlert().getState();
    boolean ends = Stage.of(state).flatMap(Stage::whenPassed).filter(event::equals).isPresent();
    if (ends && PlanWatch.WAITING.contains(state)) {
      new PlanWatch(transitions).ring(file);
      return;
    }
    transitions.system(file, event, CLOCK, why(event));
    if (file.getAlert().getState() == AlertState.ARCHIVED) {
      store.remove(file);
    }
    new Revocation(transitions).check(file); // nobody looked before silence closed it
  }

  private static String why(AlertEvent event) {
    return switch (event) {
      case REMIND -> "期限将至 / the deadline is near";
      case CARD_YELLOW -> "已超期 / the deadline has passed";
      case CARD_RED -> "严重超期，自动督办 / long overdue, the centre above is brought in";
      case EXTENSION_LAPSED -> "逾期未裁定 / not decided in time";
      default -> "期限已到 / the clock has run out";
    };
  }

  /**
   * Before anything is done because of a deadline that rests on a guess, the calendar is asked
   * again. True where the deadlines, or what they rest on, have changed.
   */
  private boolean followsCalendar(CaseState file) {
    Alert alert = file.getAlert();
    List<String> before = alert.getGuessedDeadlines();
    if (before.isEmpty()) {
      return false;
    }
    Instant now = transitions.now();
    Recount recount = Recount.of(file, calendar(), now);
    Recount stands = new Recount(file.getStageDue(), alert.getDueTotal());
    Guesses.mark(file, calendar(), now);
    if (recount.equals(stands) && before.equals(alert.getGuessedDeadlines())) {
      return false;
    }
    transitions.system(
        file, AlertEvent.CALENDAR_CHANGED, "CALENDAR", "工作日历已公布 / the calendar was announced");
    return true;
  }

  private WorkingCalendar calendar() {
    return transitions.directory().calendar();
  }
}
