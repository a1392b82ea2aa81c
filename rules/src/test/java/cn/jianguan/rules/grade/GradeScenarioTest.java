package cn.jianguan.rules.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.jianguan.rules.pack.PackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GradeScenarioTest {
  private static final String SHIPPED = shipped();

  private static String shipped() {
    try {
      return Files.readString(Path.of("grades", GradeTable.FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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
    refused(scenario("{key: \"X:1\"}", ""), "at least one");
    refused("scenarios: []", "at least one");
    refused(scenario("{key: X1}", "{object: X1, class: D}"), "scheme:code");
    refused(scenario("{key: \"X:1\", count: 2}", "{object: \"X:1\", class: D}"), "there once");
    refused(fact("kind: LISTED, department: BLAK"), "BLACK");
    refused(fact("kind: IMPORTED, department: Z"), "one of [A, B, C, D]");
    refused(fact("kind: PENALTY, amount: 1e999"), "amount");
    refused(fact("kind: PENALTY, amount: -5"), "amount");
  }

  private static String fact(String said) {
    return scenario("{key: \"X:1\"}", "{object: \"X:1\", class: D}")
        .replace(
            "expect:", "facts: [{object: \"X:1\", day: 2026-01-01, %s}], expect:".formatted(said));
  }

  private static void refused(String text, String word) {
    assertThatExceptionOfType(PackException.class)
        .isThrownBy(() -> GradeScenarioReader.of("x", text))
        .withMessageContaining(word);
  }

  @Test
  void tableThatIsAmbiguous_isRefused() {
    for (String more : new String[] {"lists,*,30,,,x,x", "classB,*,50,2020-01-01,,x,x"}) {
      String table = SHIPPED + more + "\n";
      assertThatExceptionOfType(PackException.class).isThrownBy(() -> GradeTable.of("x", table));
    }
    GradeTable.of("x", SHIPPED + "lists,*,30,2027-01-01,,x,x\n");
  }

  private static String scenario(String object, String expected) {
    return "scenarios:\n  - {name: a, asOf: 2026-06-30, objects: [%s], expect: [%s]}\n"
        .formatted(object, expected);
  }
}
