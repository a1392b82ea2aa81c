package cn.jianguan.jobs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntakeOptionsTest {
  @Test
  void secret_staysOutOfText() {
    assertThat(new IntakeOptions("a secret of tests only", Duration.ofDays(1)).toString())
        .doesNotContain("secret of tests");
  }
}
