package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.StableId;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.push.message.CloudEvent;
import cn.jianguan.jobs.push.message.EventName;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message: what it is made of, and what the ledger says of it.
 *
 * @param notices one; several in a digest, oldest first; none in a test
 * @param logTime of the newest of them, or when the test was ordered
 */
record Letter(
    String webhookId, EventName event, List<NotificationRecord> notices, Instant logTime) {

  static Letter of(String endpointId, LaneInput.Kind kind, byte[] bytes, Codec codec)
      throws UnreadableException {
    return switch (kind) {
      case NOTICE -> of(codec.decode(bytes, NotificationRecord.class));
      case DIGEST -> digest(endpointId, bytes, codec);
      case ORDER -> ordered(codec.decode(bytes, DeliveryRecord.class));
      case ENDPOINT, GONE -> throw new IllegalArgumentException(kind + " is no message");
    };
  }

  private static Letter of(NotificationRecord notice) {
    return new Letter(
        notice.getNotificationId(), EventName.of(notice), List.of(notice), notice.getLogTime());
  }

  private static Letter ordered(DeliveryRecord order) {
    return order.getOutcome() == DeliveryOutcome.REPLAY && order.getNotification() != null
        ? of(order.getNotification())
        : new Letter(order.getWebhookId(), EventName.TEST, List.of(), order.getStartedAt());
  }

  private static Letter digest(String endpointId, byte[] bytes, Codec codec)
      throws UnreadableException {
    List<NotificationRecord> notices = new ArrayList<>();
    for (byte[] one : Parts.of(bytes)) {
      notices.add(codec.decode(one, NotificationRecord.class));
    }
    String[] named =
        Stream.concat(
                Stream.of(endpointId, "digest"),
                notices.stream().map(NotificationRecord::getNotificationId))
            .toArray(String[]::new);
    Instant newest = Collections.max(notices.stream().map(NotificationRecord::getLogTime).toList());
    return new Letter(StableId.of(named), EventName.DIGEST, notices, newest);
  }

  /** The alert it is about; empty: several, or none. */
  String alertId() {
    return notices.size() == 1 && event != EventName.DIGEST ? notices.get(0).getAlertId() : "";
  }

  /** Messages of one order go out one after the other. */
  String order() {
    return alertId().isEmpty() ? webhookId : alertId();
  }

  /** Whether it goes out by night, and by itself. */
  boolean isRed() {
    return notices.stream().anyMatch(it -> it.getAlert().getSeverity() == Severity.RED);
  }

  byte[] body(String endpointId) {
    return switch (event) {
      case TEST -> CloudEvent.test(webhookId, endpointId, logTime.toString());
      case DIGEST -> CloudEvent.digest(webhookId, endpointId, notices, logTime.toString());
      default -> CloudEvent.of(notices.get(0));
    };
  }
}
