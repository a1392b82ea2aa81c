package cn.jianguan.jobs.casework;

import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.decide.Lists;
import cn.jianguan.jobs.casework.joint.Gathering;
import cn.jianguan.jobs.casework.joint.Part;
import cn.jianguan.jobs.casework.sla.Sla;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.JointMember;
import cn.jianguan.record.JointReply;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.SubjectFile;
import cn.jianguan.rules.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Proposes joint visits (进一次门、查多项事; domain reference §5.2, last paragraph) and sees them through.
 * They move no alert: whoever will not wait, or is not waited for, goes alone.
 */
final class JointVisits {
  private static final String ALARM = "joint/";

  /** The visit has to be possible within so many working days. */
  private static final int WITHIN_DAYS = 5;

  private final CaseTransitions transitions;
  private final CaseStore store;
  private final LocalDate today;

  JointVisits(CaseTransitions transitions) {
    this.transitions = transitions;
    this.store = transitions.store();
    this.today = calendar().dayOf(transitions.now());
  }

  static boolean isAlarm(String name) {
    return name.startsWith(ALARM);
  }

  /** Takes a department's answer, where the command is one. */
  void answer(CommandRecord command, String visitId) {
    switch (command.getEvent()) {
      case JOINT_ACCEPT -> review(visitId, command.getActorOrg(), JointReply.ACCEPTED);
      case JOINT_DECLINE -> review(visitId, command.getActorOrg(), JointReply.DECLINED);
      default -> {
        // another move
      }
    }
  }

  /** Something about the object has changed, or time has passed. */
  void review() {
    review("", "", null);
  }

  private void review(String answered, String agency, JointReply reply) {
    SubjectFile subject = store.subject();
    boolean alone = subject.getAlerts().size() + subject.getVisits().size() < 2;
    if (subject.getJointVisits().isEmpty() && alone) {
      return;
    }
    List<Part> parts = new ArrayList<>(new JointParts(transitions).of(subject));
    List<JointVisit> all = new ArrayList<>();
    List<Runnable> tell = new ArrayList<>();
    for (JointVisit before : subject.getJointVisits()) {
      if (!JointRevision.isLive(before)) {
        if (!before.getDateTo().isBefore(today)) {
          all.add(before);
        }
        continue;
      }
      JointVisit visit = copy(before);
      JointRevision revision = new JointRevision(visit);
      if (before.getJointVisitId().equals(answered)) {
        revision.answer(agency, reply, transitions.now());
      }
      revise(visit, revision, parts, subject);
      changed(before, visit, all, tell);
    }
    propose(subject, parts, all, tell);
    if (!all.equals(subject.getJointVisits())) {
      subject.setJointVisits(all);
      store.put(subject);
    }
    tell.forEach(Runnable::run);
  }

  /** Takes out of the parts what it serves. */
  private void revise(
      JointVisit visit, JointRevision revision, List<Part> parts, SubjectFile subject) {
    revision.visited(subject);
    revision.silence(transitions.now());
    Set<String> no = agencies(visit, JointRevision::saidNo);
    Set<String> going = agencies(visit, JointRevision::goes);
    List<Part> open = parts.stream().filter(part -> !no.contains(part.agency())).toList();
    int atLeast = revision.hasVisitors() ? 1 : 2;
    Optional<Gathering> found =
        Gathering.of(open, going, this::isInside, visit.getDateTo(), atLeast);
    if (found.isEmpty() && atLeast > 1) {
      revision.lapse(); // what they would have gone for stays on record
      return;
    }
    boolean more = revision.gather(found.map(Gathering::parts).orElse(List.of()));
    found.ifPresent(all -> parts.removeAll(all.parts()));
    if (found.isPresent() && !revision.hasVisitors()) {
      complete(visit, revision, found.get()); // once somebody has been there, it is the visit it is
    }
    if (more) {
      visit.setAnswerBy(answerBy(visit));
    }
    revision.settle(!transitions.now().isBefore(calendar().endOf(visit.getDateTo())));
  }

