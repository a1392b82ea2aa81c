package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.log.InnerRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogOp;
import cn.jianguan.record.Commitment;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.InspectionTask;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.TaskObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InnerNotesTest {
  private static final byte[] ENTRY = {1, 2, 3};
  private final InnerNotes notes = new InnerNotes(Codec.standard());

  @Test
  void inspection_isAFactOfItsObject() throws UnreadableException {
    Inspection body =
        Inspection.newBuilder().setTaskId("T1").setOnSite(true).setProblem(true).build();
    InnerRecord told = only(List.of(change(ActLogOp.ASSERT, act(ActKind.INSPECTION, body, "1"))));

    assertThat(told.kind()).isEqualTo(InnerRecord.Kind.FACT);
    assertThat(told.key()).isEqualTo("USCC:1");
    SubjectFact fact = Codec.standard().decode(told.bytes(), SubjectFact.class);
    assertThat(fact.getKind()).isEqualTo(FactKind.CHECK);
    assertThat(fact.getTaskId()).isEqualTo("T1");
    assertThat(fact.getProblem()).isTrue();
    assertThat(fact.getItemCodes()).containsExactly("ITEM");
  }

  @Test
  void correctionThatStaysWithItsObject_isOneWord() throws UnreadableException {
    SupervisionAct before = act(ActKind.INSPECTION, Inspection.newBuilder().build(), "1");
    SupervisionAct after = act(ActKind.INSPECTION, Inspection.newBuilder().build(), "1");
    InnerRecord told =
        only(List.of(change(ActLogOp.RETRACT, before), change(ActLogOp.ASSERT, after)));

    assertThat(Codec.standard().decode(told.bytes(), SubjectFact.class).getRemoved()).isFalse();
  }

  @Test
  void correctionThatMovesToAnotherObject_isTold_toBoth() throws UnreadableException {
    SupervisionAct before = act(ActKind.INSPECTION, Inspection.newBuilder().build(), "1");
    SupervisionAct after = act(ActKind.INSPECTION, Inspection.newBuilder().build(), "2");
    List<InnerRecord> told =
        all(List.of(change(ActLogOp.RETRACT, before), change(ActLogOp.ASSERT, after)));

    assertThat(told).extracting(InnerRecord::key).containsExactly("USCC:1", "USCC:2");
    assertThat(Codec.standard().decode(told.get(0).bytes(), SubjectFact.class).getRemoved())
        .isTrue();
  }

  @Test
  void complaintThatAsks_orIsHelp_isNone() {
    for (String kind : List.of("CONSULT", "HELP", "SUGGEST")) {
      Complaint body = Complaint.newBuilder().setKind(kind).build();
      assertThat(all(List.of(change(ActLogOp.ASSERT, act(ActKind.COMPLAINT, body, "1")))))
          .as(kind)
          .isEmpty();
    }
    Complaint tip = Complaint.newBuilder().setKind("TIP").build();
    assertThat(all(List.of(change(ActLogOp.ASSERT, act(ActKind.COMPLAINT, tip, "1"))))).hasSize(1);
  }

  @Test
  void promise_namesItsItems() throws UnreadableException {
    Commitment body = Commitment.newBuilder().setCommitmentItems(List.of("A", "ITEM")).build();
    InnerRecord told = only(List.of(change(ActLogOp.ASSERT, act(ActKind.COMMITMENT, body, "1"))));

    assertThat(Codec.standard().decode(told.bytes(), SubjectFact.class).getItemCodes())
        .containsExactly("ITEM", "A");
  }

  @Test
  void rowsOfPlans_goByPlan_orByTaskWhereThereIsNone() {
    TaskObject ofPlan = TaskObject.newBuilder().setTaskId("T1").setPlanId("P1").build();
    InspectionTask alone = InspectionTask.newBuilder().setTaskId("T2").build();

    assertThat(only(List.of(change(ActLogOp.ASSERT, act(ActKind.TASK_OBJECT, ofPlan, "1")))))
        .isEqualTo(new InnerRecord(InnerRecord.Kind.PLAN, "plan:P1", ENTRY));
    assertThat(only(List.of(change(ActLogOp.ASSERT, act(ActKind.PLAN_TASK, alone, "")))).key())
        .isEqualTo("task:T2");
  }

  @Test
  void actOfNoObject_tellsNothing() {
    SupervisionAct act = act(ActKind.INSPECTION, Inspection.newBuilder().build(), "");

    assertThat(all(List.of(change(ActLogOp.ASSERT, act)))).isEmpty();
  }

  private InnerRecord only(List<Change> changes) {
    List<InnerRecord> told = all(changes);
    assertThat(told).hasSize(1);
    return told.get(0);
  }

  private List<InnerRecord> all(List<Change> changes) {
    List<InnerRecord> told = new ArrayList<>();
    changes.forEach(change -> told.addAll(notes.of("act", change, changes, ENTRY)));
    return told;
  }

  private static Change change(ActLogOp op, SupervisionAct act) {
    return new Change(op, 1, act, null);
  }

  private static SupervisionAct act(ActKind kind, Object body, String code) {
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
        .setItemCode("ITEM")
        .setParty(
            Party.newBuilder().setCeType(code.isEmpty() ? "" : "USCC").setUiCode(code).build())
        .setBody(body)
        .build();
  }
}
