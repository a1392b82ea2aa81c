package cn.jianguan.jobs.push.message;

import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.NotificationRecord;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How whoever is told of an alert can answer it, of the moves that may still be made at the moment
 * of the message. Who may, and when, is decided where the answer arrives; this only says what to
 * try.
 *
 * @param events moves of the closed loop
 */
record Answers(List<AlertEvent> events, String zh, String en) {

  private static final Answers NONE = new Answers(List.of(), "无须答复", "No answer is needed");
  private static final Answers KNOW =
      new Answers(List.of(), "仅供知悉，无须答复", "For your information; no answer is needed");
  private static final Answers CONFIRM =
      new Answers(
          List.of(AlertEvent.PLAN_MATCH),
          "建议并入双随机任务一次检查；同意的请在一个工作日内确认，不确认的照常分发",
          "One visit with the random inspection is proposed: confirm within one working day, else it"
              + " is dispatched as usual");
  private static final Answers JOIN =
      new Answers(
          List.of(AlertEvent.JOINT_ACCEPT, AlertEvent.JOINT_DECLINE),
          "请在一个工作日内答复是否参加联合检查，不答复视为不参加",
          "Say within one working day whether you take part in the joint visit; silence means no");

  private static final Answers DECIDE =
      new Answers(
          List.of(AlertEvent.EXTEND, AlertEvent.REFUSE_EXTENSION),
          "请决定是否同意延期；一个工作日内未答复即为不延期",
          "Decide whether more time is given; a working day without an answer means no");

  private static final Answers SIGN =
      new Answers(List.of(AlertEvent.SIGN), "请在签收期限前签收", "Sign before the deadline");
  private static final Answers RETURN =
      new Answers(
          List.of(AlertEvent.RETURN),
          "不属本单位职权的，写明理由申请退回",
          "if it is not yours, ask for its return and say why");
  private static final Answers VERIFY =
      new Answers(
          List.of(
              AlertEvent.VERIFY_TRUE,
              AlertEvent.VERIFY_PARTLY,
              AlertEvent.VERIFY_FALSE,
              AlertEvent.UNVERIFIABLE,
              AlertEvent.ALREADY_HANDLED),
          "请在核查期限前核查并报告是否属实",
          "Verify before the deadline and say whether it is true");
  private static final Answers HANDLE =
      new Answers(
          List.of(AlertEvent.ORDER_RECTIFY, AlertEvent.SUBMIT_FEEDBACK),
          "请在处置期限前处置并反馈，附关联的监管行为编号",
          "Handle and feed back before the deadline, naming the acts that answer it");
  private static final Answers MORE_TIME =
      new Answers(
          List.of(AlertEvent.ASK_EXTENSION), "需要延期的在到期前申请", "ask for more time before it is due");
  private static final Answers RECHECK =
      new Answers(
          List.of(AlertEvent.RECTIFIED), "整改复查后请登记复查行为", "When rectified, record the re-check");
  private static final Answers AUDIT =
      new Answers(
          List.of(AlertEvent.AUDIT_PASS, AlertEvent.AUDIT_REJECT),
          "请分发中心审核反馈",
          "The centre that dispatched it audits the feedback");
  private static final Answers REVIEW =
      new Answers(
          List.of(AlertEvent.ACCEPT, AlertEvent.REJECT),
          "请监管中心研判",
          "The centre reviews whether it is worth dispatching");
  private static final Answers DISPATCH =
      new Answers(List.of(AlertEvent.DISPATCH), "请监管中心分发", "The centre dispatches it");
  private static final Answers RETURN_REQ =
      new Answers(
          List.of(AlertEvent.RETURN_OK, AlertEvent.RETURN_NO),
          "请监管中心决定是否同意退回",
          "The centre decides on the return");

  static Answers of(NotificationRecord notice) {
    Set<AlertEvent> possible =
        PossibleMove.of(notice.getAlert(), notice.getLogTime()).stream()
            .map(PossibleMove::event)
            .collect(Collectors.toSet());
    Answers all = all(notice, possible);
    return new Answers(all.events.stream().filter(possible::contains).toList(), all.zh, all.en);
  }

  private static Answers all(NotificationRecord notice, Set<AlertEvent> possible) {
    Alert alert = notice.getAlert();
    boolean addressee = notice.getRecipient().equals(alert.getAddressee());
    if (notice.getEvent() == AlertEvent.JOINT_PROPOSED && addressee) {
      return JOIN;
    }
    if (notice.getEvent() == AlertEvent.ASK_EXTENSION) {
      return notice.getRecipient().equals(alert.getDispatcher()) ? DECIDE : KNOW;
    }
    return switch (alert.getState()) {
      case DISPATCHED, SIGNED, HANDLING, RECTIFYING ->
          addressee ? in(alert.getState(), possible) : KNOW;
      case PENDING_DISPATCH ->
          notice.getEvent() == AlertEvent.PLAN_MATCH
              ? addressee ? CONFIRM : KNOW
              : ofCentre(notice, alert, possible);
      default -> ofCentre(notice, alert, possible);
    };
  }

  private static Answers ofCentre(
      NotificationRecord notice, Alert alert, Set<AlertEvent> possible) {
    Answers answers = in(alert.getState(), possible);
    boolean asked = notice.getRecipient().equals(alert.getDispatcher());
    return answers.events.isEmpty() || asked ? answers : KNOW;
  }

  private static Answers in(AlertState state, Set<AlertEvent> possible) {
    return switch (state) {
      case DISPATCHED -> SIGN.and(RETURN, possible);
      case SIGNED -> VERIFY;
      case HANDLING -> HANDLE.and(MORE_TIME, possible);
      case RECTIFYING -> RECHECK;
      case FEEDBACK -> AUDIT;
      case REVIEW -> REVIEW;
      case PENDING_DISPATCH -> DISPATCH;
      case RETURN_REQ -> RETURN_REQ;
      default -> NONE;
    };
  }

  /** What can be answered besides, as long as one of its moves may be made. */
  private Answers and(Answers more, Set<AlertEvent> possible) {
    return more.events.stream().noneMatch(possible::contains)
        ? this
        : new Answers(
            Stream.concat(events.stream(), more.events.stream()).toList(),
            zh + "；" + more.zh,
            en + "; " + more.en);
  }
}
