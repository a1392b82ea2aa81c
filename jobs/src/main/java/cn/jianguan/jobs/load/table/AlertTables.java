package cn.jianguan.jobs.load.table;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.JointVisit;
import cn.jianguan.record.NotificationRecord;
import java.util.List;
import java.util.stream.Stream;

/** What came of the acts: hits, alerts as they stand, how they got there, why, and who was told. */
public final class AlertTables {
  private static final String[] ABOUT = {
    "subject",
    "modelId",
    "domain",
    "severity",
    "objectKey",
    "objectName",
    "areaNumber",
    "agencyCode",
    "addressee"
  };

  public final Table<HitRecord> hit = hits("hit", HitRecord.SCHEMA$.getDoc());

  public final Table<HitRecord> shadowHit =
      hits(
          "shadow_hit",
          "试运行命中 / hits of models in shadow, as in hit: they reach no department and open no"
              + " alert");

  public final Table<AlertTransition> alert =
      new Table<>(
          "alert",
          "预警现状 / every alert as it stands after its last transition",
          LogColumns.around(
              concat(
                  image(AvroColumns.of(Alert.SCHEMA$)),
                  AvroColumns.only(AlertTransition.SCHEMA$, "seq", "event", "logTime")),
              List.of(seqVersion())),
          List.of(),
          "row_version",
          "",
          "subject, alert_id");

  public final Table<AlertTransition> transition =
      new Table<>(
          "alert_transition",
          AlertTransition.SCHEMA$.getDoc(),
          LogColumns.around(
              concat(
                  AvroColumns.of(AlertTransition.SCHEMA$, "alert"),
                  image(AvroColumns.only(Alert.SCHEMA$, ABOUT))),
              LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "subject, alert_id, seq");

  public final Table<Evidence> evidence =
      new Table<>(
          "alert_evidence",
          "预警证据 / what a hit that opened or raised an alert rested on: one row per indicator value"
              + " and one per act counted",
          LogColumns.around(Evidence.columns(), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "subject, alert_id, seq, kind, ordinal");

  public final Table<AlertPlanDecision> decision =
      new Table<>(
          "alert_plan_decision",
          AlertPlanDecision.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(AlertPlanDecision.SCHEMA$), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "subject, alert_id, decision_id");

  public final Table<JointVisit> jointVisit =
      new Table<>(
          "joint_visit",
          JointVisit.SCHEMA$.getDoc(),
          LogColumns.around(AvroColumns.of(JointVisit.SCHEMA$), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "",
          "object_key, joint_visit_id");

  public final Table<NotificationRecord> notification =
      new Table<>(
          "notification",
          NotificationRecord.SCHEMA$.getDoc(),
          LogColumns.around(
              concat(
                  AvroColumns.of(NotificationRecord.SCHEMA$, "alert", "reasonCode", "comment"),
                  AvroColumns.<Alert>only(
                          Alert.SCHEMA$, "modelId", "domain", "severity", "state", "titleZh")
                      .stream()
                      .map(column -> column.of(NotificationRecord::getAlert))
                      .toList()),
              LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(log_time)",
          "recipient, notification_id");

  public final Table<DeliveryRecord> delivery =
      new Table<>(
          "delivery",
          DeliveryRecord.SCHEMA$.getDoc(),
          LogColumns.around(
              AvroColumns.of(DeliveryRecord.SCHEMA$, "notification"), LogColumns.logVersion()),
          List.of(),
          "row_version",
          "toYYYYMM(started_at)",
          "endpoint_id, webhook_id, started_at, attempt");

  List<Table<?>> all() {
    return List.of(
        hit, shadowHit, alert, transition, evidence, decision, jointVisit, notification, delivery);
  }

  private static Table<HitRecord> hits(String name, String comment) {
    return new Table<>(
        name,
        comment,
        LogColumns.around(
            AvroColumns.of(HitRecord.SCHEMA$, "rearmAfter", "firstEventAt", "terms", "zone"),
            LogColumns.logVersion()),
        List.of(),
        "row_version",
        "",
        "alert_subject, hit_id");
  }

  static List<Column<AlertTransition>> image(List<Column<Alert>> columns) {
    return columns.stream().map(column -> column.of(AlertTransition::getAlert)).toList();
  }

  static <R> List<Column<R>> concat(List<Column<R>> first, List<Column<R>> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static Column<AlertTransition> seqVersion() {
    return new Column<>(
        "row_version",
        ColumnType.VERSION,
        "行版本, 大者为准 / version of the row, the highest holds: seq of the transition",
        row -> (long) row.record().getSeq());
  }
}
