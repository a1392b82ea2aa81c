package cn.jianguan.command.alerts;

import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * An alert as the table has it, a moment behind the log.
 *
 * @param alert what its moves depend on
 * @param seq number of its newest transition
 * @param due when the running stage must have ended; null: no clock runs
 */
record StoredAlert(Alert alert, int seq, Instant due) {
  /** What {@link #of} reads, of {@code alert FINAL}. */
  static final String COLUMNS =
      "alert_id, subject, model_id, model_version, episode_key, domain, severity_initial, severity,"
          + " state, card, listed, addressee, dispatcher, area_number, object_name, object_key,"
          + " title_zh, title_en, return_count, transfer_count, extension_count, reject_count,"
          + " reopen_count, decision_rule, seq, escalated_to,"
          + " if(joint_visit IN (SELECT joint_visit_id FROM joint_visit FINAL WHERE state IN"
          + " ('PROPOSED', 'AGREED')), joint_visit, '') AS live_visit,"
          + " arrayMap(x -> concat(x.severity, ' ', x.stage, ' ', x.term), terms) AS own_times,"
          + millis("first_event_at")
          + millis("triggered_at")
          + millis("emitted_at")
          + millis("extension_asked")
          + millis("publish_due")
          + millis("return_by")
          + " toUnixTimestamp64Milli(stage_due) AS due";

  static StoredAlert of(ResultSet row) throws SQLException {
    Alert alert =
        Alert.newBuilder()
            .setAlertId(row.getString("alert_id"))
            .setSubject(row.getString("subject"))
            .setModelId(row.getString("model_id"))
            .setModelVersion(row.getString("model_version"))
            .setEpisodeKey(row.getString("episode_key"))
            .setDomain(row.getString("domain"))
            .setSeverityInitial(Severity.valueOf(row.getString("severity_initial")))
            .setSeverity(Severity.valueOf(row.getString("severity")))
            .setState(AlertState.valueOf(row.getString("state")))
            .setCard(Card.valueOf(row.getString("card")))
            .setListed(row.getBoolean("listed"))
            .setAddressee(row.getString("addressee"))
            .setDispatcher(row.getString("dispatcher"))
            .setAreaNumber(row.getString("area_number"))
            .setObjectName(row.getString("object_name"))
            .setObjectKey(row.getString("object_key"))
            .setTitleZh(row.getString("title_zh"))
            .setTitleEn(row.getString("title_en"))
            .setReturnCount(row.getInt("return_count"))
            .setTransferCount(row.getInt("transfer_count"))
            .setExtensionCount(row.getInt("extension_count"))
            .setRejectCount(row.getInt("reject_count"))
            .setReopenCount(row.getInt("reopen_count"))
            .setExtensionAsked(instant(row, "extension_asked_ms"))
            .setPublishDue(instant(row, "publish_due_ms"))
            .setReturnBy(instant(row, "return_by_ms"))
            .setEscalatedTo(row.getString("escalated_to"))
            .setDecisionRule(row.getString("decision_rule"))
            .setJointVisit(row.getString("live_visit"))
            .setFirstEventAt(instant(row, "first_event_at_ms"))
            .setTriggeredAt(instant(row, "triggered_at_ms"))
            .setEmittedAt(instant(row, "emitted_at_ms"))
            .setTerms(terms(row.getArray("own_times")))
            .setStageDue(instant(row, "due"))
            .build();
    return new StoredAlert(alert, row.getInt("seq"), alert.getStageDue());
  }

  private static List<StageTerm> terms(Array written) throws SQLException {
    return Arrays.stream((Object[]) written.getArray())
        .map(it -> it.toString().split(" "))
        .map(it -> new StageTerm(Severity.valueOf(it[0]), it[1], it[2]))
        .toList();
  }

  /** Moments are asked for as numbers: a driver may read them in the zone of its machine. */
  static String millis(String column) {
    return " toUnixTimestamp64Milli(%s) AS %1$s_ms,".formatted(column);
  }

  /** A moment that was asked for so; null where there is none. */
  static Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  /** On one line, what one wants to know before looking closer. */
  String line() {
    return "%s  %-6s %s%s  %s  %s  %s"
        .formatted(
            alert.getAlertId(),
            alert.getSeverity(),
            Word.of(alert.getState()),
            alert.getCard() == Card.NONE ? "" : " " + Word.of(alert.getCard()),
            due == null ? "-" : "期限 due " + new LocalMoment(due),
            alert.getAddressee().isEmpty() ? "-" : alert.getAddressee(),
            alert.getTitleZh());
  }
}
