package cn.jianguan.jobs.planning;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.metrics.Metrics;
import cn.jianguan.jobs.order.StationHarness;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlanningTest {
  private static final Codec CODEC = Codec.standard();
  private static final LocalDate FROM = LocalDate.of(2020, 9, 1);
  private static final LocalDate TO = LocalDate.of(2020, 9, 30);

  private final StationHarness<InnerRecord, LogRecord, InnerRecord> log =
      new StationHarness<>(
          new Planning(Metrics.NONE),
          (one, other) -> Arrays.compareUnsigned(one.bytes(), other.bytes()),
          (one, other) -> 0);
  private final List<String> objects = new ArrayList<>();
  private final List<PlannedVisit> visits = new ArrayList<>();
  private long now;

  @Test
  void object_isSaidOnceItsTaskIsKnown_whicheverCameFirst() {
    object("o1", "T1", it -> {});
    assertThat(visits).isEmpty();
    task("T1", it -> {});

    assertThat(objects).containsExactly("USCC:O1");
    PlannedVisit visit = last();
    assertThat(visit.getTaskObjectId()).isEqualTo("o1");
    assertThat(visit.getDateFrom()).isEqualTo(FROM);
    assertThat(visit.getDateTo()).isEqualTo(TO);
    assertThat(visit.getItemCodes()).containsExactly("TASK-ITEM");
    assertThat(visit.getAgencyCode()).isEqualTo("OBJECT-AGENCY");
    assertThat(visit.getCancelled()).isFalse();
  }

  @Test
  void sameRowAgain_saysNothing() {
    task("T1", it -> {});
    object("o1", "T1", it -> {});
    object("o1", "T1", it -> {});
    task("T1", it -> {});

    assertThat(visits).hasSize(1);
  }

  @Test
  void changedTask_isSaidToAllItsObjects() {
    task("T1", it -> {});
    object("o1", "T1", it -> {});
    object("o2", "T1", it -> {});
    task("T1", it -> it.setDateTo(TO.plusDays(30)));

    assertThat(objects).containsExactly("USCC:O1", "USCC:O2", "USCC:O1", "USCC:O2");
    assertThat(last().getDateTo()).isEqualTo(TO.plusDays(30));
  }

  @Test
  void cancelledOrDeletedTask_cancelsItsVisits_andANewRowBringsThemBack() {
    task("T1", it -> {});
    object("o1", "T1", it -> {});
    task("T1", it -> it.setStatus("CANCELLED"));
    assertThat(last().getCancelled()).isTrue();
    assertThat(last().getCancelledBy()).contains("任务");
    task("T1", it -> {});
    assertThat(last().getCancelled()).isFalse();
    put(ActLogOp.DELETE, "T1-act", "", taskAct("T1", it -> {}));
    assertThat(last().getCancelled()).isTrue();
  }

  @Test
  void planCancelledSuspendedOrDeleted_cancelsAllItsVisits() {
    task("T1", it -> {});
    task("T2", it -> {});
    object("o1", "T1", it -> {});
    object("o2", "T2", it -> {});
    plan(it -> it.setStatus("SUSPENDED"));
    assertThat(visits.subList(2, 4)).allMatch(PlannedVisit::getCancelled);
    plan(it -> it.setStatus("ACTIVE"));
    assertThat(visits.subList(4, 6)).noneMatch(PlannedVisit::getCancelled);
  }

  @Test
  void deletedObject_isTakenBack() {
    task("T1", it -> {});
    object("o1", "T1", it -> {});
    put(ActLogOp.DELETE, "o1", "USCC:O1", objectAct("T1", it -> {}));

    assertThat(last().getCancelled()).isTrue();
    task("T1", it -> it.setDateTo(TO.plusDays(1)));
    assertThat(visits).as("a deleted object hears no more").hasSize(2);
  }

  @Test
  void correctedObject_leavesTheOneItWasDrawnForByMistake() {
    task("T1", it -> {});
    object("o1", "T1", it -> {});
    put(ActLogOp.ASSERT, "o1", "USCC:OTHER", objectAct("T1", it -> {}));

    assertThat(objects).containsExactly("USCC:O1", "USCC:O1", "USCC:OTHER");
    assertThat(visits.get(1).getCancelled()).isTrue();
    assertThat(last().getCancelled()).isFalse();
  }

  @Test
  void result_isPartOfTheVisit_andStaysWhenTheTaskChanges() {
    task("T1", it -> {});
    object(
        "o1",
        "T1",
        it -> {
          it.setCheckResults(List.of("1"));
          it.setProblem(false);
          it.setCheckedAt(LocalDate.of(2020, 9, 10));
          it.setCheckActionCode("JC-1");
        });
    task("T1", it -> it.setDateTo(TO.plusDays(30)));

    assertThat(last().getDone()).isTrue();
    assertThat(last().getProblem()).isFalse();
    assertThat(last().getCheckActionCode()).isEqualTo("JC-1");
    assertThat(last().getCheckedAt()).isEqualTo(Instant.parse("2020-09-09T16:00:00Z"));
  }

  @Test
  void itemsOfTheRow_goBeforeThoseOfTaskAndPlan() {
    plan(it -> it.setItemCodes(List.of("PLAN-ITEM")));
    task("T1", it -> it.setItemCodes(List.of()));
    object("o1", "T1", it -> {});
    assertThat(last().getItemCodes()).containsExactly("PLAN-ITEM");
    object("o1", "T1", it -> it.setItemCodes(List.of("OWN")));
    assertThat(last().getItemCodes()).containsExactly("OWN");
  }

  private PlannedVisit last() {
    return visits.get(visits.size() - 1);
  }

  private void plan(Consumer<InspectionPlan> more) {
    InspectionPlan plan = InspectionPlan.newBuilder().setPlanId("P1").build();
    more.accept(plan);
    put(ActLogOp.ASSERT, "P1-act", "", act(ActKind.PLAN, plan));
  }

  private void task(String id, Consumer<InspectionTask> more) {
    put(ActLogOp.ASSERT, id + "-act", "", taskAct(id, more));
  }

  private static SupervisionAct taskAct(String id, Consumer<InspectionTask> more) {
    InspectionTask task =
        InspectionTask.newBuilder()
            .setTaskId(id)
            .setPlanId("P1")
            .setItemCodes(List.of("TASK-ITEM"))
            .setDateFrom(FROM)
            .setDateTo(TO)
            .build();
    more.accept(task);
    return act(ActKind.PLAN_TASK, task);
  }

  private void object(String id, String taskId, Consumer<TaskObject> more) {
    put(ActLogOp.ASSERT, id, "USCC:" + id.toUpperCase(Locale.ROOT), objectAct(taskId, more));
  }

  private static SupervisionAct objectAct(String taskId, Consumer<TaskObject> more) {
    TaskObject object = TaskObject.newBuilder().setTaskId(taskId).setPlanId("P1").build();
    more.accept(object);
    SupervisionAct act = act(ActKind.TASK_OBJECT, object);
    act.setAgencyCode("OBJECT-AGENCY");
    return act;
  }

  private static SupervisionAct act(ActKind kind, Object body) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("id")
                .setCdSource("test")
                .setCdBatch("2020090100001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(kind)
        .setOccurredAt(Instant.EPOCH)
        .setParty(Party.newBuilder().build())
        .setBody(body)
        .build();
  }

  private void put(ActLogOp op, String actId, String objectKey, SupervisionAct act) {
    now++;
    ActLogEntry entry =
        ActLogEntry.newBuilder()
            .setActId(actId)
            .setOp(op)
            .setVersion(now)
            .setLogTime(Instant.ofEpochMilli(now))
            .setObjectKey(objectKey)
            .setAct(act)
            .setKind(act.getKind())
            .setCdSource("test")
            .setPosition("acts-0-" + now)
            .build();
    InnerRecord row = new InnerRecord(InnerRecord.Kind.PLAN, "plan:P1", CODEC.encode(entry));
    log.data(row.key(), row, now);
    log.advanceTo(now).forEach(each -> see(each.output()));
  }

  private void see(InnerRecord said) {
    assertThat(said.kind()).isEqualTo(InnerRecord.Kind.VISIT);
    objects.add(said.key());
    try {
      visits.add(CODEC.decode(said.bytes(), PlannedVisit.class));
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
