package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.rules.lint.PackLint;
import cn.jianguan.rules.pack.Pack;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** 29 of 100 is 29 %, whatever 0.29 · 100 is in doubles; in the whole engine. */
class ExactlyAtADecimalShareTest {
  private static final Pack PACK =
      Pack.read(Path.of("src/test/resources/cases/exactly-at-a-decimal-share/JT-92"));

  @Test
  void moreThanAShare_isNotFiredByTheShareItself() {
    assertThat(PackLint.admit(PACK)).isEmpty();
  }

  @Test
  void atLeastAShare_isFiredByTheShareItself() {
    TreeMap<String, String> files = new TreeMap<>(PACK.files());
    files.computeIfPresent(
        Pack.LOGIC,
        (name, text) -> text.replace("> parameter(\"share\")", ">= parameter(\"share\")"));
    files.computeIfPresent(
        Pack.SCENARIOS,
        (name, text) ->
            text.replace(
                "- {hit: ORANGE, act: o8}",
                "- {hit: ORANGE, act: o7}\n      - {hit: ORANGE, act: o8}"));
    Pack atLeast = new Pack(PACK.id(), files);

    assertThat(new ScenarioRunner(atLeast).runAll())
        .filteredOn(outcome -> outcome.scenario().name().startsWith("7 of 100"))
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.differences()).isEmpty());
  }
}
