package cn.jianguan.jobs.casework;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.RejectRecord;

/** What casework says, as records of their topics. */
final class CaseOutput {
  private final Codec codec;
  private final CaseMetrics metrics;

  CaseOutput(Codec codec, CaseMetrics metrics) {
    this.codec = codec;
    this.metrics = metrics;
  }

  OutputRecord of(AlertTransition made, long logTime) {
    metrics.made(made);
    return new OutputRecord(Topic.ALERT_LOG, made.getAlertId(), logTime, codec.encode(made));
  }

  OutputRecord of(NotificationRecord notice, long logTime) {
    return new OutputRecord(
        Topic.NOTIFICATIONS, notice.getAlertId(), logTime, codec.encode(notice));
  }

  OutputRecord of(AlertPlanDecision decision, long logTime) {
    metrics.decided(decision);
    return new OutputRecord(
        Topic.DECISIONS, decision.getAlertId(), logTime, codec.encode(decision));
  }

  OutputRecord of(JointVisit visit, long logTime) {
    return new OutputRecord(Topic.JOINT_VISITS, visit.getObjectKey(), logTime, codec.encode(visit));
  }

  OutputRecord of(RejectRecord reject, long logTime) {
    metrics.rejected(reject.getReason());
    return new OutputRecord(Topic.REJECTS, reject.getRejectId(), logTime, codec.encode(reject));
  }
}
