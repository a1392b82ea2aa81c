package cn.jianguan.jobs.push.flink;

import cn.jianguan.jobs.push.message.EventName;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.NotificationRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An endpoint as it is registered.
 *
 * @param identity of its row in the list
 * @param since log time of the first row about it since it was last taken away, epoch ms: what
 *     happened before is not for it
 * @param bytes the row that holds now
 */
record Registered(String identity, long since, Endpoint endpoint, byte[] bytes) {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The message of the self-correct route goes to the supervised object, not to an agency. */
  private static final String ENTERPRISE = "ENTERPRISE";

  /** Whether a notification is sent there. */
  boolean wants(NotificationRecord notice) {
    long logTime = notice.getLogTime().toEpochMilli();
    LocalDate day = Instant.ofEpochMilli(logTime).atZone(ZONE).toLocalDate();
    return logTime >= since
        && endpoint.getAgencyCode().equals(notice.getRecipient())
        && !notice.getRole().equals(ENTERPRISE)
        && (endpoint.getValidFrom() == null || !day.isBefore(endpoint.getValidFrom()))
        && (endpoint.getValidTo() == null || !day.isAfter(endpoint.getValidTo()))
        && (endpoint.getEvents().isEmpty()
            || endpoint.getEvents().contains(EventName.of(notice).word()));
  }
}
