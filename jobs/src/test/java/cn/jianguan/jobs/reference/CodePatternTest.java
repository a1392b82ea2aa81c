package cn.jianguan.jobs.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePatternTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[A-Z]\\d{7}|[A-Z]\\d{2}[A-Z]\\d{4}|[A-Z]\\d{11}",
        "\\d{8}",
        "[0-9A-Z]{2,12}",
        ".{1,20}",
        "[0-9A-Fa-f]{20}",
        ""
      })
  void patternsOfShippedSources_areRead(String pattern) {
    assertThat(CodePattern.parse(pattern).refusal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[A-Z", "(a", "a{2,1}", "(?=a)a", "(a)\\1", "((a{200}){200}){200}", "\\", "*"})
  void patternThatCannotBeUsed_isRefused(String pattern) {
    assertThat(CodePattern.parse(pattern).refusal().orElseThrow().expected()).contains(" / ");
  }

  @Test
  void patternThatBacktracksElsewhere_isLinear() {
    CodePattern pattern = CodePattern.parse("(a+)+(b+)+(a|a?)+c").value().orElseThrow();
    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> assertThat(pattern.matches("a".repeat(CodePattern.LONGEST))).isFalse());
    assertThat(pattern.matches("aabbac")).isTrue();
  }

  @Test
  void codeLongerThanAnyCode_doesNotMatch() {
    CodePattern pattern = CodePattern.parse("a*").value().orElseThrow();
    assertThat(pattern.matches("a".repeat(CodePattern.LONGEST))).isTrue();
    assertThat(pattern.matches("a".repeat(CodePattern.LONGEST + 1))).isFalse();
  }
}
