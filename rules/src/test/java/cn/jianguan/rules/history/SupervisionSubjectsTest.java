package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.CatalogueItem;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.InspectionPlan;
import cn.jianguan.record.Officer;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupervisionSubjectsTest {
  @Test
  void inspection_isSeenByObjectAgencyPlan_andEveryOfficerOnce() {
    SupervisionAct act =
        act(
            ActKind.INSPECTION,
            Inspection.newBuilder()
                .setPlanId("P1")
                .setOfficerCodes(List.of("O1", "O2", "O1", " "))
                .setOfficerNames(List.of("甲", "乙", "丙"))
                .build());
    act.getParty().setCeType("USCC");
    act.getParty().setUiCode("X");
    assertThat(Subjects.of(act))
        .extracting(Subject::toString)
        .containsExactly(
            "OBJECT:USCC:X",
            "AGENCY:A1",
            "OFFICER:O1",
            "OFFICER:O2",
            "OFFICER_OBJECT:O1|USCC:X",
            "OFFICER_OBJECT:O2|USCC:X",
            "PLAN:P1");
    assertThat(Features.of(act).get("officerCount")).isEqualTo(3L);
  }

  @Test
  void inspectionThatNamesNobody_hasNoOfficerCount_andNoOfficers() {
    SupervisionAct act = act(ActKind.INSPECTION, Inspection.newBuilder().build());
    assertThat(Subjects.of(act)).extracting(Subject::toString).containsExactly("AGENCY:A1");
    assertThat(Features.of(act).get("officerCount")).isNull();
  }

  @Test
  void recordsOfSupervisionItself_areSeenByWhatTheyAreAbout() {
    Officer officer = Officer.newBuilder().setOfficerId("1").setCertificateNo("O1").build();
    assertThat(Subjects.of(act(ActKind.OFFICER, officer)))
        .extracting(Subject::toString)
        .containsExactly("AGENCY:A1", "OFFICER:O1");
    InspectionPlan plan = InspectionPlan.newBuilder().setPlanId("P1").build();
    assertThat(Subjects.of(act(ActKind.PLAN, plan)))
        .extracting(Subject::toString)
        .containsExactly("AGENCY:A1", "PLAN:P1");
    CatalogueItem item = CatalogueItem.newBuilder().setApprovalItemCode("000000000001").build();
    assertThat(Subjects.of(act(ActKind.ITEM, item)))
        .extracting(Subject::toString)
        .containsExactly("AGENCY:A1", "APPROVAL_ITEM:000000000001");
  }

  private static SupervisionAct act(ActKind kind, Object body) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("s")
                .setCdBatch("2024030800001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(kind)
        .setOccurredAt(Instant.EPOCH)
        .setAgencyCode("A1")
        .setParty(Party.newBuilder().build())
        .setBody(body)
        .build();
  }
}
