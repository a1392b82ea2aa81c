package cn.jianguan.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Agency;
import cn.jianguan.record.Authority;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.CodeListEntry;
import cn.jianguan.record.Envelope;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceCheckTest {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 8);

  static List<Arguments> faulty() {
    return List.of(
        faulty("pattern", RejectReason.FIELD_FORMAT, scheme().setPattern("[A-Z").build()),
        faulty(
            "checkAlgorithm", RejectReason.UNKNOWN_CODE, scheme().setCheckAlgorithm("X").build()),
        faulty("scheme", RejectReason.FIELD_FORMAT, scheme().setScheme("tw-ems").build()),
        faulty("timeZone", RejectReason.FIELD_FORMAT, source().setTimeZone("Asia/Taibei").build()),
        faulty("currency", RejectReason.UNKNOWN_CODE, source().setCurrency("RMB").build()),
        faulty("kinds", RejectReason.UNKNOWN_CODE, source().setKinds(List.of("FINE")).build()),
        faulty("rank", RejectReason.FIELD_RANGE, source().setRank(6).build()),
        faulty(
            "optionalFields",
            RejectReason.UNKNOWN_CODE,
            source().setOptionalFields(List.of("party.nam")).build()),
        faulty("level", RejectReason.FIELD_RANGE, agency().setLevel(6).build()),
        faulty("level", RejectReason.FIELD_RANGE, agency().setLevel(-1).build()),
        faulty("domain", RejectReason.UNKNOWN_CODE, agency().setDomain("ZZ").build()),
        faulty("parent", RejectReason.FIELD_RANGE, agency().setParent("AG1").build()),
        faulty(
            "validTo",
            RejectReason.DATE_ORDER,
            agency().setValidFrom(DAY).setValidTo(DAY.minusDays(1)).build()),
        faulty("name", RejectReason.FIELD_MISSING, agency().setName(" ").build()),
        faulty("code", RejectReason.FIELD_FORMAT, region().setCode("32010").build()),
        faulty("parent", RejectReason.FIELD_FORMAT, region().setParent("南京").build()),
        faulty("level", RejectReason.FIELD_RANGE, region().setLevel(9).build()),
        faulty("itemCode", RejectReason.FIELD_FORMAT, item().setItemCode("123").build()),
        faulty("levels", RejectReason.UNKNOWN_CODE, item().setLevels(List.of("6")).build()),
        faulty("measures", RejectReason.UNKNOWN_CODE, item().setMeasures(List.of("FINE")).build()),
        faulty("status", RejectReason.UNKNOWN_CODE, item().setStatus("OPEN").build()),
        faulty(
            "industries", RejectReason.FIELD_FORMAT, item().setIndustries(List.of("X1")).build()),
        faulty("frequencyCap", RejectReason.FIELD_RANGE, item().setFrequencyCap(-1).build()),
        faulty(
            "effectiveTo",
            RejectReason.DATE_ORDER,
            item().setEffectiveFrom(DAY).setEffectiveTo(DAY.minusDays(1)).build()),
        faulty(
            "zone",
            RejectReason.FIELD_FORMAT,
            CalendarDay.newBuilder().setDate(DAY).setZone("Mars").build()),
        faulty(
            "date",
            RejectReason.FIELD_RANGE,
            CalendarDay.newBuilder().setDate(LocalDate.of(9999, 1, 1)).build()),
        faulty(
            "list",
            RejectReason.FIELD_MISSING,
            CodeListEntry.newBuilder().setList("").setCode("1").build()),
        faulty("level", RejectReason.FIELD_RANGE, authority().setLevel(7).build()),
        faulty(
            "domain",
            RejectReason.UNKNOWN_CODE,
            Law.newBuilder().setLawId("L1").setName("法").setDomain("XX9").build()));
  }

  @ParameterizedTest(name = "{1} {0}")
  @MethodSource("faulty")
  void rowThatMeansNothing_isRefusedByItsField(String field, RejectReason reason, Object body) {
    List<Refusal> faults = ReferenceCheck.faults(row(body));
    assertThat(faults).extracting(Refusal::field).containsExactly(field);
    assertThat(faults).extracting(Refusal::reason).containsExactly(reason);
    assertThat(faults.get(0).expected()).isNotBlank();
  }

  static List<Object> good() {
    return List.of(
        scheme().build(),
        source().setTimeZone("Asia/Taipei").setCurrency("TWD").build(),
        agency().setLevel(4).setDomain("SC").build(),
        region().build(),
        region().setCode("JP-1").setScheme("JP").build(),
        item().setLevels(List.of("1", "5")).build(),
        authority().build());
  }

  @ParameterizedTest
  @MethodSource("good")
  void rowThatMeansSomething_passes(Object body) {
    assertThat(ReferenceCheck.faults(row(body))).isEmpty();
  }

  @Test
  void rowOfSeveralFaults_saysThemAll() {
    Agency agency = agency().setLevel(9).setDomain("ZZ").setName("").build();
    Refusal all = Refusal.ofSeveral(ReferenceCheck.faults(row(agency)));
    assertThat(all.field()).isEqualTo("name");
    assertThat(all.expected()).contains("2 more", "[level] FIELD_RANGE「9」", "[domain]");
  }

  @Test
  void deletion_isNotAskedWhatItMeans() {
    ReferenceRecord row = row(agency().setLevel(9).build());
    row.getEnvelope().setCdOperation(Operation.DELETE);
    assertThat(ReferenceCheck.faults(row)).isEmpty();
  }

  static ReferenceRecord row(Object body) {
    ReferenceRecord record = new ReferenceRecord();
    record.setEnvelope(
        Envelope.newBuilder()
            .setCdId("1")
            .setCdSource("A")
            .setCdBatch("2024030800001")
            .setCdOperation(Operation.INSERT)
            .build());
    record.setBody(body);
    return record;
  }

  private static Arguments faulty(String field, RejectReason reason, Object body) {
    return Arguments.of(field, reason, body);
  }

  private static IdScheme.Builder scheme() {
    return IdScheme.newBuilder().setScheme("A-NO").setName("号").setPattern("\\d{8}");
  }

  private static SourceDeclaration.Builder source() {
    return SourceDeclaration.newBuilder().setCdSource("A").setName("甲");
  }

  private static Agency.Builder agency() {
    return Agency.newBuilder().setCode("AG1").setName("某局");
  }

  private static Region.Builder region() {
    return Region.newBuilder().setCode("320102").setName("玄武区").setLevel(4).setParent("320100");
  }

  private static SupervisionItem.Builder item() {
    return SupervisionItem.newBuilder().setItemCode("01234567890123").setDomain("SC");
  }

  private static Authority.Builder authority() {
    return Authority.newBuilder()
        .setItemCode("01234567890123")
        .setAreaNumber("320102")
        .setAgencyCode("AG1");
  }
}
