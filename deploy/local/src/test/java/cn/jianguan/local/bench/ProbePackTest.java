package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.lint.Admission;
import cn.jianguan.rules.lint.PackLint;
import org.junit.jupiter.api.Test;

class ProbePackTest {
  @Test
  void probe_isAdmitted_andItsVersionsHaveRulesOfTheirOwn() {
    assertThat(PackLint.admit(ProbePack.of("1.0.0"))).isEmpty();
    assertThat(Admission.refusal(ProbePack.record("1.0.0"))).isEmpty();
    assertThat(ProbePack.of("1.0.0").file("logic.drl"))
        .isNotEqualTo(ProbePack.of("1.0.1").file("logic.drl"));
  }
}
