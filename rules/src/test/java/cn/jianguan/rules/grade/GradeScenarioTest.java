package cn.jianguan.rules.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jianguan.rules.pack.PackException;
import org.junit.jupiter.api.Test;

class GradeScenarioTest {
  @Test
  void shippedTable_doesWhatItsScenariosSay() {
    GradeTable table = GradeTable.shipped();

    assertThat(GradeScenarioReader.shipped().stream().map(GradeScenario::name)).hasSize(4);
    assertThat(GradeScenarioReader.shipped().stream().flatMap(it -> it.failures(table).stream()))
        .isEmpty();
  }

  @Test
  void expectationThatIsNotMet_isSaidWithClassAndPoints() {
    GradeScenario scenario =
        GradeScenarioReader.of(
                "x", scenario("{key: \"X:{n}\", count: 2}", "{object: \"X:1\", class: D}"))
            .get(0);

    assertThat(scenario.failures(GradeTable.shipped()))
        .singleElement()
        .asString()
        .contains("X:1 应为 D 级")
        .contains("expected class D");
  }

  @Test
  void whatIsNotUnderstood_isRefusedByName() {
    refused(scenario("{key: \"X:1\", weight: 2}", "{object: \"X:1\", class: D}"), "weight");
    refused(scenario("{key: \"X:1\", count: 20000}", "{object: \"X:1\", class: D}"), "count");
    refused(scenario("{key: \"X:1\"}", "{object: \"X:2\", class: D}"), "X:2");
    refused(scenario("{key: \"X:1\"}", "{object: \"X:1\"}"), "riskierThan");
  }

  private static void refused(String text, String word) {
    assertThatExceptionOfType(PackException.class)
        .isThrownBy(() -> GradeScenarioReader.of("x", text))
        .withMessageContaining(word);
  }

  private static String scenario(String object, String expected) {
    return "scenarios:\n  - {name: a, asOf: 2026-06-30, objects: [%s], expect: [%s]}\n"
        .formatted(object, expected);
  }
}
