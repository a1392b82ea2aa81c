package cn.jianguan.jobs.push.message;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.NotificationRecord;
import java.util.List;

/**
 * How whoever is told of an alert can answer it. Who may, and when, is decided where the answer
 * arrives; this only says what to try.
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

  static Answers of(NotificationRecord notice) {
    Alert alert = notice.getAlert();
    boolean addressee = notice.getRecipient().equals(alert.getAddressee());
    if (notice.getEvent() == AlertEvent.JOINT_PROPOSED && addressee) {
      return JOIN;
    }
    if (notice.getEvent() == AlertEvent.ASK_EXTENSION) {
      return notice.getRecipient().equals(alert.getDispatcher()) ? DECIDE : KNOW;
    }
    return switch (alert.getState()) {
      case DISPATCHED, SIGNED, HANDLING, RECTIFYING -> addressee ? in(alert.getState()) : KNOW;
      case PENDING_DISPATCH ->
          notice.getEvent() == AlertEvent.PLAN_MATCH
              ? addressee ? CONFIRM : KNOW
              : ofCentre(notice, alert);
      default -> ofCentre(notice, alert);
    };
  }

  private static Answers ofCentre(NotificationRecord notice, Alert alert) {
    Answers answers = in(alert.getState());
    boolean asked = notice.getRecipient().equals(alert.getDispatcher());
    return answers.events.isEmpty() || asked ? answers : KNOW;
  }

  private static Answers in(AlertState state) {
    return switch (state) {
      case DISPATCHED ->
          new Answers(
              List.of(AlertEvent.SIGN, AlertEvent.RETURN),
              "请在签收期限前签收；不属本单位职权的，写明理由申请退回",
              "Sign before the deadline; if it is not yours, ask for its return and say why");
      case SIGNED ->
          new Answers(
              List.of(
                  AlertEvent.VERIFY_TRUE,
                  AlertEvent.VERIFY_PARTLY,
                  AlertEvent.VERIFY_FALSE,
                  AlertEvent.UNVERIFIABLE,
                  AlertEvent.ALREADY_HANDLED),
              "请在核查期限前核查并报告是否属实",
              "Verify before the deadline and say whether it is true");
      case HANDLING ->
          new Answers(
              List.of(
                  AlertEvent.ORDER_RECTIFY, AlertEvent.SUBMIT_FEEDBACK, AlertEvent.ASK_EXTENSION),
              "请在处置期限前处置并反馈，附关联的监管行为编号；需要延期的在到期前申请",
              "Handle and feed back before the deadline, naming the acts that answer it; ask for more"
                  + " time before it is due");
      case RECTIFYING ->
          new Answers(
              List.of(AlertEvent.RECTIFIED), "整改复查后请登记复查行为", "When rectified, record the re-check");
      case FEEDBACK ->
          new Answers(
              List.of(AlertEvent.AUDIT_PASS, AlertEvent.AUDIT_REJECT),
              "请分发中心审核反馈",
              "The centre that dispatched it audits the feedback");
      case REVIEW, PENDING_DISPATCH ->
          new Answers(
              List.of(AlertEvent.ACCEPT, AlertEvent.REJECT, AlertEvent.DISPATCH),
              "请监管中心研判并分发",
              "The centre reviews and dispatches it");
      case RETURN_REQ ->
          new Answers(
              List.of(AlertEvent.RETURN_OK, AlertEvent.RETURN_NO),
              "请监管中心决定是否同意退回",
              "The centre decides on the return");
      default -> NONE;
    };
  }
}
