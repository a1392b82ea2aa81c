package cn.jianguan.jobs.casework;

import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.record.Alert;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An alert that is decided about again, as a hit that stands for all it has. */
final class Again {
  private Again() {}

  static HitRecord hit(CaseState file) {
    Alert alert = file.getAlert();
    Instant last = file.getLastEventAt();
    return HitRecord.newBuilder()
        .setHitId("")
        .setOp(HitOp.HIT)
        .setModelId(alert.getModelId())
        .setModelVersion(alert.getModelVersion())
        .setSubjectKind("OBJECT")
        .setSubjectKey(alert.getSubject())
        .setEpisodeKey(alert.getEpisodeKey())
        .setAlertSubject(alert.getSubject())
        .setSeverity(alert.getSeverity())
        .setDomain(alert.getDomain())
        .setTrigger("")
        .setOccurredAt(last == null ? alert.getTriggeredAt() : last)
        .setLogTime(alert.getEmittedAt())
        .setObjectKey(alert.getObjectKey())
        .setAgencyCode(alert.getAgencyCode())
        .setAreaNumber(alert.getAreaNumber())
        .setItemCodes(new ArrayList<>(alert.getItemCodes()))
        .setTags(new ArrayList<>(file.getTags()))
        .setSuppressCodes(new ArrayList<>(file.getSuppressCodes()))
        .setActIds(new ArrayList<>(alert.getActIds()))
        .setTerms(new ArrayList<>(alert.getTerms()))
        .build();
  }

  /** Where it was sent. */
  static Route route(CaseState file) {
    Alert alert = file.getAlert();
    return new Route(
        alert.getAddressee(), alert.getDispatcher(), List.copyOf(alert.getCopies()), "", "");
  }
}
