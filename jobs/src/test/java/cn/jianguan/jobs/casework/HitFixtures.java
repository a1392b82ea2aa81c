package cn.jianguan.jobs.casework;

import cn.jianguan.record.EvidenceValue;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.util.List;

/** HitFixtures for tests, all about one object in {@link Town#COUNTY}. */
public final class HitFixtures {
  public static final String SUBJECT = "USCC:91320100MA0000015Q";

  private HitFixtures() {}

  /** A hit of SC-03 that becomes known at the given moment. */
  public static HitRecord.Builder hit(String id, Severity severity, Instant logTime) {
    return HitRecord.newBuilder()
        .setHitId(id)
        .setOp(HitOp.HIT)
        .setModelId("SC-03")
        .setModelVersion("1.0.0")
        .setSubjectKind("OBJECT")
        .setSubjectKey(SUBJECT)
        .setEpisodeKey("SC-03|" + SUBJECT)
        .setAlertSubject(SUBJECT)
        .setSeverity(severity)
        .setDomain("SC")
        .setTrigger("act-" + id)
        .setOccurredAt(logTime.minusSeconds(3600))
        .setLogTime(logTime)
        .setObjectKey(SUBJECT)
        .setObjectName("测试企业")
        .setAgencyCode(Town.MARKET)
        .setAreaNumber(Town.COUNTY)
        .setAddressees(List.of("CO"))
        .setEvidence(List.of(new EvidenceValue("callers", "7", "5")))
        .setActIds(List.of("act-" + id))
        .setActTotal(1)
        .setReasonZh("投诉激增")
        .setReasonEn("complaint surge");
  }

  public static HitRecord withdrawn(HitRecord hit, Instant logTime) {
    return HitRecord.newBuilder(hit).setOp(HitOp.WITHDRAWN).setLogTime(logTime).build();
  }
}
