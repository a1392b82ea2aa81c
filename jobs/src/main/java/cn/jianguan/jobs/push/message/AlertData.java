package cn.jianguan.jobs.push.message;

import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.Alert;
import cn.jianguan.record.NotificationRecord;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What a department must know of an alert: what, whom, why, until when, how to answer. Evidence and
 * the acts counted stay here: who needs them asks for the alert. Persons were masked before.
 */
final class AlertData {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private AlertData() {}

  static ObjectNode of(NotificationRecord notice) {
    Alert alert = notice.getAlert();
    EventName event = EventName.of(notice);
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("event", event.word());
    data.put("transition", notice.getEvent().name());
    data.put("recipient", notice.getRecipient());
    data.put("role", notice.getRole());
    what(data, alert, event.title(notice.getEvent()));
    because(data, notice);
    whom(data, alert);
    data.put("reasonZh", alert.getReasonZh());
    data.put("reasonEn", alert.getReasonEn());
    untilWhen(data, alert);
    answer(data, notice);
    return data;
  }

  private static void what(ObjectNode data, Alert alert, Word head) {
    data.put("titleZh", head.zh() + "：" + alert.getTitleZh());
    data.put("titleEn", head.en() + ": " + alert.getTitleEn());
    data.put("alertId", alert.getAlertId());
    data.put("modelId", alert.getModelId());
    data.put("domain", alert.getDomain());
    data.put("severity", alert.getSeverity().name());
    data.put("state", alert.getState().name());
    data.put("conclusion", alert.getConclusion().name());
    data.put("card", alert.getCard().name());
    data.put("listed", alert.getListed());
    data.put("basisChanged", alert.getBasisChanged());
  }

  /** Why the move was made: the code of its reason and the words of whoever made it. */
  private static void because(ObjectNode data, NotificationRecord notice) {
    String code = notice.getReasonCode();
    String comment = notice.getComment();
    if (code.isBlank() && comment.isBlank()) {
      return;
    }
    Word reason = Word.ofReason(code);
    data.putObject("because")
        .put("reasonCode", code)
        .put("comment", comment)
        .put("zh", sentence("；", said("理由：", reason.zh(), code), said("说明：", comment, "")))
        .put(
            "en",
            sentence("; ", said("Reason: ", reason.en(), code), said("In words: ", comment, "")));
  }

  /** What was said under its name, with the code where the words are not the code itself. */
  private static String said(String name, String words, String code) {
    boolean plain = code.isEmpty() || words.equals(code);
    return words.isBlank() ? "" : name + words + (plain ? "" : " (" + code + ")");
  }

  private static String sentence(String between, String reason, String comment) {
    return reason.isEmpty() || comment.isEmpty() ? reason + comment : reason + between + comment;
  }

  private static void whom(ObjectNode data, Alert alert) {
    data.put("objectKey", alert.getObjectKey());
    data.put("objectName", alert.getObjectName());
    data.put("areaNumber", alert.getAreaNumber());
    data.put("agencyCode", alert.getAgencyCode());
    data.put("addressee", alert.getAddressee());
    alert.getItemCodes().forEach(data.putArray("itemCodes")::add);
  }

  /**
   * Only clocks that run: that of the stage, the total, and the day that more time is asked until.
   */
  private static void untilWhen(ObjectNode data, Alert alert) {
    ObjectNode due = data.putObject("due");
    switch (alert.getState()) {
      case DISPATCHED -> put(due, "sign", alert.getDueSign());
      case SIGNED -> put(due, "verify", alert.getDueVerify());
      case HANDLING -> put(due, "handle", alert.getDueHandle());
      case RECTIFYING -> {
        put(due, "rectify", alert.getRectifyDue());
        put(due, "handle", alert.getDueHandle());
      }
      case FEEDBACK -> put(due, "audit", alert.getDueAudit());
      default -> {
        return;
      }
    }
    put(due, "total", alert.getDueTotal());
    put(due, "asked", alert.getExtensionAsked());
  }

  private static void put(ObjectNode due, String name, Instant moment) {
    if (moment != null) {
      due.put(name, moment.atZone(ZONE).toOffsetDateTime().toString());
    }
  }

  private static void answer(ObjectNode data, NotificationRecord notice) {
    ObjectNode answer = data.putObject("answer");
    Answers answers = Answers.of(notice);
    answer.put("alertId", notice.getAlertId());
    answer.put("subject", notice.getSubject());
    answers.events().forEach(event -> answer.withArray("events").add(event.name()));
    answer.put("zh", answers.zh());
    answer.put("en", answers.en());
  }
}
