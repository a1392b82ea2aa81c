package cn.jianguan.jobs.casework;

import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.decide.Lists;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.jobs.casework.lifecycle.Move;
import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.sla.Ring;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.RejectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One subject's business at one log time: makes moves, keeps the files and the alarm clock of each
 * case in step with them, and says what happened.
 */
final class CaseTransitions {
  private static final Lifecycle LIFECYCLE = new Lifecycle();

  /** A case that is over answers commands and hits this long before it leaves the state. */
  private static final Duration AFTERLIFE = Duration.ofDays(30);

  private static final long YEAR = Duration.ofDays(365).toMillis();

  /** A subject nothing was heard of for this many years is forgotten, open alerts and all. */
  private static final int YEARS_KEPT = 10;

  private static final int SUBJECT_YEARS = 2;

  /** Nobody owes a step any more, and nothing can come back: it leaves after a while. */
  static final Set<AlertState> GONE =
      EnumSet.of(AlertState.CANCELLED, AlertState.SUPPRESSED, AlertState.MERGED_ALERT);

  private final Directory directory;
  private final Lists lists;
  private final CaseMetrics metrics;
  private final CaseOutput output;
  private final StationContext<OutputRecord> context;
  private final CaseStore store;
  private boolean stirred;

  CaseTransitions(
      Directory directory,
      Lists lists,
      CaseMetrics metrics,
      CaseOutput output,
      StationContext<OutputRecord> context) {
    this.output = output;
    this.lists = lists;
    this.directory = directory;
    this.metrics = metrics;
    this.context = context;
    this.store = new CaseStore(context.state());
  }

  CaseStore store() {
    return store;
  }

  Directory directory() {
    return directory;
  }

  Lists lists() {
    return lists;
  }

  Instant now() {
    return Instant.ofEpochMilli(context.logTime());
  }

  /** A move of the system; its guards always agree, since the table is ours. */
  void system(CaseState file, AlertEvent event, String code, String why) {
    system(file, event, code, why, null, null);
  }

  /** A move of the system because of a hit. */
  void system(
      CaseState file, AlertEvent event, String code, String why, HitRecord hit, Route route) {
    system(file, order(file, event, code, why), hit, route);
  }

  /** A move of the system by what a visit found. */
  void found(CaseState file, String why, Conclusion conclusion, List<String> acts) {
    CommandRecord command = order(file, AlertEvent.TASK_RESULT, "TASK_RESULT", why);
    command.setConclusion(conclusion);
    command.setLinkedActs(new ArrayList<>(acts));
    system(file, command, null, null);
  }

  /** A move of the system because acts that the alert links were taken back. */
  void revoked(CaseState file, List<String> acts) {
    CommandRecord command =
        order(file, AlertEvent.REOPEN, "ACT_REVOKED", "关联行为已撤回或撤销 / a linked act no longer stands");
    command.setLinkedActs(new ArrayList<>(acts));
    system(file, command, null, null);
  }

