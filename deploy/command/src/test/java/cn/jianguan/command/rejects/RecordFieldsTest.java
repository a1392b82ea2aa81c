package cn.jianguan.command.rejects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordFieldsTest {
  private final SupervisionAct act =
      SupervisionAct.newBuilder()
          .setEnvelope(
              Envelope.newBuilder()
                  .setCdId("1")
                  .setCdSource("s")
                  .setCdBatch("")
                  .setCdOperation(Operation.INSERT)
                  .build())
          .setKind(ActKind.COMPLAINT)
          .setOccurredAt(Instant.parse("2024-03-08T02:00:00Z"))
          .setParty(new Party())
          .setBody(
              Complaint.newBuilder()
                  .setOrderId("o")
                  .setKind("COMPLAINT")
                  .setCategory("venue")
                  .setTags(List.of("MINOR", "REFUND"))
                  .build())
          .build();

  private final RecordFields fields = new RecordFields(act);

  @Test
  void values_areThoseThatAreThere_asMappingsNameThem() {
    assertThat(fields.values())
        .containsEntry("envelope.cdId", "1")
        .containsEntry("kind", "COMPLAINT")
        .containsEntry("occurredAt", "2024-03-08 10:00:00.000")
        .containsEntry("Complaint.tags", "MINOR;REFUND")
        .doesNotContainKeys("alertId", "party.name", "Complaint.dueAt");
  }

  @Test
  void everyValue_canBeSetAsItIsShown() {
    Map<String, String> before = fields.values();
    before.forEach(fields::set);
    assertThat(fields.values()).isEqualTo(before);
  }

  @Test
  void set_readsEveryTypeOfField() {
    fields.set("areaNumber", "320102");
    fields.set("envelope.submittedDate", "2024-03-09");
    fields.set("envelope.cdOperation", "UPDATE");
    fields.set("dateOnly", "true");
    fields.set("occurredAt", "2024-03-09");
    fields.set("Complaint.amountFen", "100");
    fields.set("Complaint.dueAt", "2024-03-09T00:00:00Z");
    fields.set("Complaint.tags", "");

    Complaint body = (Complaint) act.getBody();
    assertThat(act.getAreaNumber()).isEqualTo("320102");
    assertThat(act.getEnvelope().getSubmittedDate()).isEqualTo(LocalDate.of(2024, 3, 9));
    assertThat(act.getEnvelope().getCdOperation()).isEqualTo(Operation.UPDATE);
    assertThat(act.getDateOnly()).isTrue();
    assertThat(act.getOccurredAt()).isEqualTo("2024-03-08T16:00:00Z");
    assertThat(body.getAmountFen()).isEqualTo(100);
    assertThat(body.getDueAt()).isEqualTo("2024-03-09T00:00:00Z");
    assertThat(body.getTags()).isEmpty();
    fields.set("body.orderId", "as rejects name it");
    assertThat(body.getOrderId()).isEqualTo("as rejects name it");
    fields.set("Complaint.dueAt", "");
    assertThat(body.getDueAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "areaNo, 1",
    "Penalty.fineFen, 1",
    "body, 1",
    "party, 1",
    "party.name.x, 1",
    "kind, PENALTI",
    "dateOnly, yes",
    "occurredAt, yesterday",
    "Complaint.amountFen, 1.5"
  })
  void wrongNameOrValue_isRefusedInWords(String name, String value) {
    Map<String, String> before = fields.values();
    assertThatThrownBy(() -> fields.set(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(" / ");
    assertThat(fields.values()).isEqualTo(before);
  }
}
