package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Attendance;
import cn.jianguan.record.BidFile;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Contract;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.License;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Sale;
import cn.jianguan.record.Sampling;
import cn.jianguan.record.StopOrder;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

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

  private static List<String> of(ActKind kind, Object body) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId("1")
            .setCdSource("test")
            .setCdBatch("2024010100001")
            .setCdOperation(Operation.INSERT)
            .build();
    SupervisionAct act =
        SupervisionAct.newBuilder()
            .setEnvelope(envelope)
            .setKind(kind)
            .setOccurredAt(Instant.EPOCH)
            .setAreaNumber("320102")
            .setParty(Party.newBuilder().setCeType("USCC").setUiCode("9132").build())
            .setBody(body)
            .build();
    return Subjects.of(act).stream().map(Subject::toString).toList();
  }
}
