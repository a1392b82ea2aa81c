package cn.jianguan.jobs.casework;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.HitRecord;
import java.time.Instant;
import java.util.ArrayList;

/** The case that a hit opens, before its first transition. */
final class NewCase {
  private NewCase() {}

  static CaseState of(HitRecord hit, String alertId, Instant now) {
    return CaseState.newBuilder()
        .setAlert(alert(hit, alertId, now))
        .setLastEventAt(hit.getOccurredAt())
        .setTags(new ArrayList<>(hit.getTags()))
        .setSuppressCodes(new ArrayList<>(hit.getSuppressCodes()))
        .build();
  }

  private static Alert alert(HitRecord hit, String alertId, Instant now) {
    String about = hit.getObjectName().isEmpty() ? hit.getSubjectKey() : hit.getObjectName();
    return Alert.newBuilder()
        .setAlertId(alertId)
        .setModelId(hit.getModelId())
        .setModelVersion(hit.getModelVersion())
        .setEpisodeKey(hit.getEpisodeKey())
        .setSubject(hit.getAlertSubject())
        .setDomain(hit.getDomain())
        .setSeverityInitial(hit.getSeverity())
        .setSeverity(hit.getSeverity())
        .setObjectKey(hit.getObjectKey())
        .setObjectName(hit.getObjectName())
        .setItemCodes(new ArrayList<>(hit.getItemCodes()))
        .setAreaNumber(hit.getAreaNumber())
        .setAgencyCode(hit.getAgencyCode())
        .setTitleZh(hit.getModelId() + " " + about)
        .setTitleEn(hit.getModelId() + " " + about)
        .setReasonZh(hit.getReasonZh())
        .setReasonEn(hit.getReasonEn())
        .setState(AlertState.DETECTED)
        .setFirstEventAt(hit.getOccurredAt())
        .setTriggeredAt(hit.getLogTime())
        .setEmittedAt(now)
        .setEvidence(new ArrayList<>(hit.getEvidence()))
        .setActIds(new ArrayList<>(hit.getActIds()))
        .setActTotal(hit.getActTotal())
        .build();
  }
}
