package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.FlinkKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.ExecutionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FlinkSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(CheckpointProfile.class)
  void everythingThatListens_listensToThisMachine(CheckpointProfile profile) {
    assertThat(FlinkSettings.of(folder, 1, 2, 2, 640, profile).toMap())
        .containsEntry("rest.bind-address", "127.0.0.1")
        .containsEntry("jobmanager.bind-host", "127.0.0.1")
        .containsEntry("taskmanager.bind-host", "127.0.0.1")
        .containsEntry("metrics.reporter.prometheus.host", "127.0.0.1")
        .containsEntry("web.submit.enable", "false")
        .containsEntry("web.cancel.enable", "false")
        .containsEntry("web.rescale.enable", "false");
  }

  @ParameterizedTest
  @CsvSource({"PROMPT, PT0S", "SHORT_LIVED, PT0.1S", "STEADY, PT0.1S"})
  void record_waitsForOthersToFillItsBuffer_onlyWhereNobodyWaitsForIt(
      CheckpointProfile profile, Duration longest) {
    assertThat(FlinkSettings.of(folder, 1, 2, 2, 640, profile).get(ExecutionOptions.BUFFER_TIMEOUT))
        .isEqualTo(longest);
  }

  @Test
  void key_isRequiredEverywhere_andHiddenWhereSettingsAreShown() throws IOException {
    FlinkKey key = FlinkKey.in(folder);
    Configuration settings = FlinkSettings.of(folder, 1, 2, 2, 640, CheckpointProfile.PROMPT);
    key.require(settings);
    Map<String, String> all = settings.toMap();
    assertThat(all)
        .containsEntry("security.ssl.rest.enabled", "true")
        .containsEntry("security.ssl.rest.authentication-enabled", "true")
        .containsEntry("security.ssl.internal.enabled", "true");
    assertThat(ConfigurationUtils.hideSensitiveValues(all))
        .hasSameSizeAs(all)
        .doesNotContainValue(key.password());
  }
}
