package cn.jianguan.jobs.load.projection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.load.table.Column;
import cn.jianguan.jobs.load.table.LogRow;
import cn.jianguan.jobs.load.table.RowBinary;
import cn.jianguan.jobs.load.table.Table;
import cn.jianguan.jobs.load.table.Tables;
import cn.jianguan.jobs.log.CountedRejects;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.log.StationName;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Penalty;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private record Written(Table<?> table, LogRow<?> row) {}

  private final Tables tables = new Tables();
  private final InMemoryMetrics metrics = new InMemoryMetrics();
  private final List<Written> rows = new ArrayList<>();
  private Table<?> full;

  @Test
  void act_goesToTheTableOfItsKind() {
    project(entry(ActLogOp.ASSERT, 1, ActKind.INSPECTION, Inspection.newBuilder().build()));

    assertThat(rows).extracting(row -> row.table.name()).containsExactly("act_inspection");
    assertThat(value(0, "is_deleted")).isEqualTo(false);
    assertThat(value(0, "log_offset")).isEqualTo(42L);
  }

  @Test
  void retraction_outdoesWhatItTakesBackAndNotWhatComesNext() {
    project(entry(ActLogOp.ASSERT, 1, ActKind.INSPECTION, Inspection.newBuilder().build()));
    project(entry(ActLogOp.RETRACT, 1, ActKind.INSPECTION, Inspection.newBuilder().build()));
    project(entry(ActLogOp.ASSERT, 2, ActKind.INSPECTION, Inspection.newBuilder().build()));
    project(entry(ActLogOp.DELETE, 3, ActKind.INSPECTION, Inspection.newBuilder().build()));

    assertThat(List.of(0, 1, 2, 3))
        .extracting(row -> (Long) value(row, "row_version"))
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(List.of(0, 1, 2, 3))
        .extracting(row -> value(row, "is_deleted"))
        .containsExactly(false, true, false, true);
  }

  @Test
  void rowThatChangedNothing_isADuplicate() {
    ActLogEntry entry = entry(ActLogOp.DUPLICATE, 1, ActKind.PENALTY, null);
    entry.setAct(null);
    project(entry);

    assertThat(rows).extracting(row -> row.table.name()).containsExactly("act_duplicate");
  }

  @Test
  void bodyOfAnotherKind_isRefused() {
    project(entry(ActLogOp.ASSERT, 1, ActKind.INSPECTION, Penalty.newBuilder().build()));

    assertThat(refused().getReason()).isEqualTo(RejectReason.KIND_MISMATCH);
  }

  @Test
  void shadowHit_hasATableOfItsOwn() {
    project(hit(false));
    project(hit(true));

    assertThat(rows).extracting(row -> row.table.name()).containsExactly("hit", "shadow_hit");
  }

  @Test
  void deletedReferenceRowWithoutBody_isMarkedInEveryList() {
    ReferenceRecord region = reference(Operation.INSERT);
    region.setBody(Region.newBuilder().setCode("320100").setName("南京市").build());
    project(region);
    project(reference(Operation.DELETE));

    assertThat(rows.get(0).table.name()).isEqualTo("region");
    assertThat(rows.subList(1, rows.size()))
        .extracting(row -> row.table.name())
        .containsExactlyElementsOf(tables.reference.all().stream().map(Table::name).toList());
    assertThat(value(1, "is_deleted")).isEqualTo(true);
    assertThat(value(1, "reference_id")).isEqualTo(value(0, "reference_id"));
  }

  @Test
  void referenceRowThatSaysNothing_isADeletion() {
    project(reference(Operation.UPDATE));

    assertThat(value(0, "is_deleted")).isEqualTo(true);
  }

  @Test
  void blankIdentityOfAReferenceRow_isNone() {
    ReferenceRecord region = reference(Operation.INSERT);
    region.getEnvelope().setRecordUniqueIdentity(" ");
    region.setBody(Region.newBuilder().setCode("320100").setName("南京市").build());
    project(region);

    assertThat(value(0, "reference_id")).isEqualTo("32/1");
    assertThat(value(0, "is_deleted")).isEqualTo(false);
  }

  @Test
  void tick_isNoRow() {
    project(new Heartbeat("test"));

    assertThat(rows).isEmpty();
  }

  @Test
  void unreadableBytes_areRefusedWithThemselves() {
    byte[] noise = {1, 2, 3};
    project(noise);

    RejectRecord refused = refused();
    assertThat(refused.getReason()).isEqualTo(RejectReason.UNREADABLE_BYTES);
    assertThat(refused.getOriginal().array()).isEqualTo(noise);
    assertThat(refused.getPosition()).isEqualTo("act-log-3-42");
    assertThat(metrics.count(Metric.REJECTS, "load", "UNREADABLE_BYTES")).isOne();
  }

  /** The alert job reads these topics too, and says what is wrong with a record there. */
  @Test
  void unreadableRecordOfAnInput_isToldByTheAlertJobAlone() {
    for (String topic : List.of("models", "reference")) {
      project(LogRecord.unopened(topic, 0, 7, 1, new byte[] {1, 2, 3}));
    }
    assertThat(rows).isEmpty();
    assertThat(metrics.count(Metric.REJECTS, "load", "UNREADABLE_BYTES")).isZero();
  }

  @Test
  void recordOfAnotherTopic_isRefused() {
    project(act(ActKind.INSPECTION, Inspection.newBuilder().build()));

    assertThat(refused().getReason()).isEqualTo(RejectReason.KIND_MISMATCH);
  }

  @Test
  void tombstone_isRefused() {
    project((byte[]) null);

    assertThat(refused().getReason()).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  @Test
  void recordThatFailsHalfWay_isOneRejectAndNoRow() {
    full = tables.alerts.evidence;
    AlertTransition transition = transition();
    project(transition);

    RejectRecord refused = refused();
    assertThat(refused.getReason()).isEqualTo(RejectReason.INTERNAL);
    assertThat(refused.getValue()).contains("IllegalStateException @ ");
    assertThat(refused.getOriginal().array()).isEqualTo(Codec.standard().encode(transition));
    assertThat(metrics.count(Metric.STATION_FAILURES, "load")).isOne();
  }

  @Test
  void sameRecord_hasTheSameRejectId() {
    project(new byte[] {1});
    project(new byte[] {1});

    assertThat(value(0, "reject_id")).isEqualTo(value(1, "reject_id"));
  }

  private void project(SpecificRecord record) {
    project(Codec.standard().encode(record));
  }

  private void project(byte[] value) {
    project(LogRecord.unopened("act-log", 3, 42, 1_700_000_000_000L, value));
  }

  private void project(LogRecord record) {
    new Projection(tables, new CountedRejects(StationName.LOAD, metrics))
        .project(
            record,
            new RowCollector() {
              @Override
              public <R> void add(Table<R> table, LogRow<R> row) {
                if (table == full) {
                  throw new IllegalStateException("no room");
                }
                table.write(new RowBinary(), row);
                rows.add(new Written(table, row));
              }

              @Override
              public void drop(LogRecord record) {
                rows.removeIf(written -> written.row.at() == record);
              }
            });
  }

  private RejectRecord refused() {
    assertThat(rows).hasSize(1);
    return (RejectRecord) rows.get(0).row.record();
  }

  @SuppressWarnings("unchecked")
  private Object value(int row, String column) {
    Written written = rows.get(row);
    Table<Object> table = (Table<Object>) written.table;
    Column<Object> found =
        table.columns().stream().filter(c -> c.name().equals(column)).findFirst().orElseThrow();
    return found.value().apply((LogRow<Object>) written.row);
  }

  private static ActLogEntry entry(ActLogOp op, long version, ActKind kind, Object body) {
    return ActLogEntry.newBuilder()
        .setActId("a")
        .setOp(op)
        .setVersion(version)
        .setLogTime(Instant.ofEpochMilli(1_700_000_000_000L))
        .setAct(act(kind, body))
        .setKind(kind)
        .setCdSource("32")
        .setPosition("acts-0-7")
        .build();
  }

  private static SupervisionAct act(ActKind kind, Object body) {
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope(Operation.INSERT))
        .setKind(kind)
        .setOccurredAt(Instant.ofEpochMilli(1_600_000_000_000L))
        .setParty(Party.newBuilder().build())
        .setBody(body)
        .build();
  }

  private static HitRecord hit(boolean shadow) {
    return HitRecord.newBuilder()
        .setHitId("h")
        .setOp(HitOp.HIT)
        .setModelId("JD-01")
        .setModelVersion("1.0.0")
        .setShadow(shadow)
        .setSubjectKind("OBJECT")
        .setSubjectKey("USCC:1")
        .setEpisodeKey("JD-01|USCC:1")
        .setAlertSubject("USCC:1")
        .setSeverity(Severity.RED)
        .setDomain("JD")
        .setTrigger("a1")
        .setOccurredAt(Instant.ofEpochMilli(1_600_000_000_000L))
        .setLogTime(Instant.ofEpochMilli(1_700_000_000_000L))
        .build();
  }

  private static AlertTransition transition() {
    Instant now = Instant.ofEpochMilli(1_700_000_000_000L);
    Alert alert =
        Alert.newBuilder()
            .setAlertId("alert")
            .setModelId("JD-01")
            .setModelVersion("1")
            .setEpisodeKey("e")
            .setSubject("s")
            .setDomain("JD")
            .setSeverityInitial(Severity.BLUE)
            .setSeverity(Severity.BLUE)
            .setState(AlertState.DISPATCHED)
            .setHitCount(1)
            .setFirstEventAt(now)
            .setTriggeredAt(now)
            .setEmittedAt(now)
            .setActIds(List.of("a"))
            .build();
    return AlertTransition.newBuilder()
        .setAlertId("alert")
        .setSeq(1)
        .setEvent(AlertEvent.MODEL_HIT)
        .setTo(alert.getState())
        .setActorRole(ActorRole.SYSTEM)
        .setEventTime(now)
        .setLogTime(now)
        .setTransitionUuid("u")
        .setHitId("h")
        .setAlert(alert)
        .build();
  }

  private static ReferenceRecord reference(Operation operation) {
    return ReferenceRecord.newBuilder().setEnvelope(envelope(operation)).build();
  }

  private static Envelope envelope(Operation operation) {
    return Envelope.newBuilder()
        .setCdId("1")
        .setCdSource("32")
        .setCdBatch("2024010100001")
        .setCdOperation(operation)
        .build();
  }
}
