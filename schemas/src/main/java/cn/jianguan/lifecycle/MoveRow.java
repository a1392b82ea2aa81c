package cn.jianguan.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.util.List;
import java.util.Set;

/**
 * A row of the table: in these states, on these events, by these roles, if this holds, to that
 * state, with these effects.
 *
 * @param number row of the domain reference §3.4
 * @param from empty: before the alert exists
 * @param when name of what tells rows of the same cell apart; empty: nothing
 * @param guards names of what must hold, in the order in which they are checked
 * @param to null: the state stays
 * @param effects names of what is done, in order
 */
public record MoveRow(
    int number,
    Set<AlertState> from,
    Set<AlertEvent> on,
    Set<ActorRole> by,
    String when,
    List<String> guards,
    AlertState to,
    List<String> effects) {

  /** True in the cell of this state (null: before the alert exists) and event. */
  public boolean covers(AlertState state, AlertEvent event) {
    return on.contains(event) && (state == null ? from.isEmpty() : from.contains(state));
  }
}
