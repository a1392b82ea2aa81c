package cn.jianguan.jobs.push.message;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.util.List;

/**
 * How whoever has an alert can answer it in a state. Who may, and when, is decided where the answer
 * arrives; this only says what to try.
 *
 * @param events moves of the closed loop
 */
record Answers(List<AlertEvent> events, String zh, String en) {

  static Answers in(AlertState state) {
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
              List.of(AlertEvent.ORDER_RECTIFY, AlertEvent.SUBMIT_FEEDBACK, AlertEvent.EXTEND),
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
      default -> new Answers(List.of(), "无须答复", "No answer is needed");
    };
  }
}
