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
