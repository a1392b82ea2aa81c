package cn.jianguan.simulator;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Operation;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What whoever has the turn does: the moves of the lifecycle, with what each of them needs. */
final class Answers {
  private static final double VISITED = 0.75;
  private static final double PUNISHED = 0.35;
  private static final double TAKEN_BACK = 0.03;

  private static final Set<Conclusion> PROVED = EnumSet.of(Conclusion.TRUE, Conclusion.PARTLY);

  private final Province province;
  private final Visits visits;

  Answers(Province province) {
    this.province = province;
    this.visits = new Visits(province);
  }

  /**
   * What is reported with a move, which names it: the visit that answers, and the penalty that
   * followed; a few are taken back when the alert is long closed.
   */
  Answer withActs(AlertTransition made, CommandRecord move, Chance chance) {
    boolean recheck = move.getEvent() == AlertEvent.RECTIFIED;
    boolean feedback = move.getEvent() == AlertEvent.SUBMIT_FEEDBACK && chance.happens(VISITED);
    if (!recheck && !feedback || !visits.isPossible(made.getAlert())) {
      return Answer.of(move);
    }
    Instant at = move.getEventTime();
    boolean problem = feedback && PROVED.contains(move.getConclusion());
    List<SupervisionAct> acts = new ArrayList<>();
    acts.add(visits.visit(made, at, recheck ? "17" : "15", problem));
    if (problem && chance.happens(PUNISHED)) {
      acts.add(visits.penalty(made, at, chance));
    }
    move.setLinkedActs(new ArrayList<>(acts.stream().map(Visits::number).toList()));
    if (feedback) {
      move.setReasonCode("");
      move.setComment("模拟反馈：已现场核查处置 / simulated: visited and handled");
    }
    List<PlannedAct> later = new ArrayList<>();
    if (feedback && chance.happens(TAKEN_BACK)) {
      Instant when = at.plus(Duration.ofDays(6L + chance.below(14)));
      SupervisionAct gone = Rows.again(acts.get(0), null, when, Operation.DELETE);
      later.add(new PlannedAct(gone, when.toEpochMilli()));
    }
    return new Answer(move, acts, later);
  }

  /**
   * The move that answers a transition.
   *
   * @return null where nobody has to move, or nobody is there who could
   */
  CommandRecord move(AlertTransition made, Instant at, Chance chance) {
    Alert alert = made.getAlert();
    if (made.getEvent() == AlertEvent.ASK_EXTENSION) {
      return chance.happens(0.7)
          ? centre(alert, AlertEvent.EXTEND, at).setDeadline(alert.getExtensionAsked()).build()
          : because(centre(alert, AlertEvent.REFUSE_EXTENSION, at), "NOT_NEEDED");
    }
    return switch (made.getTo()) {
      case REVIEW ->
          chance.happens(0.8)
              ? centre(alert, AlertEvent.ACCEPT, at).build()
              : because(centre(alert, AlertEvent.REJECT, at), "NO_RISK");
      case PENDING_DISPATCH ->
          made.getEvent() != AlertEvent.PLAN_MATCH
              ? dispatched(alert, at)
              : chance.happens(0.6) ? addressee(alert, AlertEvent.PLAN_MATCH, at).build() : null;
      case DISPATCHED -> signed(alert, at, chance);
      case RETURN_REQ ->
          centre(alert, chance.happens(0.5) ? AlertEvent.RETURN_OK : AlertEvent.RETURN_NO, at)
              .build();
      case SIGNED -> verified(alert, at, chance);
      case HANDLING -> handled(alert, at, chance);
      case RECTIFYING ->
          addressee(alert, AlertEvent.RECTIFIED, at).setLinkedActs(acts(alert)).build();
      case FEEDBACK -> audited(made, at, chance);
      case SELF_CORRECT ->
          command(alert, AlertEvent.CORRECTED, ActorRole.ENTERPRISE, alert.getObjectKey(), at)
              .setAttachments(evidence(alert))
              .build();
      default -> null;
    };
  }

  /** A centre chooses among the departments of its own place. */
  private CommandRecord dispatched(Alert alert, Instant at) {
    CommandRecord.Builder move = centre(alert, AlertEvent.DISPATCH, at);
    String area = province.agencies().get(move.getActorOrg()).getAreaNumber();
    String domain = alert.getReturnCount() > 0 ? "" : alert.getDomain();
    return move.setTargetOrg(province.departmentIn(domain, area).getCode()).build();
  }

  private static CommandRecord signed(Alert alert, Instant at, Chance chance) {
    boolean inTime = alert.getDueSign() != null && at.isBefore(alert.getDueSign());
    return inTime && alert.getReturnCount() == 0 && chance.happens(0.06)
        ? because(addressee(alert, AlertEvent.RETURN, at), "NOT_MINE")
        : addressee(alert, AlertEvent.SIGN, at).build();
  }

