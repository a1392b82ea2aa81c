package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
  @ParameterizedTest
  @EnumSource(ActKind.class)
  void tags_ofOneKind_areUniqueAndKeepToTheirRanges(ActKind kind) {
    Set<Integer> seen = new HashSet<>();
    for (Schema.Field field : SupervisionAct.getClassSchema().getFields()) {
      if (field.getObjectProp("feature") instanceof Number tag) {
        assertThat(tag.intValue()).isBetween(1, 19);
        assertThat(seen.add(tag.intValue())).isTrue();
      }
    }
    if (kind != ActKind.OTHER) {
      for (Schema.Field field : ActBodies.schema(kind).getFields()) {
        if (field.getObjectProp("feature") instanceof Number tag) {
          assertThat(tag.intValue()).isGreaterThanOrEqualTo(20);
          assertThat(seen.add(tag.intValue())).isTrue();
        }
      }
    }
    Set<Integer> all = new HashSet<>();
    FeatureTable.of(kind).names().forEach(n -> all.add(FeatureTable.of(kind).tag(n)));
    assertThat(all).hasSameSizeAs(FeatureTable.of(kind).names());
  }

  @Test
  void of_namedValues_readsThemBack() {
    Features features =
        Features.of(
            ActKind.COMPLAINT,
            Map.of("category", "", "tags", List.of("FIRE"), "persons", 3, "satisfied", false));
    assertThat(features.get("category")).isNull();
    assertThat(features.get("persons")).isEqualTo(3L);
    assertThat(features.get("tags")).isEqualTo(List.of("FIRE"));
    assertThat(features.get("noSuchFeature")).isNull();
    assertThatThrownBy(() -> Features.of(ActKind.COMPLAINT, Map.of("fineFen", 1)))
        .hasMessageContaining("fineFen");
  }

  @Test
  void of_anAct_readsCommonDerivedAndOwnFields() {
    Features features = Features.of(complaint());
    assertThat(features.get("areaNumber")).isEqualTo("320102");
    assertThat(features.get("agencyLevel")).isEqualTo(4L);
    assertThat(features.get("outsideArea")).isEqualTo(true);
    assertThat(features.get("objectKey")).isEqualTo("USCC:9132");
    assertThat(features.get("partyCode")).isEqualTo("9132");
    assertThat(features.get("partyNature")).isEqualTo("1");
    assertThat(features.get("objectName")).isEqualTo("甲");
    assertThat(features.get("cdSource")).isEqualTo("320000-SC");
    assertThat(features.get("submittedDate")).isEqualTo(LocalDate.of(2024, 3, 8).toEpochDay());
    assertThat(features.get("disputeDate")).isEqualTo(LocalDate.of(2024, 3, 1).toEpochDay());
    assertThat(features.get("dueAt")).isEqualTo(86_400_000L);
    assertThat(features.get("amountFen")).isEqualTo(12_345L);
    assertThat(features.get("lon")).isEqualTo(118.5);
    assertThat(features.get("tags")).isEqualTo(List.of("FIRE"));
    assertThat(features.get("satisfied")).isNull();
    assertThat(features.text("amountFen")).isEqualTo("12345");
    assertThat(features.text("satisfied")).isEmpty();
  }

  @Test
  void features_areEqualWhereKindFieldsAndValuesAre() {
    Features features = Features.of(complaint());
    assertThat(features).isEqualTo(Features.of(complaint())).hasSameHashCodeAs(complaint(0));
    assertThat(features).isNotEqualTo(complaint(1));
    assertThat(Features.of(ActKind.COMPLAINT, Map.of("grid", "G")))
        .isNotEqualTo(Features.of(ActKind.COMPLAINT, Map.of("territory", "G")));
    assertThat(Features.of(ActKind.COMPLAINT, Map.of("domain", "SC")))
        .isNotEqualTo(Features.of(ActKind.PENALTY, Map.of("domain", "SC")));
  }

  @Test
  void moment_ofADate_isItsFirstInstantInTheZone() {
    Row row = new Row(0, "a", 0, Features.of(complaint()));
    ZoneId zone = ZoneId.of("Asia/Shanghai");
    assertThat(new FeatureReference("disputeDate").moment(row, zone))
        .isEqualTo(Instant.parse("2024-02-29T16:00:00Z").toEpochMilli());
    assertThat(new FeatureReference("submittedDate").moment(row, zone))
        .isEqualTo(Instant.parse("2024-03-07T16:00:00Z").toEpochMilli());
    assertThat(new FeatureReference("dueAt").moment(row, zone)).isEqualTo(86_400_000L);
    assertThat(new FeatureReference("closedAt").moment(row, zone)).isNull();
    assertThat(new FeatureReference("grid").moment(row, zone)).isNull();
  }

  @Test
  void cityCode_needsFourDigits_occurredOn_isTheDayInShanghai() {
    for (String area : List.of("3201", "320102")) {
      Row row = new Row(0, "a", 0, Features.of(ActKind.PENALTY, Map.of("areaNumber", area)));
      assertThat(row.get("cityCode")).isEqualTo("3201");
    }
    Row province = new Row(0, "a", 0, Features.of(ActKind.PENALTY, Map.of("areaNumber", "320")));
    assertThat(province.get("cityCode")).isNull();
    Features none = Features.of(ActKind.PENALTY, Map.of());
    long midnight = Instant.parse("2024-03-08T16:00:00Z").toEpochMilli();
    assertThat(new Row(midnight - 1, "a", 0, none).get("occurredOn"))
        .isEqualTo(LocalDate.of(2024, 3, 8).toEpochDay());
    assertThat(new Row(midnight, "a", 0, none).get("occurredOn"))
        .isEqualTo(LocalDate.of(2024, 3, 9).toEpochDay());
  }

  @Test
  void quality_isOneObservationOfItsSourceAndTable() {
    Observation seen =
        Observation.quality(
            "32", ActKind.PENALTY, "q1", 1000, 2000, new Observation.Quality(10, 3, 2, 1));
    assertThat(seen.subject()).hasToString("SOURCE_TABLE:32|PENALTY");
    assertThat(seen.features())
        .isEqualTo(
            Features.of(
                ActKind.OTHER, Map.of("rows", 10, "late", 3, "invalid", 2, "duplicates", 1)));
    assertThat(seen.occurredAt()).isEqualTo(1000);
    assertThat(seen.logTime()).isEqualTo(2000);
  }

  @Test
  void observations_ofAnAct_areOnePerSubject() {
    List<Observation> seen = Observation.of(Observation.Op.ADD, "a1", complaint(), 5000);
    assertThat(seen)
        .extracting(one -> one.subject().toString())
        .containsExactly("OBJECT:USCC:9132");
    assertThat(seen.get(0).occurredAt()).isEqualTo(-1);
    assertThat(seen.get(0).logTime()).isEqualTo(5000);
    assertThat(seen.get(0).features()).isEqualTo(Features.of(complaint()));
    SupervisionAct nobody = complaint();
    nobody.getParty().setUiCode("");
    assertThat(Observation.of(Observation.Op.ADD, "a1", nobody, 5000)).isEmpty();
  }

  private static Features complaint(long amountFen) {
    SupervisionAct act = complaint();
    ((Complaint) act.getBody()).setAmountFen(12_345 + amountFen);
    return Features.of(act);
  }

  private static SupervisionAct complaint() {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("1")
                .setCdSource("320000-SC")
                .setCdBatch("2024030800001")
                .setCdOperation(Operation.INSERT)
                .setSubmittedDate(LocalDate.of(2024, 3, 8))
                .build())
        .setKind(ActKind.COMPLAINT)
        .setOccurredAt(Instant.ofEpochMilli(-1))
        .setAreaNumber("320102")
        .setAgencyLevel(4)
        .setOutsideArea(true)
        .setObjectName("甲")
        .setParty(Party.newBuilder().setCeType("USCC").setUiCode("9132").setNature("1").build())
        .setBody(
            Complaint.newBuilder()
                .setDisputeDate(LocalDate.of(2024, 3, 1))
                .setDueAt(Instant.ofEpochMilli(86_400_000))
                .setAmountFen(12_345)
                .setLon(118.5)
                .setTags(List.of("FIRE"))
                .build())
        .build();
  }

  @Test
  void encode_observation_comesBackEqual() {
    Features features =
        Features.of(
            ActKind.IOT,
            Map.of("value", -1.25, "pointId", "排口甲", "alarmLevel", -7, "acknowledged", true));
    Observation before =
        new Observation(
            Subject.parse("OBJECT:USCC:91320100MA0000015Q"),
            Observation.Op.REMOVE,
            "id/1",
            ActKind.IOT,
            -5_000_000_000L,
            1_700_000_000_000L,
            features);
    assertThat(Observation.decode(before.encode())).isEqualTo(before);
  }

  @Test
  void features_ofALaterVersion_areSkipped() {
    byte[] later =
        new BinaryFormat.Writer()
            .number(3)
            .number(1)
            .raw(1)
            .text("ST")
            .number(9999)
            .raw(6)
            .number(2)
            .text("x")
            .text("y")
            .number(23)
            .raw(4)
            .bytes();
    Features read = new BinaryFormat.Reader(later).features(ActKind.OTHER);
    assertThat(read.size()).isEqualTo(2);
    assertThat(read.get("domain")).isEqualTo("ST");
  }

  @Test
  void decode_laterOrBrokenBytes_isRefused() {
    assertThatThrownBy(() -> Observation.decode(new byte[] {2, 1, 2, 3}))
        .hasMessageContaining("later version");
    assertThatThrownBy(() -> Observation.decode(new byte[] {1, (byte) 0xFF, (byte) 0xFF, 3}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"actId", "actKind", "occurredAt", "occurredOn", "logTime", "cityCode", "fineFen"})
  void rowByName_isWhatConditionsRead(String name) {
    Features fine =
        Features.of(ActKind.PENALTY, Map.of("areaNumber", "320100", "fineFen", 1_000_000L));
    Row row = new Row(1_700_000_000_000L, "p1", 1_700_000_100_000L, fine);
    assertThat(row.get(name)).isNotNull().isEqualTo(new FeatureReference(name).of(row));
  }
}
