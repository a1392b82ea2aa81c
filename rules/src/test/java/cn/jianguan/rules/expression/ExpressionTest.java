package cn.jianguan.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Scope SCOPE =
      new Scope(Set.of(ActKind.INSPECTION), Set.of(ActKind.INSPECTION), Set.of("limit", "word"));
  private static final Row OWN =
      row(
          "a",
          Map.of(
              "agencyCode",
              "A1",
              "onSite",
              true,
              "visitReason",
              "02",
              "violationCount",
              3,
              "problemList",
              List.of("P1", "P2")));
  private static final Row TRIGGER =
      row("b", Map.of("agencyCode", "A1", "violationCount", 5, "problemList", List.of("P2", "P3")));
  private static final Parameters PARAMETERS = name -> name.equals("limit") ? (Object) 3.0 : "02";

  private static Row row(String id, Map<String, ?> features) {
    return new Row(1000, id, 2000, Features.of(ActKind.INSPECTION, features));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "onSite",
        "!problem",
        "agencyCode == $agencyCode",
        "actId == 'a' && $actId == \"b\"",
        "visitReason in ['01','02','03']",
        "visitReason not in ['11','12']",
        "visitReason == #word",
        "violationCount >= #limit",
        "occurredOn == 0 && occurredOn <= $occurredOn",
        "violationCount + 2 == $violationCount",
        "violationCount * 2 > 5",
        "problemList contains 'P2'",
        "!(problemList contains 'P3')",
        "problemList contains $problemList",
        "!($problemList contains itemsChecked)",
        "onSite known && !(problem known)",
        "violationCount known && violationCount > 2",
        "agencyCode startsWith 'A'",
        "checklistId == ''",
        "checklistId == null",
        "checklistId != 'x'",
        "problem == false",
        "startedAt == null || startedAt < 5",
        "occurredAt == 1000 && logTime == 2000",
        "actKind == 'INSPECTION'",
        "-violationCount < -2",
        "onSite && false || true",
        "violationCount / 2 == 1.5",
        "!(violationCount / 0 > 1)",
        "!(startedAt < 5) && !(startedAt >= 5)"
      })
  void holds_expressionsThatShould_do(String text) {
    assertThat(Expression.parse(text, SCOPE).holds(OWN, TRIGGER, PARAMETERS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false", "!onSite", "agencyCode == 3", "visitReason in ['1']", "checklistId == 'x'",
        "startedAt > 0", "startedAt <= 0", "violationCount > 'a'", "onSite && false", "null",
        "agencyCode"
      })
  void holds_expressionsThatShouldNot_doNot(String text) {
    assertThat(Expression.parse(text, SCOPE).holds(OWN, TRIGGER, PARAMETERS)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noSuchFeature",
        "$callerHash == ''",
        "#unknown > 1",
        "onSite &&",
        "(onSite",
        "onSite)",
        "a = 1",
        "visitReason in []",
        "'open",
        "onSite not 3",
        "1 < 2 < 3",
        "System.exit(1)",
        "@"
      })
  void parse_whatIsNoExpression_isRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> Expression.parse(text, SCOPE))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("at character");
  }

  @Test
  void parse_endlessNesting_isRefused() {
    assertThatThrownBy(() -> Expression.parse("(".repeat(1000), SCOPE))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Expression.parse("!".repeat(1999) + "true", SCOPE))
        .isInstanceOf(ExpressionException.class);
  }

  @Property
  void parse_anyText_isReadOrRefused(@ForAll @StringLength(max = 60) String text) {
    try {
      Expression.parse(text, SCOPE).holds(OWN, TRIGGER, PARAMETERS);
    } catch (ExpressionException refused) {
      assertThat(refused.position()).isBetween(0, text.length());
    }
  }
}