  private void system(CaseState file, CommandRecord command, HitRecord hit, Route route) {
    Move move = Move.of(file, command, now(), directory, store::subject, hit, route);
    make(move)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(
                  command.getEvent() + " by the system refused: " + refusal);
            });
  }

  /** A move of a person; empty where it was made. */
  Optional<Refusal> person(CaseState file, CommandRecord command) {
    return make(Move.of(file, command, now(), directory, store::subject));
  }

  void emit(JointVisit visit) {
    context.emit(output.of(visit, context.logTime()));
  }

  /** Rings at a moment, about something of the subject that is no case. */
  void wake(String name, Instant at) {
    context.timerAt(name, at.toEpochMilli());
  }

  /** Who is about to go to the object may have changed. */
  void stir() {
    stirred = true;
  }

  boolean isStirred() {
    return stirred;
  }

  void emit(AlertPlanDecision decision) {
    context.emit(output.of(decision, context.logTime()));
  }

  /** Puts a case whose clock was moved without a transition: what it waits for changed its days. */
  void rewind(CaseState file) {
    alarm(file);
    store.put(file);
  }

  /**
   * Keeps what is known of an object for two years after the last word about it, or after the last
   * day that word speaks of, which is not believed beyond ten years.
   */
  void keepSubject(Instant lastDay) {
    long latest = context.logTime() + YEARS_KEPT * YEAR;
    long last = Math.min(latest, Math.max(context.logTime(), lastDay.toEpochMilli()));
    expireAfter(last, SUBJECT_YEARS);
  }

  private void expireAfter(long moment, int years) {
    // Rounded up to whole years: a busy subject asks for a new moment once a year only.
    context.expireAt((Math.floorDiv(moment, YEAR) + 1 + years) * YEAR);
  }

  void emit(RejectRecord reject) {
    context.emit(output.of(reject, context.logTime()));
  }

  private void notify(NotificationRecord notice) {
    context.emit(output.of(notice, context.logTime()));
  }

  CaseMetrics metrics() {
    return metrics;
  }

  private Optional<Refusal> make(Move move) {
    Outcome outcome = LIFECYCLE.apply(move);
    if (outcome instanceof Outcome.Refused refused) {
      return Optional.of(refused.refusal());
    }
    Outcome.Made made = (Outcome.Made) outcome;
    if (GONE.contains(made.transition().getTo())) {
      move.file().setStageDue(now().plus(AFTERLIFE));
    }
    alarm(move.file());
    context.emit(output.of(made.transition(), context.logTime()));
    made.notified().forEach((agency, role) -> notify(notice(made.transition(), agency, role)));
    store.put(move.file());
    SubjectNotes.follow(store, move.file());
    credit(move.file(), made.transition());
    stir();
    expireAfter(context.logTime(), YEARS_KEPT);
    return Optional.empty();
  }

  private void credit(CaseState file, AlertTransition made) {
    for (PlannedVisit visit : PlanCredit.offers(made, store, directory.calendar().dayOf(now()))) {
      emit(PlanCredit.record(file, visit, made));
      notify(notice(made, visit.getAgencyCode(), "CC"));
    }
  }

  /** A case has one alarm, set to whatever its clock does next. */
  private void alarm(CaseState file) {
    String alertId = file.getAlert().getAlertId();
    Instant next = next(file);
    Instant before = file.getRingAt();
    if (before != null && !before.equals(next)) {
      context.cancelTimer(alertId, before.toEpochMilli());
    }
    if (next != null) {
      context.timerAt(alertId, next.toEpochMilli());
    }
    file.setRingAt(next);
  }

  private Instant next(CaseState file) {
    return GONE.contains(file.getAlert().getState())
        ? file.getStageDue()
        : Ring.next(file, directory.calendar()).map(Ring::at).orElse(null);
  }

  private CommandRecord order(CaseState file, AlertEvent event, String code, String why) {
    String alertId = file.getAlert().getAlertId();
    return CommandRecord.newBuilder()
        .setTransitionUuid(StableId.of(alertId, Integer.toString(file.getSeq() + 1), event.name()))
        .setAlertId(alertId)
        .setSubject(file.getAlert().getSubject())
        .setEvent(event)
        .setActorRole(ActorRole.SYSTEM)
        .setActorOrg("")
        .setActorId("")
        .setEventTime(now())
        .setReasonCode(code)
        .setComment(why)
        .setSourceSystem("jianguan")
        .build();
  }

  private static NotificationRecord notice(AlertTransition made, String agency, String role) {
    String seq = Integer.toString(made.getSeq());
    return NotificationRecord.newBuilder()
        .setNotificationId(StableId.of(made.getAlertId(), seq, agency, role))
        .setAlertId(made.getAlertId())
        .setSubject(made.getAlert().getSubject())
        .setRecipient(agency)
        .setRole(role)
        .setEvent(made.getEvent())
        .setLogTime(made.getLogTime())
        .setAlert(made.getAlert())
        .setReasonCode(made.getActorRole() == ActorRole.SYSTEM ? "" : made.getReasonCode())
        .setComment(made.getComment())
        .build();
  }
}
