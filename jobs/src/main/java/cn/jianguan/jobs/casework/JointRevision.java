package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.joint.Gathering;
import cn.jianguan.jobs.casework.joint.Part;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointReply;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.JointVisitState;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** One joint visit as it is brought up to date: who goes, what each says, and where that leads. */
final class JointRevision {
  private static final Set<JointVisitState> LIVE =
      EnumSet.of(JointVisitState.PROPOSED, JointVisitState.AGREED);
  private static final Set<JointReply> NO = EnumSet.of(JointReply.DECLINED, JointReply.SILENT);

  private final JointVisit visit;

  /**
   * @param visit is changed
   */
  JointRevision(JointVisit visit) {
    this.visit = visit;
  }

  static boolean isLive(JointVisit visit) {
    return LIVE.contains(visit.getState());
  }

  static boolean saidNo(JointMember member) {
    return NO.contains(member.getReply());
  }

  /** Goes, or has gone. */
  static boolean goes(JointMember member) {
    boolean has = !member.getAlertIds().isEmpty() || !member.getTaskObjectIds().isEmpty();
    return !saidNo(member) && (has || !member.getVisitedBy().isEmpty());
  }

  /** What a department answers; it may change its mind while the visit is to come. */
  void answer(String agency, JointReply reply, Instant now) {
    visit.getMembers().stream()
        .filter(member -> member.getAgencyCode().equals(agency))
        .forEach(
            member -> {
              member.setReply(reply);
              member.setRepliedAt(now);
            });
  }

  /** Who has not answered in time says no. */
  void silence(Instant now) {
    if (!now.isBefore(visit.getAnswerBy())) {
      visit.getMembers().stream()
          .filter(member -> member.getReply() == JointReply.OPEN)
          .forEach(member -> member.setReply(JointReply.SILENT));
    }
  }

  /** Inspections that carry the code. */
  void visited(SubjectFile subject) {
    for (JointMember member : visit.getMembers()) {
      member.setVisitedBy(
          subject.getFacts().stream()
              .filter(fact -> fact.getKind() == FactKind.CHECK && !fact.getRemoved())
              .filter(fact -> fact.getJointTaskId().equals(visit.getEntryCode()))
              .filter(fact -> fact.getAgencyCode().equals(member.getAgencyCode()))
              .map(SubjectFact::getActId)
              .findFirst()
              .orElse(""));
    }
  }

  /**
   * Takes over who goes for what; who has visited keeps what it went for. True where a department
   * is new.
   */
  boolean gather(List<Part> parts) {
    int before = visit.getMembers().size();
    for (Part part : parts) {
      if (visit.getMembers().stream().noneMatch(it -> it.getAgencyCode().equals(part.agency()))) {
        visit.getMembers().add(JointMember.newBuilder().setAgencyCode(part.agency()).build());
      }
    }
    for (JointMember member : visit.getMembers()) {
      List<Part> own =
          parts.stream().filter(part -> part.agency().equals(member.getAgencyCode())).toList();
      if (member.getVisitedBy().isEmpty() || !own.isEmpty()) {
        member.setAlertIds(ids(own.stream().map(Part::alertId).toList()));
        member.setTaskObjectIds(ids(own.stream().map(Part::taskObjectId).toList()));
        member.setItemCodes(ids(own.stream().flatMap(part -> part.items().stream()).toList()));
      }
    }
    return visit.getMembers().size() > before;
  }

  void days(Gathering gathering) {
    visit.setAreaNumber(gathering.area());
    visit.setDateFrom(gathering.from());
    visit.setDateTo(gathering.to());
    visit.setItemCodes(new ArrayList<>(gathering.items()));
  }

  /** Nobody is left to go with. */
  void lapse() {
    visit.setState(JointVisitState.LAPSED);
  }

  /**
   * Where it stands now.
   *
   * @param over its last day has passed
   */
  void settle(boolean over) {
    List<JointMember> going = visit.getMembers().stream().filter(JointRevision::goes).toList();
    long visited = going.stream().filter(JointRevision::hasVisited).count();
    boolean agreed =
        going.stream().allMatch(it -> it.getReply() == JointReply.ACCEPTED || hasVisited(it));
    if (visited > 1 && (over || visited == going.size())) {
      visit.setState(JointVisitState.DONE);
    } else if (over || going.size() < 2) {
      visit.setState(JointVisitState.LAPSED);
    } else {
      visit.setState(agreed ? JointVisitState.AGREED : JointVisitState.PROPOSED);
    }
  }

  boolean hasVisitors() {
    return visit.getMembers().stream().anyMatch(JointRevision::hasVisited);
  }

  private static boolean hasVisited(JointMember member) {
    return !member.getVisitedBy().isEmpty();
  }

  private static List<String> ids(List<String> all) {
    return new ArrayList<>(all.stream().filter(Predicate.not(String::isEmpty)).distinct().toList());
  }
}