  private void propose(
      SubjectFile subject, List<Part> parts, List<JointVisit> all, List<Runnable> tell) {
    Set<String> asked = new HashSet<>();
    for (JointVisit visit : all) {
      asked.addAll(agencies(visit, it -> JointRevision.saidNo(it) || !it.getVisitedBy().isEmpty()));
    }
    parts.removeIf(part -> asked.contains(part.agency()));
    LocalDate latest = calendar().plusWorkingDays(today, WITHIN_DAYS);
    Optional<Gathering> found = Gathering.of(parts, Set.of(), this::isInside, latest, 2);
    while (found.isPresent()) {
      parts.removeAll(found.get().parts());
      JointVisit visit = begin(subject, found.get());
      JointRevision revision = new JointRevision(visit);
      revision.gather(found.get().parts());
      complete(visit, revision, found.get());
      visit.setAnswerBy(answerBy(visit));
      changed(null, visit, all, tell);
      found = Gathering.of(parts, Set.of(), this::isInside, latest, 2);
    }
  }

  private JointVisit begin(SubjectFile subject, Gathering found) {
    String key = store.find(found.parts().get(0).alertId()).orElseThrow().getAlert().getObjectKey();
    subject.setJointRounds(subject.getJointRounds() + 1);
    String id = StableId.of("joint", key, Integer.toString(subject.getJointRounds()));
    return JointVisit.newBuilder()
        .setJointVisitId(id)
        .setObjectKey(key)
        .setDateFrom(found.from())
        .setDateTo(found.to())
        .setAnswerBy(transitions.now())
        .setEntryCode("JV-" + id.substring(0, 12))
        .setLogTime(transitions.now())
        .build();
  }

  private void complete(JointVisit visit, JointRevision revision, Gathering found) {
    Lists lists = transitions.lists();
    revision.days(found);
    visit.setLeadAgency(found.lead((agency, item) -> lists.isResponsible(agency, item, today)));
    visit.setChecklistIds(new ArrayList<>(lists.checklists(visit.getItemCodes(), today)));
    String first = found.parts().get(0).alertId();
    store.find(first).ifPresent(file -> visit.setObjectName(file.getAlert().getObjectName()));
  }

  private Instant answerBy(JointVisit visit) {
    Instant confirm = calendar().after(transitions.now(), Sla.CONFIRM);
    Instant end = calendar().endOf(visit.getDateTo());
    return confirm.isAfter(end) ? end : confirm;
  }

  private void changed(
      JointVisit before, JointVisit visit, List<JointVisit> all, List<Runnable> tell) {
    new JointWords(transitions.directory(), today).put(visit);
    if (visit.equals(before)) {
      all.add(before);
      return;
    }
    visit.setVersion(visit.getVersion() + 1);
    visit.setLogTime(transitions.now());
    all.add(visit);
    if (JointRevision.isLive(visit)) {
      boolean waits = visit.getMembers().stream().anyMatch(it -> it.getReply() == JointReply.OPEN);
      Instant end = calendar().endOf(visit.getDateTo());
      transitions.wake(ALARM + visit.getJointVisitId(), waits ? visit.getAnswerBy() : end);
    }
    tell.add(
        () -> {
          transitions.emit(visit);
          new JointNotice(transitions).tell(before, visit);
        });
  }

  private boolean isInside(String area, String other) {
    return transitions.directory().lineage(area, today).contains(other);
  }

  private static Set<String> agencies(JointVisit visit, Predicate<JointMember> which) {
    return visit.getMembers().stream()
        .filter(which)
        .map(JointMember::getAgencyCode)
        .collect(Collectors.toSet());
  }

  private static JointVisit copy(JointVisit visit) {
    JointVisit copy = JointVisit.newBuilder(visit).build();
    copy.setMembers(
        visit.getMembers().stream()
            .map(member -> JointMember.newBuilder(member).build())
            .collect(Collectors.toCollection(ArrayList::new)));
    return copy;
  }

  private WorkingCalendar calendar() {
    return transitions.directory().calendar();
  }
}
