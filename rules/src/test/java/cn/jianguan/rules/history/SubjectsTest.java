package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Attendance;
import cn.jianguan.record.BidFile;
import cn.jianguan.record.BidScore;
import cn.jianguan.record.BidSection;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Contract;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Inspection;
import cn.jianguan.record.License;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Sale;
import cn.jianguan.record.Sampling;
import cn.jianguan.record.SocialSecurity;
import cn.jianguan.record.StopOrder;
import cn.jianguan.record.SupervisedObject;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.record.SurveySpot;
import cn.jianguan.record.Utility;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubjectsTest {
  @Test
  void attendance_concernsPartyAndProject() {
    assertThat(of(ActKind.ATTENDANCE, Attendance.newBuilder().setProjectId("P1").build()))
        .containsExactly("OBJECT:USCC:9132", "PROJECT:P1");
    assertThat(of(ActKind.ATTENDANCE, Attendance.newBuilder().build()))
        .containsExactly("OBJECT:USCC:9132");
  }

  @Test
  void complaint_concernsTheProjectItNames() {
    Complaint complaint = Complaint.newBuilder().setProjectId("P1").setCategory("C1").build();
    assertThat(of(ActKind.COMPLAINT, complaint))
        .containsExactly("OBJECT:USCC:9132", "REGION_CATEGORY:320102|C1", "PROJECT:P1");
  }

  @Test
  void sale_concernsBatchSellerAndPractitioner() {
    Sale sale = Sale.newBuilder().setProduct("D1").setBatch("B1").setPractitionerHash("h1").build();
    assertThat(of(ActKind.SALE, sale))
        .containsExactly("OBJECT:USCC:9132", "BATCH:D1|B1", "PRACTITIONER:h1");
  }

  @Test
  void saleOfControlledGoods_isAmongThoseOfItsProvince() {
    Sale sale = Sale.newBuilder().setProduct("D1").setControlled(true).build();
    assertThat(of(ActKind.SALE, sale))
        .containsExactly("OBJECT:USCC:9132", "PROVINCE_PRODUCT:32|D1");
  }

  @Test
  void recall_concernsTheBatch() {
    StopOrder order = StopOrder.newBuilder().setProduct("D1").setBatch("B1").build();
    assertThat(of(ActKind.ORDER, order)).containsExactly("OBJECT:USCC:9132", "BATCH:D1|B1");
  }

  @Test
  void licence_concernsItsHolder() {
    assertThat(of(ActKind.LICENSE, License.newBuilder().setHolderHash("h1").build()))
        .containsExactly("OBJECT:USCC:9132", "PRACTITIONER:h1");
  }

  @Test
  void contract_concernsItsRoute() {
    assertThat(of(ActKind.CONTRACT, Contract.newBuilder().setRoute("R1").build()))
        .containsExactly("OBJECT:USCC:9132", "ROUTE:R1");
  }

  @Test
  void sample_concernsItsProducer_elseThePartySampled() {
    assertThat(of(ActKind.SAMPLING, Sampling.newBuilder().setProducerCode("P1").build()))
        .containsExactly("OBJECT:USCC:9132", "PRODUCER:P1");
    assertThat(of(ActKind.SAMPLING, Sampling.newBuilder().build()))
        .containsExactly("OBJECT:USCC:9132", "PRODUCER:9132");
  }

  @Test
  void bid_concernsSectionManagerAndEachPairHoweverItIsNamed() {
    BidFile bid =
        BidFile.newBuilder()
            .setSectionId("S1")
            .setBidderCode("B")
            .setCoBidders(List.of("C", "A", "B", "A"))
            .setManagerHash("m1")
            .build();
    assertThat(of(ActKind.BID_FILE, bid))
        .containsExactly(
            "OBJECT:USCC:9132",
            "BID_SECTION:S1",
            "BIDDER_PAIR:B|C",
            "BIDDER_PAIR:A|B",
            "PROJECT_MANAGER:m1");
  }

  @Test
  void complaint_concernsItsCallerAndAddress() {
    Complaint complaint = Complaint.newBuilder().setCallerHash("h1").setPlaceKey("D1").build();
    assertThat(of(ActKind.COMPLAINT, complaint)).containsExactly("OBJECT:USCC:9132", "DWELLING:D1");
    complaint.setCategory("C1");
    assertThat(of(ActKind.COMPLAINT, complaint))
        .contains("CALLER_CATEGORY:h1|C1", "REGION_CATEGORY:320102|C1");
  }

  @Test
  void objectWithACodeOfItsOwn_isItself_elseItsParty() {
    SupervisedObject crane =
        SupervisedObject.newBuilder().setObjectCodeScheme("TZSB").setObjectCode("X1").build();
    assertThat(of(ActKind.OBJECT, crane)).containsExactly("OBJECT:TZSB:X1");
    crane.setObjectCode("");
    assertThat(of(ActKind.OBJECT, crane)).containsExactly("OBJECT:USCC:9132");
    SupervisionAct nameless = act(ActKind.OBJECT, crane);
    nameless.getParty().setUiCode("");
    assertThat(Subjects.of(nameless)).isEmpty();
  }

  @Test
  void complaint_concernsItsGrid() {
    Complaint complaint = Complaint.newBuilder().setGrid("G1").setCategory("C1").build();
    assertThat(of(ActKind.COMPLAINT, complaint))
        .containsExactly("OBJECT:USCC:9132", "REGION_CATEGORY:320102|C1", "GRID_CATEGORY:G1|C1");
  }

  @Test
  void recordsOfTenders_concernTheirSectionOwnerAndEvaluator() {
    assertThat(
            of(
                ActKind.BID_SECTION,
                BidSection.newBuilder().setSectionId("S1").setOwnerCode("O1").build()))
        .containsExactly("OBJECT:USCC:9132", "BID_SECTION:S1", "TENDER_OWNER:O1");
    assertThat(
            of(
                ActKind.BID_SCORE,
                BidScore.newBuilder().setSectionId("S1").setExpertHash("e1").build()))
        .containsExactly("OBJECT:USCC:9132", "BID_SECTION:S1", "EVALUATOR:e1");
    assertThat(of(ActKind.SOCIAL_SECURITY, SocialSecurity.newBuilder().setPersonHash("m1").build()))
        .containsExactly("OBJECT:USCC:9132", "PROJECT_MANAGER:m1");
  }

  @Test
  void meterAndSpot_areSubjectsThemselves() {
    assertThat(of(ActKind.UTILITY, Utility.newBuilder().setDwellingId("D1").build()))
        .containsExactly("OBJECT:USCC:9132", "DWELLING:D1");
    assertThat(of(ActKind.SURVEY_SPOT, SurveySpot.newBuilder().setSpotId("T1").build()))
        .containsExactly("OBJECT:USCC:9132", "SPOT:T1");
  }

  @Test
  void inspection_isAmongThoseOfItsProvinceAndDomain_fromTwoDigitsOn() {
    SupervisionAct act = act(ActKind.INSPECTION, Inspection.newBuilder().build());
    act.setDomain("SC");
    act.setAreaNumber("32");
    assertThat(Subjects.of(act)).contains(new Subject(SubjectKind.PROVINCE_DOMAIN, "32|SC"));
    act.setAreaNumber("3");
    assertThat(Subjects.of(act))
        .extracting(Subject::kind)
        .doesNotContain(SubjectKind.PROVINCE_DOMAIN);
  }

  @Test
  void kinds_areThoseASubjectRemembers_ofASourceItsCountsAlone() {
    assertThat(SubjectKind.ITEM.kinds()).containsExactly(ActKind.PENALTY);
    assertThat(SubjectKind.SOURCE_TABLE.kinds()).containsExactly(ActKind.OTHER);
    assertThat(SubjectKind.OBJECT.kinds()).containsExactly(ActKind.values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":x", "OBJECT:", "OBJECT", "NOBODY:x"})
  void textThatIsNoSubject_isRefused(String text) {
    assertThatThrownBy(() -> Subject.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alertsOfAnObject_areKeptUnderItsKey_othersUnderTheirName() {
    assertThat(Subject.parse("OBJECT:USCC:9132").alertSubject()).isEqualTo("USCC:9132");
    assertThat(Subject.parse("AGENCY:A1").alertSubject()).isEqualTo("AGENCY:A1");
  }

  private static List<String> of(ActKind kind, Object body) {
    return Subjects.of(act(kind, body)).stream().map(Subject::toString).toList();
  }

  private static SupervisionAct act(ActKind kind, Object body) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId("1")
            .setCdSource("test")
            .setCdBatch("2024010100001")
            .setCdOperation(Operation.INSERT)
            .build();
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope)
        .setKind(kind)
        .setOccurredAt(Instant.EPOCH)
        .setAreaNumber("320102")
        .setParty(Party.newBuilder().setCeType("USCC").setUiCode("9132").build())
        .setBody(body)
        .build();
  }
}
