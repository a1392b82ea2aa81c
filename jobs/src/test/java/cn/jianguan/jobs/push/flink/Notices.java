package cn.jianguan.jobs.push.flink;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Notifications and endpoints for tests. */
public final class Notices {
  public static final Codec CODEC = Codec.standard();
  public static final String ORG = "11320100MB1X00001A";
  public static final long T = Instant.parse("2024-03-01T04:00:00Z").toEpochMilli();

  private Notices() {}

  public static NotificationRecord notice(String id, String alert, AlertEvent event, long logTime) {
    Instant at = Instant.ofEpochMilli(logTime);
    return NotificationRecord.newBuilder()
        .setNotificationId(id)
        .setAlertId(alert)
        .setSubject("USCC:91320100MA0000015Q")
        .setRecipient(ORG)
        .setRole("TO")
        .setEvent(event)
        .setLogTime(at)
        .setAlert(
            Alert.newBuilder()
                .setAlertId(alert)
                .setModelId("YJ-03")
                .setModelVersion("1")
                .setEpisodeKey("e")
                .setSubject("USCC:91320100MA0000015Q")
                .setDomain("YJ")
                .setSeverityInitial(Severity.YELLOW)
                .setSeverity(Severity.YELLOW)
                .setObjectKey("USCC:91320100MA0000015Q")
                .setObjectName("某某化工有限公司")
                .setTitleZh("隐患逾期未整改")
                .setTitleEn("A hazard was not rectified in time")
                .setReasonZh("整改期限已过 3 天，未见复查")
                .setReasonEn("Three days past the deadline, no re-check")
                .setAddressee(ORG)
                .setState(AlertState.DISPATCHED)
                .setFirstEventAt(at)
                .setTriggeredAt(at)
                .setEmittedAt(at)
                .setDueSign(at.plusSeconds(86_400))
                .setStageDue(at.plusSeconds(86_400))
                .build())
        .build();
  }

  public static Endpoint endpoint(String id, String url) {
    return Endpoint.newBuilder()
        .setEndpointId(id)
        .setAgencyCode(ORG)
        .setUrl(url)
        .setSecretNames(List.of(id + ".1"))
        .build();
  }

  public static ReferenceRecord row(String source, Endpoint endpoint, Operation operation) {
    return ReferenceRecord.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdSource(source)
                .setCdId("endpoint-" + endpoint.getEndpointId())
                .setCdTime(Instant.ofEpochMilli(T))
                .setCdBatch("2024030100001")
                .setCdOperation(operation)
                .build())
        .setBody(endpoint)
        .build();
  }

  public static LogRecord record(String topic, SpecificRecord record, long logTime) {
    return LogRecord.unopened(topic, 0, logTime, logTime, CODEC.encode(record)).withKey("k");
  }

  public static LogRecord heartbeat(long logTime) {
    return LogRecord.unopened("reference", 0, logTime, logTime, new byte[] {1}).asHeartbeat();
  }
}
