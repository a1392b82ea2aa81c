package cn.jianguan.jobs.casework;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.JointVisitState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the departments of a joint visit, each once: on one of its alerts, however many the visit
 * serves; who comes for a task only gets a copy of what the lead is told.
 */
final class JointNotice {
  private final CaseTransitions transitions;
  private final CaseStore store;

  JointNotice(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
  }

  /**
   * @param before null: it is new
   */
  void tell(JointVisit before, JointVisit visit) {
    Stream<String> served =
        before == null ? alerts(visit) : Stream.concat(alerts(visit), alerts(before));
    served.distinct().forEach(alertId -> mark(alertId, visit));
    boolean settled =
        before != null
            && before.getState() != visit.getState()
            && visit.getState() != JointVisitState.PROPOSED;
    Map<String, AlertEvent> told = new LinkedHashMap<>();
    for (JointMember member : visit.getMembers()) {
      String own = toVisit(member).or(() -> was(before, member).flatMap(this::toVisit)).orElse("");
      boolean isNew =
          JointRevision.isLive(visit)
              && JointRevision.goes(member)
              && was(before, member).filter(JointRevision::goes).isEmpty();
      if (isNew) {
        told.put(
            own.isEmpty() ? copied(visit, member.getAgencyCode()) : own, AlertEvent.JOINT_PROPOSED);
      } else if (settled) {
        told.putIfAbsent(own, AlertEvent.JOINT_SETTLED);
      }
    }
    told.remove("");
    told.forEach((alertId, event) -> say(alertId, event, visit));
  }

  private void say(String alertId, AlertEvent event, JointVisit visit) {
    String why = visit.getWhyZh() + " / " + visit.getWhyEn();
    transitions.system(store.find(alertId).orElseThrow(), event, visit.getEntryCode(), why);
  }

  private void mark(String alertId, JointVisit visit) {
    CaseState file = store.find(alertId).filter(JointNotice::isToVisit).orElse(null);
    if (file == null) {
      return;
    }
    List<String> asked = visit.getMembers().stream().map(JointMember::getAgencyCode).toList();
    file.getAlert().setJointVisit(visit.getJointVisitId());
    file.setJointAgencies(new ArrayList<>(JointRevision.isLive(visit) ? asked : List.of()));
    store.put(file);
  }

  /** The lead's alert, of which the department gets copies from now on. */
  private String copied(JointVisit visit, String agency) {
    Optional<String> leading =
        visit.getMembers().stream()
            .filter(member -> member.getAgencyCode().equals(visit.getLeadAgency()))
            .findFirst()
            .flatMap(this::toVisit);
    leading
        .flatMap(store::find)
        .ifPresent(
            file -> {
              Alert alert = file.getAlert();
              if (!alert.getCopies().contains(agency)) {
                List<String> copies = new ArrayList<>(alert.getCopies());
                copies.add(agency);
                alert.setCopies(copies);
                store.put(file);
              }
            });
    return leading.orElse("");
  }

  /** The first of a department's alerts that still waits for its visit. */
  private Optional<String> toVisit(JointMember member) {
    return member.getAlertIds().stream()
        .filter(id -> store.find(id).filter(JointNotice::isToVisit).isPresent())
        .findFirst();
  }

  private static boolean isToVisit(CaseState file) {
    return JointParts.TO_VISIT.contains(file.getAlert().getState());
  }

  private static Optional<JointMember> was(JointVisit before, JointMember member) {
    return before == null
        ? Optional.empty()
        : before.getMembers().stream()
            .filter(it -> it.getAgencyCode().equals(member.getAgencyCode()))
            .findFirst();
  }

  private static Stream<String> alerts(JointVisit visit) {
    return visit.getMembers().stream().flatMap(member -> member.getAlertIds().stream());
  }
}
