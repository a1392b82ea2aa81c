package cn.jianguan.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigurationTest {
  private final Properties properties = new Properties();

  @ParameterizedTest
  @CsvSource({
    "paralellism, parallelism",
    "load.chunks, load.chunk",
    "clickhouse.url, clickhouse.user",
    "flink.address, flink.rest",
    "topic.act.log, topic.act-log",
  })
  void unknownKey_isRefusedWithTheNearest(String key, String nearest) {
    properties.setProperty(key, "4");
    assertThatIllegalArgumentException()
        .isThrownBy(this::config)
        .withMessageContaining("unknown key: " + key)
        .withMessageEndingWith(nearest);
  }

  @Test
  void missingKey_isNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config().get(JobOptions.CHECKPOINT_DIR))
        .withMessageContaining("checkpoint.dir");
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoint.interval, soon, a duration above zero",
    "checkpoint.interval, PT0S, a duration above zero",
    "alignment.drift, -PT1S, a duration such as",
    "load.chunk, many, a whole number above zero",
    "acts.readers, 0, a whole number above zero",
  })
  void malformedValue_isRefusedWithWhatWasExpected(String key, String value, String expected) {
    properties.setProperty(key, value);
    assertThatIllegalArgumentException()
        .isThrownBy(this::config)
        .withMessageContaining(key)
        .withMessageContaining("value " + value)
        .withMessageContaining(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT90S", "pt1m30s", "90 s", "90s", "90000 ms"})
  void duration_isWrittenAsInIso8601OrAsFlinkDoes(String value) {
    properties.setProperty("checkpoint.interval", value);
    assertThat(config().get(AlertJobOptions.CHECKPOINT_INTERVAL)).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void duration_mayBeZeroWhereZeroMeansAny() {
    properties.setProperty("alignment.drift", "PT0S");
    assertThat(config().get(AlertJobOptions.ALIGNMENT_DRIFT)).isZero();
  }

  @Test
  void emptyValue_isNone() {
    properties.setProperty("parallelism", "");
    assertThat(config().get(AlertJobOptions.PARALLELISM)).isEqualTo(2);
  }

  @Test
  void formerKey_isTaken() {
    properties.setProperty("rules.shelf", "/rules");
    assertThat(config().get(AlertJobOptions.RULES_CACHE_DIR)).isEqualTo("/rules");
  }

  @Test
  void presentKey_holdsBesideItsFormerName() {
    properties.setProperty("rules.shelf", "/old");
    properties.setProperty("rules.cache.dir", "/new");
    assertThat(config().get(AlertJobOptions.RULES_CACHE_DIR)).isEqualTo("/new");
  }

  @Test
  void clientKeys_arePassedOn() {
    properties.setProperty("kafka.client.security.protocol", "SSL");
    assertThat(config().kafkaClient()).containsOnlyKeys("security.protocol");
  }

  @Test
  void clientKeysOfAUser_holdForItAlone() {
    properties.setProperty("kafka.client.sasl.mechanism", "PLAIN");
    properties.setProperty("kafka.client.client.id", "all");
    properties.setProperty("kafka.gateway.sasl.mechanism", "SCRAM-SHA-256");
    assertThat(config().kafkaClient(LogUser.GATEWAY))
        .containsEntry("sasl.mechanism", "SCRAM-SHA-256")
        .containsEntry("client.id", "all");
    assertThat(config().kafkaClient()).containsEntry("sasl.mechanism", "PLAIN");
  }

  @Test
  void clientKeysOfNobody_areRefused() {
    properties.setProperty("kafka.gatway.sasl.mechanism", "PLAIN");
    assertThatIllegalArgumentException()
        .isThrownBy(this::config)
        .withMessageContaining("kafka.gatway.sasl.mechanism");
  }

  @Test
  void secret_isNotShown() {
    properties.setProperty("pseudonym.secret", "too short");
    assertThatIllegalArgumentException()
        .isThrownBy(this::config)
        .withMessageContaining("16 characters or more")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("too short"));
  }

  @Test
  void transactions_mustOutliveCheckpoints() {
    properties.setProperty("checkpoint.interval", "PT5M");
    properties.setProperty("checkpoint.timeout", "PT10M");
    assertThatIllegalArgumentException()
        .isThrownBy(this::config)
        .withMessageContaining("transaction.timeout=PT15M")
        .withMessageContaining("checkpoint.interval=PT5M")
        .withMessageContaining("checkpoint.timeout=PT10M");
    properties.setProperty("transaction.timeout", "PT15M1S");
    assertThat(config().get(AlertJobOptions.TRANSACTION_TIMEOUT)).hasMinutes(15);
  }

  @Test
  void file_isNamedWhereItIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("jobs.properties"), "parallel=1\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobConfiguration.read(file))
        .withMessageContaining(file.toString());
  }

  private JobConfiguration config() {
    return JobConfiguration.of(properties);
  }
}
