package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.lifecycle.CommandSize;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.EpisodeNote;
import cn.jianguan.record.RejectReason;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes commands of people and departments' systems. Every one is answered: by a transition, by a
 * reject that names the field and what was expected, or, sent again, by silence.
 */
final class CommandHandler {
  private final CaseTransitions transitions;
  private final UnaryOperator<String> actors;
  private final UnaryOperator<String> words;
  private final CaseStore store;

  CommandHandler(
      CaseTransitions transitions, UnaryOperator<String> actors, UnaryOperator<String> words) {
    this.words = words;
    this.actors = actors;
    this.transitions = transitions;
    this.store = transitions.store();
  }

  /**
   * @param record the command as it lay in the log
   */
  void take(LogRecord record, CommandRecord command) {
    if (store.hasMove(command.getAlertId(), command.getTransitionUuid())) {
      return;
    }
    CaseState file = store.find(command.getAlertId()).orElse(null);
    hidePersons(command, file);
    refusal(command, file)
        .or(() -> CommandSize.check(command, file.getAlert().getLinkedActs().size()))
        .or(() -> transitions.person(file, command))
        .ifPresentOrElse(
            refusal -> {
              transitions.metrics().refused(refusal.reason());
              transitions.emit(Reject.of(record, command, refusal, transitions.now()));
            },
            () -> {
              store.addMove(file, command.getTransitionUuid());
              store.put(file);
              new JointVisits(transitions).answer(command, file.getAlert().getJointVisit());
            });
  }

  /** Nobody's name goes further; a case can be older than that. */
  private void hidePersons(CommandRecord command, CaseState file) {
    command.setActorId(actors.apply(command.getActorId()));
    command.setReasonCode(words.apply(command.getReasonCode()));
    command.setComment(words.apply(command.getComment()));
    command.getAttachments().forEach(it -> it.setName(words.apply(it.getName())));
    if (file != null) {
      file.setHandler(actors.apply(file.getHandler()));
      file.setFirstAuditor(actors.apply(file.getFirstAuditor()));
    }
  }

  private Optional<Refusal> refusal(CommandRecord command, CaseState file) {
    if (command.getTransitionUuid().isBlank()) {
      return incomplete("transitionUuid", "应有流转标识 / an id of the transition");
    }
    if (command.getActorOrg().isBlank()) {
      return incomplete("actorOrg", "应有操作机构 / the actor's organisation");
    }
    if (command.getActorId().isBlank()) {
      return incomplete("actorId", "应有操作人 / the actor");
    }
    if (command.getActorRole() == ActorRole.SYSTEM) {
      return refused(
          RejectReason.COMMAND_FORBIDDEN,
          "actorRole",
          "SYSTEM",
          "系统事件不接受指令 / nobody is the system");
    }
    if (file == null) {
      return refused(
          RejectReason.COMMAND_UNKNOWN_ALERT,
          "alertId",
          command.getAlertId(),
          "应为未归档的预警 / an alert of this subject that is not archived");
    }
    if (command.getExpectedSeq() != null && command.getExpectedSeq() != file.getSeq()) {
      return refused(
          RejectReason.COMMAND_STALE,
          "expectedSeq",
          command.getExpectedSeq().toString(),
          "预警已变化，当前序号 %d / it has moved on, now at %1$d".formatted(file.getSeq()));
    }
    return command.getEvent() == AlertEvent.REOPEN ? successor(file) : Optional.empty();
  }

  /** An episode has one open alert: where a hit has opened a later one, that is the one. */
  private Optional<Refusal> successor(CaseState file) {
    String alertId = file.getAlert().getAlertId();
    return store
        .episode(file.getAlert().getEpisodeKey())
        .map(EpisodeNote::getAlertId)
        .filter(newest -> !newest.equals(alertId))
        .flatMap(
            newest ->
                refused(
                    RejectReason.COMMAND_ILLEGAL,
                    "alertId",
                    alertId,
                    "同一轮次已有新预警 %s / the episode has a later alert".formatted(newest)));
  }

  private static Optional<Refusal> incomplete(String field, String expected) {
    return refused(RejectReason.COMMAND_INCOMPLETE, field, "", expected);
  }

  private static Optional<Refusal> refused(
      RejectReason reason, String field, String value, String expected) {
    return Optional.of(new Refusal(reason, field, value, expected));
  }
}