  private static CommandRecord verified(Alert alert, Instant at, Chance chance) {
    double draw = chance.share();
    Instant due = alert.getStageDue();
    boolean mayAsk = due != null && at.isBefore(due) && alert.getExtensionCount() == 0;
    if (draw < 0.05 && mayAsk && !alert.getListed()) {
      return because(
          addressee(alert, AlertEvent.ASK_EXTENSION, at).setDeadline(due.plus(Duration.ofDays(1))),
          "COMPLICATED");
    }
    AlertEvent found =
        draw < 0.55
            ? AlertEvent.VERIFY_TRUE
            : draw < 0.7
                ? AlertEvent.VERIFY_PARTLY
                : draw < 0.93 ? AlertEvent.VERIFY_FALSE : AlertEvent.UNVERIFIABLE;
    return because(
        addressee(alert, found, at).setOfficers(2).setAttachments(evidence(alert)), "AS_FOUND");
  }

  private CommandRecord handled(Alert alert, Instant at, Chance chance) {
    boolean once = alert.getRejectCount() == 0 && alert.getRectifyDue() == null;
    boolean ofObject = alert.getSubject().equals(alert.getObjectKey());
    boolean recheckable = ofObject ? visits.isPossible(alert) : !acts(alert).isEmpty();
    if (once && recheckable && chance.happens(0.25)) {
      Instant deadline = at.plus(Duration.ofDays(5 + chance.below(15)));
      return addressee(alert, AlertEvent.ORDER_RECTIFY, at).setDeadline(deadline).build();
    }
    return addressee(alert, AlertEvent.SUBMIT_FEEDBACK, at)
        .setConclusion(
            alert.getConclusion() == Conclusion.NONE ? Conclusion.TRUE : alert.getConclusion())
        .setReasonCode("NO_ACT_NEEDED")
        .setComment("模拟反馈：已约谈并督促整改 / simulated: admonished")
        .build();
  }

  /** RED and ORANGE are audited twice; nobody is above the province to audit what it handled. */
  private CommandRecord audited(AlertTransition made, Instant at, Chance chance) {
    if (made.getAlert().getAddressee().equals(province.centre().getCode())) {
      return null;
    }
    boolean second = made.getEvent() == AlertEvent.AUDIT_PASS;
    boolean mayReject = !second && made.getAlert().getRejectCount() < 2;
    return mayReject && chance.happens(0.12)
        ? because(auditor(made, AlertEvent.AUDIT_REJECT, at), "INCOMPLETE")
        : auditor(made, AlertEvent.AUDIT_PASS, at).build();
  }

  /** Every audit is another person's. */
  private CommandRecord.Builder auditor(AlertTransition made, AlertEvent event, Instant at) {
    return centre(made.getAlert(), event, at)
        .setActorId(Simulated.AGENCY + "auditor-" + made.getSeq());
  }

  private static List<String> acts(Alert alert) {
    List<String> acts = alert.getActIds();
    return acts.isEmpty() ? List.of() : List.of(acts.get(acts.size() - 1));
  }

  private static List<Attachment> evidence(Alert alert) {
    return List.of(
        Attachment.newBuilder()
            .setName("模拟核查记录.pdf")
            .setSha256("%064x".formatted(alert.getAlertId().hashCode()))
            .build());
  }

  private static CommandRecord.Builder addressee(Alert alert, AlertEvent event, Instant at) {
    return command(alert, event, ActorRole.DEPT, alert.getAddressee(), at);
  }

  /** The centre that dispatched it; the province's where that is none, or has to handle it. */
  private CommandRecord.Builder centre(Alert alert, AlertEvent event, Instant at) {
    Map<String, Agency> agencies = province.agencies();
    Agency own = agencies.get(alert.getDispatcher());
    boolean free = own != null && !own.getCode().equals(alert.getAddressee());
    Agency centre = free && own.getRole().endsWith("_CENTRE") ? own : province.centre();
    return command(alert, event, ActorRole.valueOf(centre.getRole()), centre.getCode(), at);
  }

  private static CommandRecord.Builder command(
      Alert alert, AlertEvent event, ActorRole role, String org, Instant at) {
    return CommandRecord.newBuilder()
        .setTransitionUuid("")
        .setAlertId(alert.getAlertId())
        .setSubject(alert.getSubject())
        .setEvent(event)
        .setActorRole(role)
        .setActorOrg(org)
        .setActorId(Simulated.AGENCY + "officer")
        .setEventTime(at)
        .setSourceSystem(Simulated.SOURCE);
  }

  private static CommandRecord because(CommandRecord.Builder move, String reason) {
    return move.setReasonCode(reason).setComment("模拟说明 / simulated").build();
  }
}
