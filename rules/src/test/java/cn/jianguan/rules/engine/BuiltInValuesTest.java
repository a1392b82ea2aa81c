package cn.jianguan.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class BuiltInValuesTest {
  private static BuiltInValues at(String instant) {
    return new BuiltInValues(
        "S", Instant.parse(instant).toEpochMilli(), ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void yearShare_countsFromTheFirstInstantOfTheYearInTheZone() {
    assertThat(at("2023-12-31T16:00:00Z").get("yearShare")).isEqualTo(0.0);
    assertThat(at("2023-12-31T15:59:59.999Z").get("yearShare"))
        .isEqualTo((365 * 86_400_000L - 1) / (365 * 86_400_000.0));
    assertThat(at("2024-07-01T16:00:00Z").get("yearShare")).isEqualTo(183 / 366.0);
  }

  @Test
  void names_areThoseOfTheZone() {
    assertThat(at("2023-12-31T16:00:00Z").get("year")).isEqualTo("2024");
    assertThat(at("2023-12-31T16:00:00Z").get("yearMonth")).isEqualTo("2024-01");
    assertThat(at("2023-12-31T16:00:00Z").get("yearWeek")).isEqualTo("2024-W01");
    assertThat(at("2023-12-31T16:00:00Z").get("nothing")).isNull();
  }
}
