package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hits as ClickHouse has them, by their own id or by that of the alert they belong to. */
final class HitStore {
  private static final String COLUMNS =
      "hit_id, op, model_id, model_version, shadow, subject_kind, subject_key, episode_key,"
          + " alert_subject, severity, domain, trigger, toUnixTimestamp64Milli(occurred_at) AS"
          + " occurred, toUnixTimestamp64Milli(log_time) AS known, object_key, object_name,"
          + " agency_code, area_number, evidence.name AS names, evidence.value AS counted,"
          + " evidence.threshold AS thresholds, act_ids, act_total, parameter_region, reason_zh,"
          + " reason_en";
  private static final String WANTED =
      " FINAL WHERE hit_id = ? OR hit_id IN (SELECT assumeNotNull(hit_id) FROM"
          + " alert_transition FINAL WHERE alert_id = ? AND hit_id IS NOT NULL)";
  private static final String BOTH_LANES =
      "SELECT %1$s FROM hit%2$s UNION ALL SELECT %1$s FROM shadow_hit%2$s ORDER BY known, hit_id"
          .formatted(COLUMNS, WANTED);

  private static final String CURRENCY =
      "SELECT currency FROM source_declaration FINAL WHERE declared_by IN (SELECT cd_source FROM act"
          + " WHERE act_id = ?) LIMIT 1";

  private final ClickHouse clickHouse;

  HitStore(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** In the order in which they became known; empty where no hit and no alert has the id. */
  List<HitRecord> find(String hitOrAlert) throws IOException {
    return clickHouse.query(
        BOTH_LANES, HitStore::hit, hitOrAlert, hitOrAlert, hitOrAlert, hitOrAlert);
  }

  /** ISO 4217 code of the money a hit speaks of, as the source of its acts declares; empty CNY. */
  String currency(HitRecord hit) throws IOException {
    if (hit.getActIds().isEmpty()) {
      return "";
    }
    List<String> found =
        clickHouse.query(
            CURRENCY, row -> row.getString(1), hit.getActIds().get(hit.getActIds().size() - 1));
    return found.isEmpty() ? "" : found.get(0);
  }

  private static HitRecord hit(ResultSet row) throws SQLException {
    return HitRecord.newBuilder()
        .setHitId(row.getString("hit_id"))
        .setOp(HitOp.valueOf(row.getString("op")))
        .setModelId(row.getString("model_id"))
        .setModelVersion(row.getString("model_version"))
        .setShadow(row.getBoolean("shadow"))
        .setSubjectKind(row.getString("subject_kind"))
        .setSubjectKey(row.getString("subject_key"))
        .setEpisodeKey(row.getString("episode_key"))
        .setAlertSubject(row.getString("alert_subject"))
        .setSeverity(Severity.valueOf(row.getString("severity")))
        .setDomain(row.getString("domain"))
        .setTrigger(row.getString("trigger"))
        .setOccurredAt(Instant.ofEpochMilli(row.getLong("occurred")))
        .setLogTime(Instant.ofEpochMilli(row.getLong("known")))
        .setObjectKey(row.getString("object_key"))
        .setObjectName(row.getString("object_name"))
        .setAgencyCode(row.getString("agency_code"))
        .setAreaNumber(row.getString("area_number"))
        .setEvidence(evidence(row))
        .setActIds(texts(row, "act_ids"))
        .setActTotal(row.getInt("act_total"))
        .setParameterRegion(row.getString("parameter_region"))
        .setReasonZh(row.getString("reason_zh"))
        .setReasonEn(row.getString("reason_en"))
        .build();
  }

  private static List<EvidenceValue> evidence(ResultSet row) throws SQLException {
    List<String> names = texts(row, "names");
    List<String> values = texts(row, "counted");
    List<String> thresholds = texts(row, "thresholds");
    List<EvidenceValue> evidence = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      evidence.add(new EvidenceValue(names.get(i), values.get(i), thresholds.get(i)));
    }
    return evidence;
  }

  private static List<String> texts(ResultSet row, String name) throws SQLException {
    return Arrays.stream((Object[]) row.getArray(name).getArray()).map(String::valueOf).toList();
  }
}
