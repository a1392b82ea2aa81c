package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.util.List;
import java.util.Set;

/**
 * A row of the lifecycle: in these states, on these events, by these roles, if the guards agree, to
 * that state, with these effects.
 *
 * @param number row of the domain reference §3.4
 * @param from empty: before the alert exists
 * @param to null: the state stays
 * @param when tells rows of the same cell apart
 */
record LifecycleRow(
    int number,
    Set<AlertState> from,
    Set<AlertEvent> on,
    Set<ActorRole> by,
    When when,
    List<Guard> guards,
    AlertState to,
    List<Effect> effects) {

  /** True in the cell of this state (null: before the alert exists) and event. */
  boolean covers(AlertState state, AlertEvent event) {
    return on.contains(event) && (state == null ? from.isEmpty() : from.contains(state));
  }
}
