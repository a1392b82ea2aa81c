package cn.jianguan.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.history.RowFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Scope SCOPE =
      new Scope(
          Set.of(ActKind.INSPECTION),
          Set.of(ActKind.INSPECTION),
          Set.of("limit", "word", "@before"));
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
              List.of("P1", "P2"),
              "itemsChecked",
              List.of("I1")));
  private static final Row TRIGGER =
      row("b", Map.of("agencyCode", "A1", "violationCount", 5, "problemList", List.of("P2", "P3")));
  private static final Parameters PARAMETERS = name -> name.equals("word") ? "02" : (Object) 3.0;

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
        "!(itemsChecked contains $problemList)",
        "violationCount <= 3 && violationCount >= 3 && violationCount == 3",
        "agencyCode < 'A2' && agencyCode > 'A' && agencyCode <= 'A1' && agencyCode >= 'A1'",
        "violationCount - 1 == 2 && violationCount - 1 - 1 == 1",
        "12 / violationCount / 2 == 2 && 2 + 2 * violationCount == 8",
        "violationCount <= @before && @before < $violationCount",
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
        "problemList != $problemList",
        "onSite && false || true",
        "violationCount / 2 == 1.5",
        "!(violationCount / 0 > 1)",
        "!(startedAt < 5) && !(startedAt >= 5)"
      })
  void holds_expressionsThatShould_do(String text) {
    assertThat(Expression.parse(text, SCOPE).holds(OWN, TRIGGER, PARAMETERS)).isTrue();
  }

  @Test
  void same_ofLists_asksWhatTheyHoldAndNotInWhichOrder() {
    Row other = row("c", Map.of("problemList", List.of("P2", "P1")));
    Expression same = Expression.parse("problemList == $problemList", SCOPE);
    assertThat(same.holds(OWN, other, PARAMETERS)).isTrue();
    assertThat(same.holds(TRIGGER, other, PARAMETERS)).isFalse();
    assertThat(same.holds(row("d", Map.of("problemList", List.of("P1"))), OWN, PARAMETERS))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "!onSite",
        "agencyCode == 3",
        "visitReason in ['1']",
        "checklistId == 'x'",
        "startedAt > 0",
        "startedAt <= 0",
        "violationCount > 'a'",
        "onSite && false",
        "null",
        "agencyCode",
        "violationCount < 3",
        "violationCount > 3",
        "violationCount == 4",
        "violationCount != 3",
        "problemList == $problemList",
        "problemList == ''",
        "agencyCode > 'A1'",
        "agencyCode < 'A1'",
        "agencyCode >= 'A2'",
        "true == 'true'",
        "false || false && true",
        "!(true || false)"
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
        "@",
        "@later > 1"
      })
  void parse_whatIsNoExpression_isRefusedWithItsPlace(String text) {
    assertThatThrownBy(() -> Expression.parse(text, SCOPE))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("at character");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "onSite && noSuch | 10 | have no feature noSuch",
        "agencyCode == $callerHash | 14 | have no feature callerHash",
        "violationCount > #unknown | 17 | no parameter unknown",
        "violationCount > @later | 17 | no indicator before this one",
        "onSite onSite | 7 | nothing more expected",
        "onSite not 3 | 11 | 'in' expected",
        "visitReason in ['1' '2'] | 20 | ']' expected",
        "onSite && ; | 10 | unexpected character",
      })
  void parse_whatIsNoExpression_namesPlaceAndMistake(String text, int position, String mistake) {
    ExpressionException refused =
        catchThrowableOfType(ExpressionException.class, () -> Expression.parse(text, SCOPE));
    assertThat(refused.position()).isEqualTo(position);
    assertThat(refused)
        .hasMessageContaining("第 " + (position + 1) + " 个字符 / at character " + (position + 1))
        .hasMessageContaining(mistake)
        .hasMessageEndingWith(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "onSite",
        "violationCount >= #limit",
        "violationCount >= #limit && visitReason == #word && violationCount <= @before",
        "agencyCode == $agencyCode && violationCount < $violationCount",
        "problemList contains $problemList || actId == $actId"
      })
  void filter_letsThroughTheRowsForWhichItHolds(String text) {
    Expression expression = Expression.parse(text, SCOPE);
    RowFilter filter = expression.filter(TRIGGER, PARAMETERS);
    for (Row row : List.of(OWN, TRIGGER)) {
      assertThat(filter.lets(row)).isEqualTo(expression.holds(row, TRIGGER, PARAMETERS));
    }
  }

  @Test
  void filter_keepsWhatItWasGiven_andIsEqualOnlyForTheSame() {
    Expression expression =
        Expression.parse("violationCount == #limit && agencyCode == $agencyCode", SCOPE);
    RowFilter three = expression.filter(TRIGGER, name -> 3.0);
    assertThat(three).isEqualTo(expression.filter(TRIGGER, name -> 3.0));
    assertThat(three).isNotEqualTo(expression.filter(TRIGGER, name -> 4.0));
    assertThat(three).isNotEqualTo(expression.filter(row("c", Map.of()), name -> 3.0));
    Object[] limit = {3.0};
    RowFilter taken = expression.filter(TRIGGER, name -> limit[0]);
    limit[0] = 4.0;
    assertThat(taken.lets(OWN)).isTrue();
  }

  @Test
  void indicators_areThoseItReads() {
    assertThat(Expression.parse("violationCount > @before * #limit", SCOPE).indicators())
        .containsExactly("before");
    assertThat(Expression.parse("violationCount > #limit", SCOPE).indicators()).isEmpty();
  }

  @Test
  void parse_lengthAndDepth_countWhatIsOpen() {
    assertThat(holds("(".repeat(49) + "true" + ")".repeat(49))).isTrue();
    assertThatThrownBy(() -> holds("(".repeat(50) + "true" + ")".repeat(50)))
        .hasMessageContaining("nested too deeply");
    assertThat(holds("true" + " && true".repeat(100))).isTrue();
    assertThat(holds("true" + " ".repeat(1996))).isTrue();
    assertThatThrownBy(() -> holds("true" + " ".repeat(1997))).hasMessageContaining("too long");
  }

  @Test
  void parse_endlessNesting_isRefused() {
    assertThatThrownBy(() -> Expression.parse("(".repeat(1000), SCOPE))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Expression.parse("!".repeat(1999) + "true", SCOPE))
        .isInstanceOf(ExpressionException.class);
  }

  private static boolean holds(String text) {
    return Expression.parse(text, SCOPE).holds(OWN, TRIGGER, PARAMETERS);
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
