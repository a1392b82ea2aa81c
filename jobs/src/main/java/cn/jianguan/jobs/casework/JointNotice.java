package cn.jianguan.jobs.casework;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.JointVisitState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says on the alerts that a joint visit serves what has become of it, and with them tells the
 * departments: each about its own alert, one that comes for a task only about the lead's.
 */
final class JointNotice {
  private final CaseTransitions transitions;

  JointNotice(CaseTransitions transitions) {
    this.transitions = transitions;
  }

  /**
   * @param before null: it is new
   */
  void tell(JointVisit before, JointVisit visit) {
    Set<String> known = before == null ? Set.of() : alerts(before).collect(Collectors.toSet());
    Set<String> newcomers = new HashSet<>(forTasksOnly(visit));
    newcomers.removeAll(before == null ? List.of() : forTasksOnly(before));
    String leading = leading(visit);
    boolean settled =
        before != null
            && before.getState() != visit.getState()
            && visit.getState() != JointVisitState.PROPOSED;
    // Those it served before learn of its end, too.
    Stream<String> served = Stream.concat(alerts(visit), known.stream().sorted());
    for (String alertId : served.distinct().toList()) {
      CaseState file = transitions.store().find(alertId).orElse(null);
      if (file == null || !JointParts.TO_VISIT.contains(file.getAlert().getState())) {
        continue;
      }
      mark(file, visit);
      boolean copies = alertId.equals(leading) && !newcomers.isEmpty();
      if (copies) {
        copy(file.getAlert(), newcomers);
      }
      if (!known.contains(alertId) && JointRevision.isLive(visit) || copies) {
        say(file, AlertEvent.JOINT_PROPOSED, visit);
      } else if (settled) {
        say(file, AlertEvent.JOINT_SETTLED, visit);
      } else {
        transitions.store().put(file);
      }
    }
  }

  private void say(CaseState file, AlertEvent event, JointVisit visit) {
    String why = visit.getWhyZh() + " / " + visit.getWhyEn();
    transitions.system(file, event, visit.getEntryCode(), why);
  }

  private static void mark(CaseState file, JointVisit visit) {
    file.getAlert().setJointVisit(visit.getJointVisitId());
    List<String> asked = visit.getMembers().stream().map(JointMember::getAgencyCode).toList();
    file.setJointAgencies(new ArrayList<>(JointRevision.isLive(visit) ? asked : List.of()));
  }

  private static void copy(Alert alert, Set<String> agencies) {
    List<String> copies = new ArrayList<>(alert.getCopies());
    agencies.stream().sorted().filter(agency -> !copies.contains(agency)).forEach(copies::add);
    alert.setCopies(copies);
  }

  /** Departments without an alert of their own. */
  private static List<String> forTasksOnly(JointVisit visit) {
    return visit.getMembers().stream()
        .filter(member -> JointRevision.goes(member) && member.getAlertIds().isEmpty())
        .map(JointMember::getAgencyCode)
        .toList();
  }

  private static String leading(JointVisit visit) {
    return visit.getMembers().stream()
        .filter(member -> member.getAgencyCode().equals(visit.getLeadAgency()))
        .flatMap(member -> member.getAlertIds().stream())
        .findFirst()
        .orElse("");
  }

  private static Stream<String> alerts(JointVisit visit) {
    return visit.getMembers().stream().flatMap(member -> member.getAlertIds().stream());
  }
}
