package cn.jianguan.rules.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.act.ActBodies;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.SupervisionAct;
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
        new Wire.Writer()
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
    Features read = new Wire.Reader(later).features(ActKind.OTHER);
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
