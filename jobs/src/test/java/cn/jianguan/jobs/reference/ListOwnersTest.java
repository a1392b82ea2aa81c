package cn.jianguan.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.IdScheme;
import cn.jianguan.record.Law;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Region;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.SourceDeclaration;
import cn.jianguan.record.SupervisionItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListOwnersTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 8);

  private final ListOwners owners = new ListOwners(Set.of("NATION"));

  static List<Object> national() {
    return List.of(
        Region.newBuilder().setCode("320102").setName("玄武区").build(),
        SupervisionItem.newBuilder().setItemCode("01234567890123").build(),
        CalendarDay.newBuilder().setDate(DAY).build(),
        CodeListEntry.newBuilder().setList("check_result").setCode("1").build(),
        IdScheme.newBuilder().setScheme("X").setName("x").build(),
        IdScheme.newBuilder().setScheme("ID_CARD").setName("x").setCdSource("A").build());
  }

  @ParameterizedTest
  @MethodSource("national")
  void nationalLists_areChangedByNationalSourcesAlone(Object body) {
    assertThat(owners.refusal(row("A", "1", body)).reason()).isEqualTo(RejectReason.NOT_OWNER);
    assertThat(owners.refusal(row("NATION", "1", body))).isNull();
  }

  static List<Object> own() {
    return List.of(
        Region.newBuilder().setCode("1").setName("x").setScheme("A-AREA").build(),
        SupervisionItem.newBuilder().setItemCode("1").setScheme("A-ITEM").build(),
        CalendarDay.newBuilder().setDate(DAY).setZone("Asia/Taipei").build(),
        Agency.newBuilder().setCode("AG1").setName("某局").build(),
        Law.newBuilder().setLawId("L1").setName("法").build());
  }

  @ParameterizedTest
  @MethodSource("own")
  void whatASourceSpokeOfFirst_isItsOwn(Object body) {
    assertThat(owners.refusal(row("A", "1", body))).isNull();
    Refusal refusal = owners.refusal(row("B", "1", body));
    assertThat(refusal.reason()).isEqualTo(RejectReason.NOT_OWNER);
    assertThat(refusal.expected()).contains("A");
    assertThat(owners.refusal(row("A", "2", body))).isNull();
    assertThat(owners.refusal(row("NATION", "3", body))).isNull();
  }

  @Test
  void entriesInTheNameOfAnotherSource_areRefused() {
    var code = CodeListEntry.newBuilder().setList("l").setCode("1").setCdSource("A").build();
    var scheme = IdScheme.newBuilder().setScheme("A-NO").setName("x").setCdSource("A").build();
    var source = SourceDeclaration.newBuilder().setCdSource("A").setName("x").build();
    for (Object body : List.of(code, scheme, source)) {
      assertThat(owners.refusal(row("B", "1", body))).isNotNull();
      assertThat(owners.refusal(row("A", "1", body))).isNull();
    }
    scheme.setCdSource("B");
    assertThat(owners.refusal(row("B", "1", scheme)).expected()).contains("A");
  }

  @Test
  void authority_isGivenToOwnAgencies_orToThoseNobodyOwns() {
    owners.refusal(row("A", "1", Agency.newBuilder().setCode("AG1").setName("某局").build()));
    Authority authority =
        Authority.newBuilder().setItemCode("1").setAreaNumber("2").setAgencyCode("AG1").build();
    assertThat(owners.refusal(row("B", "1", authority))).isNotNull();
    assertThat(owners.refusal(row("A", "2", authority))).isNull();
    authority.setAgencyCode("AG2");
    assertThat(owners.refusal(row("B", "1", authority))).isNull();
    assertThat(
            owners.refusal(row("C", "1", Agency.newBuilder().setCode("AG2").setName("某局").build())))
        .isNull();
  }

  @Test
  void identity_isNotTakenFromAnother() {
    Agency one = Agency.newBuilder().setCode("AG1").setName("某局").build();
    Agency other = Agency.newBuilder().setCode("AG2").setName("某局").build();
    ReferenceRecord named = row("A", "1", one);
    named.getEnvelope().setRecordUniqueIdentity("U1");
    assertThat(owners.refusal(named)).isNull();

    ReferenceRecord thief = row("B", "9", other);
    thief.getEnvelope().setRecordUniqueIdentity("U1");
    assertThat(owners.refusal(thief).field()).isEqualTo("envelope.recordUniqueIdentity");
    thief.getEnvelope().setCdOperation(Operation.DELETE);
    thief.setBody(null);
    assertThat(owners.refusal(thief)).isNotNull();
    thief.getEnvelope().setRecordUniqueIdentity("A/1");
    assertThat(owners.refusal(thief)).isNotNull();
    thief.getEnvelope().setRecordUniqueIdentity("");
    thief.getEnvelope().setCdSource("A/1");
    assertThat(owners.refusal(thief).field()).isEqualTo("envelope.cdSource");
  }

  @Test
  void namesOfAnyLength_areBounded() {
    Agency agency = Agency.newBuilder().setCode("A".repeat(70_000)).setName("某局").build();
    assertThat(owners.refusal(row("A", "1", agency)).reason()).isEqualTo(RejectReason.FIELD_LENGTH);
    assertThat(owners.refusal(row("A", "1".repeat(70_000), agency)).reason())
        .isEqualTo(RejectReason.FIELD_LENGTH);
    assertThat(owners.encode()).hasSizeLessThan(100);
  }

  @Test
  void owners_areKnownAfterARestart() {
    Agency agency = Agency.newBuilder().setCode("AG1").setName("某局").build();
    owners.refusal(row("A", "1", agency));
    ListOwners restarted = new ListOwners(Set.of());
    restarted.restore(owners.encode());
    assertThat(restarted.refusal(row("B", "1", agency))).isNotNull();
    assertThat(restarted.refusal(row("A", "1", agency))).isNull();
  }

  private static ReferenceRecord row(String source, String key, Object body) {
    ReferenceRecord row = ReferenceCheckTest.row(body);
    row.getEnvelope().setCdSource(source);
    row.getEnvelope().setCdId(key);
    return row;
  }
}
