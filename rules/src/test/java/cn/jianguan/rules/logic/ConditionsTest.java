package cn.jianguan.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.drl.DrlRule;
import cn.jianguan.rules.drl.DrlTerm;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever the conditions say that no rule can hold, Drools concludes nothing. */
class ConditionsTest {
  private static final int BUNDLES = 1500;
  private static final double[] NUMBERS = {
    Double.NaN, 0.0, -0.0, 0.5, 1, 2, 3, 3.5, -1, 30, 1e6, Double.POSITIVE_INFINITY, 0.1, 0.3
  };

  /** Values drawn when they are asked for, the same for every name in one bundle. */
  private static final class Drawn implements Facts {
    private final Random random;
    private final List<String> texts;
    private final Map<String, Object> values;

    Drawn(long seed, List<String> texts, Map<String, Object> values) {
      this.random = new Random(seed);
      this.texts = texts;
      this.values = values;
    }

    private Object draw(String name, boolean missing) {
      return values.computeIfAbsent(
          name,
          any ->
              switch (random.nextInt(missing ? 5 : 3)) {
                case 0, 1 -> NUMBERS[random.nextInt(NUMBERS.length)];
                case 2 -> texts.get(random.nextInt(texts.size()));
                case 3 -> random.nextBoolean();
                default -> List.of(texts.get(random.nextInt(texts.size())));
              });
    }

    @Override
    public Object indicator(String name) {
      return draw(name, false);
    }

    @Override
    public boolean hasIndicator(String name) {
      return true;
    }

    /** Sometimes a text where a number is asked for: both sides then fail. */
    @Override
    public Object parameter(String name) {
      return draw("#" + name, false);
    }

    @Override
    public Object feature(String name) {
      return draw("$" + name, true);
    }
  }

  @Test
  void cannotHold_ofEveryShippedModel_isWhatDroolsSays() throws Exception {
    List<ModelDefinition> models =
        PackLibrary.shipped().stream().map(ConditionsTest::definition).toList();
    int decided = 0;
    try (RuleSession session = RuleBase.compile(models).open()) {
      for (ModelDefinition model : models) {
        decided += agreements(model, session);
      }
    }
    assertThat(decided).isGreaterThan(models.size() * BUNDLES / 10);
  }

  @Test
  void everyShippedModel_isRead() {
    assertThat(PackLibrary.shipped())
        .filteredOn(pack -> !Conditions.of(definition(pack)).isKnown())
        .extracting(Pack::id)
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number(\"a\") == number(\"b\")",
        "number(\"a\") != number(\"b\")",
        "!(number(\"a\") > parameter(\"p\")) && number(\"b\") != 0",
        "number(\"a\") < 0 || !(number(\"b\") <= 0) || number(\"c\") > -1",
        "number(\"a\") == 0, number(\"b\") * 2 - number(\"c\") + 1 > 0",
        "(number(\"a\") + 1) * (parameter(\"p\") - 2) >= 3, text(\"t\") != \"x\"",
        "(text(\"t\") == \"x\" || flag(\"f\")) && !lists(\"l\", \"y\"), step == 0",
        "feature(\"g\") == setting(\"s\"), amount(\"g\") < 2, expectation == \"\"",
        "-number(\"a\") >= -0, number(\"b\") / 2 > 1 / 2, -step < number(\"c\")",
        "0.1 + 0.2 == number(\"a\") || 3 * number(\"a\") > number(\"b\")"
      })
  void cannotHold_ofAnyAdmittedCondition_isWhatDroolsSays(String condition) throws Exception {
    ModelDefinition model = rule("X-1", condition);
    assertThat(Conditions.of(model).isKnown()).isTrue();
    try (RuleSession session = RuleBase.compile(List.of(model)).open()) {
      agreements(model, session);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text(\"a\") > \"b\"", "stepSeverity == Severity.RED", "flag(\"a\") == true"})
  void cannotHold_ofAnotherShape_leavesItToDrools(String condition) {
    Conditions conditions = Conditions.of(rule("X-1", condition));
    assertThat(conditions.isKnown()).isFalse();
    Facts facts = new Drawn(1, List.of("x"), new HashMap<>());
    assertThat(conditions.cannotHold(new Bundle("X-1", facts))).isFalse();
  }

  private static ModelDefinition definition(Pack pack) {
    return new ManifestReader().read(pack).definition();
  }

  private static ModelDefinition rule(String id, String condition) {
    return RuleBaseTest.model(
        id,
        "rule \"r\" when $b : Bundle(model == \"%s\", %s) then $b.hit(Severity.BLUE); end"
            .formatted(id, condition));
  }

  /** How many bundles were decided without Drools. */
  private static int agreements(ModelDefinition model, RuleSession session) {
    Conditions conditions = Conditions.of(model);
    List<String> texts = texts(model.logic());
    int decided = 0;
    for (int i = 0; i < BUNDLES; i++) {
      Map<String, Object> values = new HashMap<>();
      Random random = new Random(i);
      int step = random.nextInt(3);
      String expectation = step == 0 ? "" : texts.get(random.nextInt(texts.size()));
      Drawn facts = new Drawn(i, texts, values);
      if (conditions.cannotHold(bundle(model, expectation, step, facts))) {
        decided++;
        assertThat(session.judge(bundle(model, expectation, step, facts)))
            .as("%s step %d of '%s' with %s", model.id(), step, expectation, values)
            .isEmpty();
      }
    }
    return decided;
  }

  private static Bundle bundle(ModelDefinition model, String expectation, int step, Facts facts) {
    return new Bundle(model.id(), expectation, step, Severity.YELLOW, facts);
  }

  /** What the rules compare texts with, and some that they do not. */
  private static List<String> texts(DrlFile rules) {
    List<String> texts = new ArrayList<>(List.of("", "x", "y", "1"));
    for (DrlRule rule : rules.rules()) {
      for (DrlTerm condition : rule.conditions()) {
        condition.visit(term -> texts.addAll(texts(term)));
      }
    }
    return texts;
  }

  private static List<String> texts(DrlTerm term) {
    return term instanceof DrlTerm.TextLiteral text ? List.of(text.value()) : List.of();
  }
}
