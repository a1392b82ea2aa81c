package cn.jianguan.command.models;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Hits as ClickHouse has them, by their own id or by that of the alert they belong to. */
final class HitStore {
  private static final String COLUMNS =
      "hit_id, op, model_id, model_version, shadow, subject_kind, subject_key, episode_key,"
          + " alert_subject, severity, domain, trigger, toUnixTimestamp64Milli(occurred_at) AS"
          + " occurred, toUnixTimestamp64Milli(log_time) AS known, object_key, object_name,"
          + " agency_code, area_number, evidence, act_ids, act_total, parameter_region, reason_zh,"
          + " reason_en";
  private static final String WANTED =
      " FINAL WHERE hit_id = {id:String} OR hit_id IN (SELECT assumeNotNull(hit_id) FROM"
          + " alert_transition FINAL WHERE alert_id = {id:String} AND hit_id IS NOT NULL)";
  private static final String BOTH_LANES =
      "SELECT %1$s FROM hit%2$s UNION ALL SELECT %1$s FROM shadow_hit%2$s ORDER BY known, hit_id"
          .formatted(COLUMNS, WANTED);

  private final ClickHouse clickHouse;

  HitStore(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** In the order in which they became known; empty where no hit and no alert has the id. */
  List<HitRecord> find(String hitOrAlert) throws IOException {
    List<HitRecord> hits = new ArrayList<>();
    for (JsonNode row : clickHouse.rows(BOTH_LANES, Map.of("id", hitOrAlert))) {
      hits.add(hit(row));
    }
    return hits;
  }

  private static HitRecord hit(JsonNode row) {
    return HitRecord.newBuilder()
        .setHitId(text(row, "hit_id"))
        .setOp(HitOp.valueOf(text(row, "op")))
        .setModelId(text(row, "model_id"))
        .setModelVersion(text(row, "model_version"))
        .setShadow(row.path("shadow").asBoolean())
        .setSubjectKind(text(row, "subject_kind"))
        .setSubjectKey(text(row, "subject_key"))
        .setEpisodeKey(text(row, "episode_key"))
        .setAlertSubject(text(row, "alert_subject"))
        .setSeverity(Severity.valueOf(text(row, "severity")))
        .setDomain(text(row, "domain"))
        .setTrigger(text(row, "trigger"))
        .setOccurredAt(moment(row, "occurred"))
        .setLogTime(moment(row, "known"))
        .setObjectKey(text(row, "object_key"))
        .setObjectName(text(row, "object_name"))
        .setAgencyCode(text(row, "agency_code"))
        .setAreaNumber(text(row, "area_number"))
        .setEvidence(evidence(row.path("evidence")))
        .setActIds(texts(row.path("act_ids")))
        .setActTotal(row.path("act_total").asInt())
        .setParameterRegion(text(row, "parameter_region"))
        .setReasonZh(text(row, "reason_zh"))
        .setReasonEn(text(row, "reason_en"))
        .build();
  }

  private static List<EvidenceValue> evidence(JsonNode values) {
    List<EvidenceValue> evidence = new ArrayList<>();
    for (JsonNode value : values) {
      evidence.add(
          EvidenceValue.newBuilder()
              .setName(text(value, "name"))
              .setValue(text(value, "value"))
              .setThreshold(text(value, "threshold"))
              .build());
    }
    return evidence;
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return texts;
  }

  private static String text(JsonNode row, String name) {
    return row.path(name).asText();
  }

  private static Instant moment(JsonNode row, String name) {
    return Instant.ofEpochMilli(row.path(name).asLong());
  }
}
