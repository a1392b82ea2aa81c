package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.push.message.CloudEvent;
import cn.jianguan.jobs.push.message.EventName;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;

/**
 * A message and what the ledger says of it.
 *
 * @param notice null in a test
 */
record Letter(
    String webhookId,
    EventName event,
    String alertId,
    NotificationRecord notice,
    long logTime,
    String endpointId) {

  static Letter of(LaneInput.Kind kind, byte[] bytes, Codec codec) throws UnreadableException {
    if (kind == LaneInput.Kind.NOTICE) {
      return of(codec.decode(bytes, NotificationRecord.class));
    }
    DeliveryRecord order = codec.decode(bytes, DeliveryRecord.class);
    if (order.getOutcome() == DeliveryOutcome.REPLAY && order.getNotification() != null) {
      return of(order.getNotification());
    }
    return new Letter(
        order.getWebhookId(),
        EventName.TEST,
        "",
        null,
        order.getStartedAt().toEpochMilli(),
        order.getEndpointId());
  }

  private static Letter of(NotificationRecord notice) {
    return new Letter(
        notice.getNotificationId(),
        EventName.of(notice.getEvent()),
        notice.getAlertId(),
        notice,
        notice.getLogTime().toEpochMilli(),
        "");
  }

  /** Messages of one order go out one after the other. */
  String order() {
    return alertId.isEmpty() ? webhookId : alertId;
  }

  /** Whether it waits for nothing: a RED alert, or a test. */
  boolean isUrgent() {
    return notice == null || notice.getAlert().getSeverity() == Severity.RED;
  }

  byte[] body() {
    return notice == null
        ? CloudEvent.test(webhookId, endpointId, Instant.ofEpochMilli(logTime).toString())
        : CloudEvent.of(notice);
  }
}
