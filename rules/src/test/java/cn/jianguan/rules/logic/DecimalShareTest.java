package cn.jianguan.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Expression;
import cn.jianguan.rules.expression.Scope;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A share of a number, p % of n, is compared as on paper by all who compare. */
class DecimalShareTest {
  private static final List<String> OPERATORS = List.of(">", ">=", "<", "<=", "==", "!=");

  /** The same question in four forms. */
  private static final List<String> FORMS =
      List.of(
          "number(\"k\") %s parameter(\"p\") * number(\"n\")",
          "number(\"k\") / number(\"n\") %s parameter(\"p\")",
          "number(\"k\") - parameter(\"p\") * number(\"n\") %s 0",
          "number(\"k\") - parameter(\"p\") * number(\"n\") + 1 %s 1");

  private static final List<ModelDefinition> RULES =
      FORMS.stream()
          .flatMap(form -> OPERATORS.stream().map(form::formatted))
          .map(DecimalShareTest::rule)
          .toList();

  private static final RuleSession DROOLS = compile();

  @Property(tries = 300)
  void share_ofRandomNumbers_isThatOfPaper(
      @ForAll @IntRange(max = 1000) int k,
      @ForAll @IntRange(min = 1, max = 1000) int n,
      @ForAll @IntRange(max = 100) int p) {
    compare(k, n, p);
  }

  /** Where k is p % of n. */
  @Property(tries = 300)
  void share_thatIsMet_isThatOfPaper(
      @ForAll @IntRange(min = 1, max = 50) int hundreds,
      @ForAll @IntRange(min = 1, max = 100) int p,
      @ForAll @IntRange(min = -1, max = 1) int more) {
    compare(hundreds * p / 5 + more, hundreds * 20, p);
  }

  private static void compare(int k, int n, int p) {
    int order = Integer.compare(100 * k, p * n);
    double share = Double.parseDouble(p / 100 + "." + (p % 100 < 10 ? "0" : "") + p % 100);
    Map<String, Object> values = Map.of("k", (double) k, "n", (double) n, "p", share);
    for (int i = 0; i < RULES.size(); i++) {
      ModelDefinition rule = RULES.get(i);
      boolean holds = holds(OPERATORS.get(i % OPERATORS.size()), order);
      Bundle bundle = RuleBaseTest.bundle(rule.id(), values);
      String question = rule.logic().text() + values;
      assertThat(Conditions.of(rule).cannotHold(bundle)).as(question).isEqualTo(!holds);
      assertThat(DROOLS.judge(bundle).isPresent()).as(question).isEqualTo(holds);
    }
    for (String operator : OPERATORS) {
      assertThat(filtered(operator, k, n, share))
          .as("%d of %d %s %s", k, n, operator, share)
          .containsOnly(holds(operator, order));
    }
  }

  private static List<Boolean> filtered(String operator, int k, int n, double share) {
    Row row = new Row(1, "a", 2, Features.of(ActKind.INSPECTION, Map.of("violationCount", k)));
    Scope scope = new Scope(Set.of(ActKind.INSPECTION), Set.of(), Set.of("p", "@k", "@n"));
    return List.of(
            "@k %s #p * @n",
            "@k / @n %s #p", "@k - #p * @n %s 0", "violationCount - #p * @n + 1 %s 1")
        .stream()
        .map(form -> Expression.parse(form.formatted(operator), scope))
        .map(
            filter ->
                filter.holds(
                    row,
                    null,
                    name -> name.equals("p") ? share : name.equals("@k") ? (double) k : (double) n))
        .toList();
  }

  private static boolean holds(String operator, int order) {
    return switch (operator) {
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case "==" -> order == 0;
      default -> order != 0;
    };
  }

  private static ModelDefinition rule(String condition) {
    String id = "R-" + Integer.toUnsignedString(condition.hashCode());
    return RuleBaseTest.model(
        id,
        "rule \"r\" when $b : Bundle(model == \"%s\", %s) then $b.hit(Severity.BLUE); end"
            .formatted(id, condition));
  }

  private static RuleSession compile() {
    try {
      return RuleBase.compile(RULES).open();
    } catch (cn.jianguan.rules.model.InvalidModelException e) {
      throw new IllegalStateException(e);
    }
  }
}
