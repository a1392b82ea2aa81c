package cn.jianguan.jobs.casework;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Keeps the file of a subject: small, in step with its alerts, and no longer than it is asked. */
final class SubjectNotes {
  /** Longest that a decision looks back is twelve months; late rows get a month more. */
  private static final Duration REMEMBERED = Duration.ofDays(400);

  /** Of acts, and of drawn objects: more than an honest object has; the oldest go first. */
  static final int MOST = 400;

  /**
   * States that a plan, a result, a complaint or an answer can still move; a closed one by its
   * answer.
   */
  private static final Set<AlertState> FOLLOWED =
      EnumSet.of(
          AlertState.PENDING_DISPATCH,
          AlertState.DISPATCHED,
          AlertState.SIGNED,
          AlertState.MERGED_PLAN);

  /** Acts that no decision looks at: they must not push out those that one does. */
  private static final Set<FactKind> ANSWERS = EnumSet.of(FactKind.COERCION, FactKind.OTHER_ACT);

  private SubjectNotes() {}

  /**
   * Takes over how an act stands; one that no longer stands is kept as that. False where something
   * newer is known.
   */
  static boolean put(SubjectFile file, SubjectFact fact, Instant now) {
    List<SubjectFact> notes =
        ANSWERS.contains(fact.getKind()) ? file.getAnswers() : file.getFacts();
    boolean stale =
        notes.stream()
            .anyMatch(
                known ->
                    known.getActId().equals(fact.getActId())
                        && known.getVersion() > fact.getVersion());
    if (stale) {
      return false;
    }
    notes.removeIf(known -> known.getActId().equals(fact.getActId()));
    notes.add(fact);
    notes.removeIf(known -> known.getOccurredAt().isBefore(now.minus(REMEMBERED)));
    cut(notes);
    return true;
  }

  /**
   * Takes over how a drawn object stands; one that was cancelled explains what it did. False where
   * something newer is known.
   */
  static boolean put(SubjectFile file, PlannedVisit visit, LocalDate today) {
    boolean stale =
        file.getVisits().stream()
            .anyMatch(
                known ->
                    known.getTaskObjectId().equals(visit.getTaskObjectId())
                        && Objects.equals(known.getSaidAt(), visit.getSaidAt())
                        && known.getSaid() > visit.getSaid());
    if (stale) {
      return false;
    }
    file.getVisits().removeIf(known -> known.getTaskObjectId().equals(visit.getTaskObjectId()));
    file.getVisits().add(visit);
    LocalDate oldest = today.minusDays(REMEMBERED.toDays());
    file.getVisits()
        .removeIf(known -> known.getDateTo() != null && known.getDateTo().isBefore(oldest));
    cut(file.getVisits());
    return true;
  }

  /** Whether older notes may have gone: decisions then say that they looked at the newest only. */
  static boolean isFull(SubjectFile file) {
    return file.getFacts().size() >= MOST || file.getVisits().size() >= MOST;
  }

  private static void cut(List<?> notes) {
    if (notes.size() > MOST) {
      notes.subList(0, notes.size() - MOST).clear();
    }
  }

  /** After a transition: whether the alert is one that others can move, and what it ends. */
  static void follow(CaseStore store, CaseState file) {
    Alert alert = file.getAlert();
    if (!alert.getSubject().equals(alert.getObjectKey())) {
      return; // plans and lists are about objects
    }
    boolean answered = alert.getState() == AlertState.CLOSED && !alert.getLinkedActs().isEmpty();
    boolean followed = answered || FOLLOWED.contains(alert.getState());
    SubjectFile subject = store.subject();
    boolean changed = followed != subject.getAlerts().contains(alert.getAlertId());
    if (changed && followed) {
      subject.getAlerts().add(alert.getAlertId());
    } else if (changed) {
      subject.getAlerts().remove(alert.getAlertId());
    }
    boolean disturbs = alert.getSeverity().compareTo(Severity.ORANGE) >= 0;
    Instant since = subject.getDisturbedAt();
    if (disturbs && (since == null || since.isBefore(alert.getEmittedAt()))) {
      subject.setDisturbedAt(alert.getEmittedAt());
      changed = true;
    }
    if (changed) {
      store.put(subject);
    }
  }
}
