package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Guesses;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.lifecycle.MoveRow;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.RejectReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges and makes moves by the table. A refused move changes nothing; a made one changes the case
 * and says how it stands, as the next transition of the alert, numbered without gaps.
 */
public final class Lifecycle {
  private final List<LifecycleRow> rows = LifecycleTable.read();

  /** What became of a move. */
  public sealed interface Outcome {
    /** It was made; {@code told}: who must learn of it, TO or CC by agency. */
    record Made(AlertTransition transition, Map<String, String> notified) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
  }

  /** Creates the alert of a case that has no transition yet, or moves one that has. */
  public Outcome apply(Move move) {
    AlertState from = move.file().getSeq() == 0 ? null : move.alert().getState();
    AlertEvent event = move.command().getEvent();
    Optional<LifecycleRow> row = rowFor(from, move);
    if (row.isEmpty()) {
      return new Outcome.Refused(impossible(from, move));
    }
    return judge(row.get(), move)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> make(row.get(), from, move));
  }

  private Optional<LifecycleRow> rowFor(AlertState from, Move move) {
    for (LifecycleRow row : rows) {
      if (row.row().covers(from, move.command().getEvent()) && row.when().holds(move)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static Optional<Refusal> judge(LifecycleRow row, Move move) {
    ActorRole role = move.command().getActorRole();
    if (!row.row().by().contains(role)) {
      return Optional.of(
          Refusal.of(RejectReason.COMMAND_FORBIDDEN, "actorRole", role, people(row.row())));
    }
    return row.guards().stream()
        .map(guard -> guard.check(move))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> role == ActorRole.SYSTEM ? Optional.empty() : LinkCheck.check(move));
  }

  private static String people(MoveRow row) {
    String people =
        row.by().stream()
            .filter(role -> role != ActorRole.SYSTEM)
            .map(Word::named)
            .collect(Collectors.joining("、"));
    return people.isEmpty()
        ? "由系统办理，不接受指令 / the system makes this move, nobody else"
        : "应为 / one of " + people;
  }

  private static Outcome make(LifecycleRow row, AlertState from, Move move) {
    Instant dueBefore = from == null ? null : due(move.file(), from);
    AlertState to = row.row().to() == null ? from : row.row().to();
    move.alert().setState(to);
    link(move);
    row.effects().forEach(effect -> effect.on(move));
    move.alert().setStageDue(due(move.file(), to));
    move.alert().setReturnBy(ReturnWindow.told(move));
    Guesses.mark(move.file(), move.calendar(), move.now());
    move.file().setSeq(move.file().getSeq() + 1);
    return new Outcome.Made(transition(from, to, dueBefore, move), move.notified());
  }

  private static void link(Move move) {
    for (String act : move.command().getLinkedActs()) {
      if (!move.alert().getLinkedActs().contains(act)) {
        move.alert().getLinkedActs().add(act);
      }
    }
  }

  private static AlertTransition transition(
      AlertState from, AlertState to, Instant dueBefore, Move move) {
    CommandRecord command = move.command();
    Alert alert = move.alert();
    return AlertTransition.newBuilder()
        .setAlertId(alert.getAlertId())
        .setSeq(move.file().getSeq())
        .setFrom(from)
        .setEvent(command.getEvent())
        .setTo(to)
        .setActorRole(command.getActorRole())
        .setActorOrg(command.getActorOrg())
        .setActorId(command.getActorId())
        .setActorRegion(command.getActorRegion())
        .setEventTime(command.getEventTime())
        .setLogTime(move.now())
        .setReasonCode(command.getReasonCode())
        .setComment(command.getComment())
        .setAttachments(new ArrayList<>(command.getAttachments()))
        .setDueBefore(dueBefore)
        .setDueAfter(due(move.file(), to))
        .setCard(alert.getCard())
        .setCalendarGuessed(Guesses.ofStage(alert))
        .setLinkedActs(new ArrayList<>(command.getLinkedActs()))
        .setTransitionUuid(command.getTransitionUuid())
        .setSourceSystem(command.getSourceSystem())
        .setHitId(move.hit() == null ? null : move.hit().getHitId())
        .setAlert(Alert.newBuilder(alert).build())
        .build();
  }

  /** Deadline of the running stage; the quiet time before the archive binds nobody. */
  private static Instant due(CaseState file, AlertState state) {
    return Stage.of(state)
        .filter(stage -> stage != Stage.QUIET)
        .map(stage -> file.getStageDue())
        .orElse(null);
  }

  /** What this actor's role may do instead, in words. */
  private static Refusal impossible(AlertState from, Move move) {
    ActorRole role = move.command().getActorRole();
    String possible =
        from == null
            ? ""
            : PossibleMove.of(known(move), move.now()).stream()
                .filter(it -> it.by().contains(role))
                .map(it -> Word.named(it.event()))
                .collect(Collectors.joining("、"));
    String expected =
        "状态「%s」下，%s可为 / in this state this role may: %s"
            .formatted(
                from == null ? "" : Word.named(from),
                Word.named(role),
                possible.isEmpty() ? "无 nothing" : possible);
    return Refusal.of(RejectReason.COMMAND_ILLEGAL, "event", move.command().getEvent(), expected);
  }

  /** The alert may be older than what it says of itself. */
  private static Alert known(Move move) {
    return Alert.newBuilder(move.alert()).setReturnBy(ReturnWindow.told(move)).build();
  }
}
