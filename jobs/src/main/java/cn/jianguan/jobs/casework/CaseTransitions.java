package cn.jianguan.jobs.casework;

import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.jobs.casework.lifecycle.Move;
import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.jobs.order.StationContext;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.RejectRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One subject's business at one log time: makes moves, keeps the files and the alarm clock of each
 * case in step with them, and says what happened.
 */
final class CaseTransitions {
  private static final Lifecycle LIFECYCLE = new Lifecycle();

  /** A closed or cancelled case answers commands and hits this long before it leaves the state. */
  private static final Duration AFTERLIFE = Duration.ofDays(30);

  private static final long YEAR = Duration.ofDays(365).toMillis();

  /** A subject nothing was heard of for this many years is forgotten, open alerts and all. */
  private static final int YEARS_KEPT = 10;

  private final Directory directory;
  private final CaseMetrics metrics;
  private final CaseOutput output;
  private final StationContext<OutputRecord> context;
  private final CaseStore store;

  CaseTransitions(
      Directory directory,
      CaseMetrics metrics,
      CaseOutput output,
      StationContext<OutputRecord> context) {
    this.output = output;
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
    CommandRecord command = order(file, event, code, why);
    Move move = Move.of(file, command, now(), directory, hit, route);
    make(move)
        .ifPresent(
            refusal -> {
              throw new IllegalStateException(event + " by the system refused: " + refusal);
            });
  }

  /** A move of a person; empty where it was made. */
  Optional<Refusal> person(CaseState file, CommandRecord command) {
    return make(Move.of(file, command, now(), directory));
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
    Instant before = move.file().getStageDue();
    AlertState stateBefore = move.file().getAlert().getState();
    Outcome outcome = LIFECYCLE.apply(move);
    if (outcome instanceof Outcome.Refused refused) {
      return Optional.of(refused.refusal());
    }
    Outcome.Made made = (Outcome.Made) outcome;
    if (made.transition().getTo() == AlertState.CANCELLED) {
      move.file().setStageDue(now().plus(AFTERLIFE));
    }
    reset(move.file(), stateBefore, before);
    context.emit(output.of(made.transition(), context.logTime()));
    made.notified().forEach((agency, role) -> notify(notice(made.transition(), agency, role)));
    store.put(move.file());
    // Rounded up to whole years: a busy subject asks for a new moment once a year only.
    context.expireAt((Math.floorDiv(context.logTime(), YEAR) + 1 + YEARS_KEPT) * YEAR);
    return Optional.empty();
  }

  /** The alarm rings only in states whose clock decides something by itself. */
  private void reset(CaseState file, AlertState stateBefore, Instant before) {
    Alert alert = file.getAlert();
    if (rings(stateBefore) && before != null) {
      context.cancelTimer(alert.getAlertId(), before.toEpochMilli());
    }
    if (rings(alert.getState()) && file.getStageDue() != null) {
      context.timerAt(alert.getAlertId(), file.getStageDue().toEpochMilli());
    }
  }

  private static boolean rings(AlertState state) {
    return state == AlertState.CANCELLED || Stage.of(state).flatMap(Stage::whenPassed).isPresent();
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
        .build();
  }
}
