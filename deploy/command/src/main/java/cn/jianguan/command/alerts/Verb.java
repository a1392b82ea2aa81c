package cn.jianguan.command.alerts;

import cn.jianguan.record.AlertEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person can do to an alert, as the command line calls it: one event of the closed loop, or
 * several that differ in what was found.
 */
enum Verb {
  ACCEPT("研判属实，转分发 / the review finds it worth dispatching", AlertEvent.ACCEPT),
  REJECT("研判排除 / the review finds nothing in it", AlertEvent.REJECT),
  DISPATCH("分发给承办机关 / give it to the agency that shall handle it", AlertEvent.DISPATCH),
  CONFIRM("确认并入抽查任务 / the task's agency takes it along", AlertEvent.PLAN_MATCH),
  SIGN("签收 / sign for it", AlertEvent.SIGN),
  RETURN("申请退回 / ask the centre to take it back", AlertEvent.RETURN),
  RETURN_OK("同意退回 / take it back", AlertEvent.RETURN_OK),
  RETURN_NO("不同意退回 / refuse to take it back", AlertEvent.RETURN_NO),
  TRANSFER("转办 / give it to another agency", AlertEvent.TRANSFER),
  DESIGNATE("指定管辖 / name the agency for good", AlertEvent.DESIGNATE),
  VERIFY(
      "核查结论 / what verifying found",
      "true",
      AlertEvent.VERIFY_TRUE,
      "partly",
      AlertEvent.VERIFY_PARTLY,
      "false",
      AlertEvent.VERIFY_FALSE,
      "unverifiable",
      AlertEvent.UNVERIFIABLE,
      "handled",
      AlertEvent.ALREADY_HANDLED),
  ORDER("责令整改 / order rectification by a deadline", AlertEvent.ORDER_RECTIFY),
  RECTIFIED("整改完成，已复查 / rectified, and checked again", AlertEvent.RECTIFIED),
  FEEDBACK("处置反馈 / say what was done", AlertEvent.SUBMIT_FEEDBACK),
  CORRECTED("企业自纠完成 / the enterprise has corrected it", AlertEvent.CORRECTED),
  AUDIT(
      "审核 / audit what was done", "pass", AlertEvent.AUDIT_PASS, "reject", AlertEvent.AUDIT_REJECT),
  CLOSE("审核通过并办结，同 audit pass / close it, the same as audit pass", AlertEvent.AUDIT_PASS),
  REOPEN("重启已办结的预警 / open a closed alert again", AlertEvent.REOPEN),
  EXTEND("同意延期 / give more time", AlertEvent.EXTEND),
  ASK_EXTENSION("申请延期 / ask for more time", AlertEvent.ASK_EXTENSION),
  REFUSE_EXTENSION("不同意延期 / refuse more time", AlertEvent.REFUSE_EXTENSION),
  LIFT("销牌 / lift the gravest card in force", AlertEvent.LIFT_CARD),
  ESCALATE("督办 / supervise it", AlertEvent.ESCALATE),
  SUPERVISE("挂牌督办 / list it for supervision", AlertEvent.LIST),
  PUBLISH("挂牌或摘牌已公布 / its listing, or its end, is published", AlertEvent.PUBLISH),
  REPORT("挂牌周报 / the weekly report of what is listed", AlertEvent.REPORT),
  DELIST("摘牌 / end the listed supervision", AlertEvent.DELIST),
  JOINT(
      "答复联合上门建议 / answer the joint visit that is proposed",
      "accept",
      AlertEvent.JOINT_ACCEPT,
      "decline",
      AlertEvent.JOINT_DECLINE);

  private final String meaning;
  private final Map<String, AlertEvent> events = new LinkedHashMap<>();

  Verb(String meaning, AlertEvent event) {
    this.meaning = meaning;
    events.put("", event);
  }

  /**
   * @param findings a word and its event, in turn
   */
  Verb(String meaning, Object... findings) {
    this.meaning = meaning;
    for (int i = 0; i < findings.length; i += 2) {
      events.put((String) findings[i], (AlertEvent) findings[i + 1]);
    }
  }

  /** On the command line: {@code return-ok}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Chinese first. */
  String meaning() {
    return meaning;
  }

  /** Words of which one says what was found; empty: there is nothing to choose. */
  Set<String> findings() {
    return events.containsKey("") ? Set.of() : events.keySet();
  }

  Set<AlertEvent> events() {
    return Set.copyOf(events.values());
  }

  /**
   * The event that is meant.
   *
   * @param finding null or empty: none was said
   * @throws IllegalArgumentException in the user's words, if it is none of the choice
   */
  AlertEvent event(String finding) {
    AlertEvent event = events.get(finding == null ? "" : finding.toLowerCase(Locale.ROOT));
    if (event == null) {
      throw new IllegalArgumentException(
          findings().isEmpty()
              ? "%s 之后只应有预警标识，多出 / nothing but the id of an alert is expected, got also: %s"
                  .formatted(word(), finding)
              : "应说明结论 / say one of %s: %s ID %s"
                  .formatted(findings(), word(), String.join("|", findings())));
    }
    return event;
  }

  /** How an event is asked for: {@code verify ID true}; empty where nobody can. */
  static Optional<String> line(AlertEvent event, String id) {
    return Arrays.stream(values())
        .flatMap(
            verb ->
                verb.events.entrySet().stream()
                    .filter(it -> it.getValue() == event)
                    .map(it -> (verb.word() + ' ' + id + ' ' + it.getKey()).strip()))
        .findFirst();
  }

  /** All events that a verb asks for. */
  static Set<AlertEvent> allEvents() {
    return Arrays.stream(values())
        .flatMap(verb -> verb.events().stream())
        .collect(Collectors.toSet());
  }
}
