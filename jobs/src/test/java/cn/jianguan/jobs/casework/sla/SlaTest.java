package cn.jianguan.jobs.casework.sla;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.sla.Terms;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaTest {
  @ParameterizedTest
  @CsvSource({
    "RED,    2h,  24h,  3wd,  1wd, 10wd, 2wd",
    "ORANGE, 1wd, 3wd,  7wd,  1wd, 12wd, 4wd",
    "YELLOW, 2wd, 5wd,  10wd, 2wd, 19wd, 5wd",
    "BLUE,   3wd, 10wd, 15wd, 3wd, 31wd, 8wd",
  })
  void terms_areThoseOfTheReference(
      Severity severity,
      String sign,
      String verify,
      String handle,
      String audit,
      String total,
      String again) {
    Sla sla = sla(severity);
    assertThat(sla.term(Stage.SIGN)).isEqualTo(TimeSpan.parse(sign));
    assertThat(sla.term(Stage.VERIFY)).isEqualTo(TimeSpan.parse(verify));
    assertThat(sla.term(Stage.HANDLE)).isEqualTo(TimeSpan.parse(handle));
    assertThat(sla.term(Stage.AUDIT)).isEqualTo(TimeSpan.parse(audit));
    assertThat(sla.total()).isEqualTo(TimeSpan.parse(total));
    assertThat(sla.handleAgain()).isEqualTo(TimeSpan.parse(again));
  }

  @Test
  void stages_areOnePerState() {
    assertThat(Arrays.stream(AlertState.values()).flatMap(state -> Stage.of(state).stream()))
        .containsExactlyInAnyOrder(Stage.values());
  }

  private static Sla sla(Severity severity) {
    return new Sla(severity, Terms.of(severity));
  }
}
