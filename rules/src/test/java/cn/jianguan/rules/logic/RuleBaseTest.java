package cn.jianguan.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBaseTest {
  private static final String DRL =
      """
      rule "day"
      when
        $b : Bundle(model == "JD-01", number("day") > parameter("perDay"))
      then
        $b.hit(Severity.YELLOW, "day", "perDay");
      end
      rule "week"
      when
        $b : Bundle(model == "JD-01", number("week") > parameter("perDay"), flag("school"))
      then
        $b.hit(Severity.ORANGE, "week", "perDay");
        $b.raise();
        $b.tag("MINOR");
      end
      """;

  static ModelDefinition model(String id, String drl) {
    return new ModelDefinition(
        id,
        "1",
        id,
        id,
        "JD",
        ModelKind.T,
        Set.of(SubjectKind.OBJECT),
        new Trigger(Trigger.Type.ACT, Set.of(), "", null, TimeSpan.NONE),
        List.of(),
        List.of(),
        0,
        List.of(),
        "",
        List.of(),
        List.of(),
        List.of(),
        Rearm.THIRTY_DAYS,
        "",
        "",
        DrlFile.parse(drl),
        List.of());
  }

  private record Values(Map<String, Object> values) implements Facts {
    @Override
    public Object indicator(String name) {
      return values.getOrDefault(name, Double.NaN);
    }

    @Override
    public boolean hasIndicator(String name) {
      return true;
    }

    @Override
    public Object parameter(String name) {
      return values.get(name);
    }

    @Override
    public Object feature(String name) {
      return values.get(name);
    }
  }

  static Bundle bundle(String model, Map<String, Object> values) {
    return new Bundle(model, new Values(values));
  }

  @Test
  void judge_severalRules_highestSeverityRaisedAndAllComparisons() throws Exception {
    try (RuleSession session = RuleBase.compile(List.of(model("JD-01", DRL))).open()) {
      Verdict verdict =
          session
              .judge(
                  bundle("JD-01", Map.of("day", 2.0, "week", 2.0, "perDay", 1.0, "school", true)))
              .orElseThrow();
      assertThat(verdict.severity()).isEqualTo(Severity.RED);
      assertThat(verdict.tags()).containsExactly("MINOR");
      assertThat(verdict.compared())
          .containsExactlyInAnyOrder(
              new Verdict.Comparison("day", "perDay"), new Verdict.Comparison("week", "perDay"));
      assertThat(session.judge(bundle("JD-01", Map.of("day", 1.0, "perDay", 1.0)))).isEmpty();
      assertThat(session.judge(bundle("JD-02", Map.of("day", 9.0, "perDay", 1.0)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number(\"none\") >= 1",
        "number(\"none\") <= 1",
        "number(\"none\") > 1",
        "number(\"none\") < 1",
        "parameter(\"line\") <= number(\"none\")",
        "(number(\"none\") + 1) * 2 >= parameter(\"line\")",
        "amount(\"none\") >= amount(\"none\") && model != \"a >= b\"",
        "number(\"line\") < 1 || (number(\"none\") >= 1 && step >= 0)"
      })
  void missingValue_noComparisonHolds(String condition) throws Exception {
    assertThat(holds(condition)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "number(\"line\") >= 2",
        "number(\"line\") <= 2, step >= 0 // a >= b",
        "(number(\"line\") + 1) * 2 >= 3 * parameter(\"line\")",
        "number(\"none\") >= 1 || number(\"line\") - 1 <= 1",
        "flag(\"none\") == (number(\"none\") >= 1), 2 <= number(\"line\")"
      })
  void knownValue_isCompared(String condition) throws Exception {
    assertThat(holds(condition)).isTrue();
  }

  private static boolean holds(String condition) throws Exception {
    String drl =
        "rule \"one\" when $b : Bundle(model == \"JD-01\", "
            + condition
            + "\n) then $b.hit(Severity.BLUE); end";
    try (RuleSession session = RuleBase.compile(List.of(model("JD-01", drl))).open()) {
      return session.judge(bundle("JD-01", Map.of("line", 2.0))).isPresent();
    }
  }

  @Test
  void judge_signals_areCounted() throws Exception {
    String drl =
        """
        rule "a"
        when
          $b : Bundle(model == "JD-01", number("a") >= parameter("line"))
        then
          $b.signal("a", "line");
        end
        rule "b"
        when
          $b : Bundle(model == "JD-01", flag("b"))
        then
          $b.signal("b", "true");
        end
        rule "two of two"
        when
          $b : Bundle(model == "JD-01")
        then
          $b.hitFrom(Severity.ORANGE, "signals");
        end
        """;
    try (RuleSession session = RuleBase.compile(List.of(model("JD-01", drl))).open()) {
      Map<String, Object> two = Map.of("a", 2.0, "b", true, "line", 2.0, "signals", 2.0);
      Map<String, Object> one = Map.of("a", 1.0, "b", true, "line", 2.0, "signals", 2.0);
      Verdict verdict = session.judge(bundle("JD-01", two)).orElseThrow();
      assertThat(verdict.severity()).isEqualTo(Severity.ORANGE);
      assertThat(verdict.compared()).hasSize(2);
      assertThat(session.judge(bundle("JD-01", one))).isEmpty();
    }
  }

  @Test
  void judge_manyModels_onlyTheNamedOneLooks() throws Exception {
    List<ModelDefinition> models =
        List.of("M-1", "M-2", "M-3", "M-4", "M-5").stream()
            .map(id -> model(id, DRL.replace("JD-01", id)))
            .toList();
    try (RuleSession session = RuleBase.compile(models).open()) {
      for (ModelDefinition model : models) {
        assertThat(session.judge(bundle(model.id(), Map.of("day", 2.0, "perDay", 1.0))))
            .isPresent();
      }
    }
  }

  /** Subtasks share a rule base: what one judges must not reach, or be missed by, another. */
  @Test
  void judge_twoThreadsOneBook_eachGetsItsOwnVerdicts() throws Exception {
    RuleBase base = RuleBase.compile(List.of(model("JD-01", DRL)));
    Callable<Integer> judging = () -> wrongVerdicts(base);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (Future<Integer> wrong : threads.invokeAll(List.of(judging, judging))) {
        assertThat(wrong.get()).isZero();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static int wrongVerdicts(RuleBase base) {
    int wrong = 0;
    for (int round = 0; round < 100; round++) {
      try (RuleSession session = base.open()) {
        for (int i = 0; i < 200; i++) {
          boolean holds = i % 2 == 0;
          Map<String, Object> values = Map.of("day", holds ? 2.0 : 1.0, "perDay", 1.0);
          wrong += session.judge(bundle("JD-01", values)).isPresent() == holds ? 0 : 1;
        }
      }
    }
    return wrong;
  }

  @Test
  void compile_brokenRule_namesModelAndMistake() {
    String broken = DRL.replace("flag(\"school\")", "flag(\"school\") + 1 > 1");
    assertThatThrownBy(() -> RuleBase.compile(List.of(model("JD-01", broken))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("JD-01.drl")
        .hasMessageContaining("boolean")
        .hasMessageNotContaining("EXPRESSION_HASH");
  }

  @Test
  void source_isWrittenFromTheTree() throws Exception {
    String typed = "/* 甲\n 乙 */ " + DRL.replace("when", "when // looks\n");
    assertThat(RuleSource.of(model("JD-01", typed)).text())
        .startsWith("package cn.jianguan.published.jd_01; import")
        .doesNotContain("甲", "乙", "looks", ">=")
        .hasLineCount(16);
  }
}
