package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {
  @Test
  void document_saysWhatTheOptionsSay() throws IOException {
    assertThat(Files.readString(Path.of("CONFIGURATION.md"))).contains(JobConfig.reference());
  }
}
