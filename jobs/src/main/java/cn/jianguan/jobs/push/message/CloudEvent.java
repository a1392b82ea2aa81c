package cn.jianguan.jobs.push.message;

import cn.jianguan.record.NotificationRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The body of a message: a CloudEvents 1.0 event in structured mode. A function of what it is
 * about, so that the same message again has the same bytes.
 */
public final class CloudEvent {
  /** Of the body. */
  public static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private static final String TYPE = "cn.jianguan.alert.";
  private static final ObjectMapper JSON = new ObjectMapper();

  private CloudEvent() {}

  /** Of a notification. */
  public static byte[] of(NotificationRecord notice) {
    EventName event = EventName.of(notice);
    ObjectNode body =
        envelope(notice.getNotificationId(), event, notice.getLogTime().toString())
            .put("subject", notice.getAlertId());
    body.set("data", AlertData.of(notice));
    return bytes(body);
  }

  /** Of several notifications in one message; those about one alert in their order. */
  public static byte[] digest(
      String id, String endpoint, List<NotificationRecord> notices, String time) {
    ObjectNode body = envelope(id, EventName.DIGEST, time).put("subject", endpoint);
    ObjectNode data = body.putObject("data");
    data.put("event", EventName.DIGEST.word());
    data.put("titleZh", "%s：%d 条".formatted(EventName.DIGEST.titleZh(), notices.size()));
    data.put("titleEn", "%s: %d messages".formatted(EventName.DIGEST.titleEn(), notices.size()));
    ArrayNode items = data.putArray("items");
    for (NotificationRecord notice : notices) {
      items.add(AlertData.of(notice).put("id", notice.getNotificationId()));
    }
    return bytes(body);
  }

  /** Of a message that says nothing but that it arrives. */
  public static byte[] test(String id, String endpoint, String time) {
    ObjectNode body = envelope(id, EventName.TEST, time).put("subject", endpoint);
    ObjectNode data = body.putObject("data");
    data.put("event", EventName.TEST.word());
    data.put("titleZh", "测试消息：能读到此句并核对签名，即已接通");
    data.put(
        "titleEn",
        "Test message: if you can read this and verify its signature, you are connected");
    return bytes(body);
  }

  private static ObjectNode envelope(String id, EventName event, String time) {
    return JSON.createObjectNode()
        .put("specversion", "1.0")
        .put("id", id)
        .put("source", "/jianguan")
        .put("type", TYPE + event.word())
        .put("time", time)
        .put("datacontenttype", "application/json");
  }

  private static byte[] bytes(ObjectNode body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
