package cn.jianguan.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A move that people may make of an alert as it stands.
 *
 * @param by roles of which one may
 * @param needs what must hold and be brought, in the order in which it is checked
 * @param to where it may lead; more than one where two people must agree
 */
public record PossibleMove(
    AlertEvent event, Set<ActorRole> by, List<MoveNeed> needs, Set<AlertState> to) {

  /**
   * All of them, in the order of the table. What only casework knows is not looked at: a move that
   * is listed can still be refused, one that is not listed will be.
   *
   * @param now by the log's clock: what had its time and is past it is not listed
   */
  public static List<PossibleMove> of(Alert alert, Instant now) {
    Map<AlertEvent, PossibleMove> moves = new LinkedHashMap<>();
    for (MoveRow row : MoveTable.rows()) {
      if (row.from().contains(alert.getState()) && mayApply(row, alert, now)) {
        row.on().forEach(event -> moves.merge(event, of(event, row, alert), PossibleMove::or));
      }
    }
    return List.copyOf(moves.values());
  }

  private static boolean mayApply(MoveRow row, Alert alert, Instant now) {
    boolean high = alert.getSeverity().compareTo(Severity.ORANGE) >= 0;
    boolean two = row.when().equals("NEEDS_SECOND");
    return !people(row).isEmpty()
        && (high || !two)
        && needs(row).stream().allMatch(need -> need.isPossible(alert, now));
  }

  private static PossibleMove of(AlertEvent event, MoveRow row, Alert alert) {
    return new PossibleMove(
        event, people(row), needs(row), EnumSet.of(row.to() == null ? alert.getState() : row.to()));
  }

  private static Set<ActorRole> people(MoveRow row) {
    Set<ActorRole> people = EnumSet.noneOf(ActorRole.class);
    people.addAll(row.by());
    people.remove(ActorRole.SYSTEM);
    return people;
  }

  private static List<MoveNeed> needs(MoveRow row) {
    return row.guards().stream().map(MoveNeed::valueOf).toList();
  }

  private PossibleMove or(PossibleMove other) {
    Set<ActorRole> roles = EnumSet.copyOf(by);
    roles.addAll(other.by);
    List<MoveNeed> all = new ArrayList<>(needs);
    other.needs.stream().filter(need -> !all.contains(need)).forEach(all::add);
    Set<AlertState> states = EnumSet.copyOf(to);
    states.addAll(other.to);
    return new PossibleMove(event, roles, List.copyOf(all), states);
  }
}
