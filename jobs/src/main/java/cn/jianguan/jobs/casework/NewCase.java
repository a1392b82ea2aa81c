package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.lifecycle.Title;
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
    Instant first = hit.getFirstEventAt() == null ? hit.getOccurredAt() : hit.getFirstEventAt();
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
        .setTitleZh(Title.of(hit.getReasonZh()))
        .setTitleEn(Title.of(hit.getReasonEn()))
        .setReasonZh(hit.getReasonZh())
        .setReasonEn(hit.getReasonEn())
        .setLatestReasonZh(hit.getReasonZh())
        .setLatestReasonEn(hit.getReasonEn())
        .setState(AlertState.DETECTED)
        .setFirstEventAt(first)
        .setTriggeredAt(hit.getOccurredAt())
        .setEmittedAt(now)
        .setEvidence(new ArrayList<>(hit.getEvidence()))
        .setActIds(new ArrayList<>(hit.getActIds()))
        .setActTotal(hit.getActTotal())
        .setTerms(new ArrayList<>(hit.getTerms()))
        .build();
  }
}
