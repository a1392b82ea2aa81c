package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class JobConfigTest {
  private final Properties properties = AlertTopologyTest.properties();

  @Test
  void unknownKey_isRefused() {
    properties.setProperty("paralellism", "4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobConfig.of(properties))
        .withMessageContaining("paralellism");
  }

  @Test
  void missingKey_isNamed() {
    properties.remove("checkpoint.dir");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobConfig.of(properties))
        .withMessageContaining("checkpoint.dir");
  }

  @Test
  void malformedValue_isNamed() {
    properties.setProperty("checkpoint.interval", "1s");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertJob.settings(JobConfig.of(properties)))
        .withMessageContaining("checkpoint.interval");
  }

  @Test
  void keysOfOthers_areLeftAlone_andClientKeysPassedOn() {
    properties.setProperty("clickhouse.url", "http://localhost");
    properties.setProperty("kafka.client.security.protocol", "SSL");
    assertThat(JobConfig.of(properties).kafkaClient()).containsOnlyKeys("security.protocol");
  }

  @Test
  void secret_staysOutOfText() {
    assertThat(JobConfig.of(properties).intake().toString()).doesNotContain("secret of tests");
  }
}
