package cn.jianguan.rules.engine;

import static cn.jianguan.rules.engine.TestModels.indicator;
import static cn.jianguan.rules.engine.TestModels.model;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.Features;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.history.Subject;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.ExpectationDefinition;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.Rearm;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.scenario.ScenarioFeed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hit says about the former hits of its episode. */
class RearmBoundTest {
  private static final Instant OCCURRED = Instant.parse("2024-03-15T08:00:00Z");

  /** The day is one of Shanghai; a window begins after its first moment, a period with it. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "AT_ONCE, 7d, 2024-03-15T08:00:00Z",
        "NEXT_SEQUENCE, 7d, 2024-03-15T08:00:00Z",
        "EVENT_ARRIVES, 7d, 2024-03-15T08:00:00Z",
        "THIRTY_DAYS, 7d, null",
        "WINDOW, 36h, 2024-03-08T08:00:00Z",
        "WINDOW, ever, 2024-03-08T08:00:00Z",
        "WINDOW, month-1, 2024-03-08T08:00:00Z",
        "WINDOW, 30d, 2024-02-14T08:00:00Z",
        "NEXT_PERIOD, month, 2024-02-29T15:59:59.999Z",
        "NEXT_PERIOD, quarter, 2023-12-31T15:59:59.999Z"
      })
  void hitOfAnAct_ofAModelWithAWeekAndAnotherWindow(Rearm rearm, String other, Instant bound) {
    ModelDefinition model =
        model("T-1")
            .indicator(indicator("x", Aggregate.COUNT, "7d", "", ""))
            .indicator(indicator("y", Aggregate.COUNT, other, "", ""))
            .rearm(rearm)
            .rule("number(\"x\") >= 1", "hit(Severity.BLUE)")
            .build();
    assertThat(hit(model).getRearmAfter()).isEqualTo(bound);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"WINDOW, null", "NEXT_PERIOD, null", "AT_ONCE, 2024-03-15T08:00:00Z"})
  void windowWithoutEnd_neverSlidesPast(Rearm rearm, Instant bound) {
    ModelDefinition model =
        model("T-1")
            .indicator(indicator("x", Aggregate.COUNT, "ever", "", ""))
            .rearm(rearm)
            .rule("number(\"x\") >= 1", "hit(Severity.BLUE)")
            .build();
    assertThat(hit(model).getRearmAfter()).isEqualTo(bound);
  }

  @Test
  void modelWithoutWindows_looksAtTheActAlone() {
    ModelDefinition model =
        model("T-1").rearm(Rearm.NEXT_PERIOD).rule("step == 0", "hit(Severity.BLUE)").build();
    assertThat(hit(model).getRearmAfter()).isEqualTo(OCCURRED);
  }

  @Test
  void missedDeadline_isAnotherMatterThanWhatHadPassedWhenItWasOpened() {
    ExpectationDefinition nextVisit =
        new ExpectationDefinition(
            "nextVisit",
            Set.of(ActKind.INSPECTION),
            "",
            Set.of(ActKind.PENALTY),
            "",
            "",
            List.of(
                new ExpectationDefinition.Step(
                    1, "", TimeSpan.NONE, TimeSpan.parse("1440m"), TimeSpan.NONE, Severity.BLUE)));
    ModelDefinition model =
        model("T-1")
            .trigger(new Trigger(Trigger.Type.EXPECTATION, Set.of(), "", null, TimeSpan.NONE))
            .expectation(nextVisit)
            .rearm(Rearm.EVENT_ARRIVES)
            .rule("step == 1", "hit(Severity.BLUE)")
            .build();
    HitRecord hit = hit(model);
    assertThat(hit.getOccurredAt()).isEqualTo("2024-03-16T08:00:00Z");
    assertThat(hit.getRearmAfter()).isEqualTo(OCCURRED);
  }

  private static HitRecord hit(ModelDefinition model) {
    ScenarioFeed log = new ScenarioFeed(TestModels.evaluator(EvaluatorOptions.DEFAULT, model));
    log.observe(
        new Observation(
            Subject.parse("OBJECT:USCC:91320100MA0000015Q"),
            Observation.Op.ADD,
            "v1",
            ActKind.INSPECTION,
            OCCURRED.toEpochMilli(),
            OCCURRED.toEpochMilli(),
            Features.of(ActKind.INSPECTION, Map.of("onSite", true))));
    log.fireBefore(OCCURRED.plusSeconds(5 * 86_400).toEpochMilli());
    assertThat(log.rejects()).isEmpty();
    assertThat(log.hits()).hasSize(1);
    return log.hits().get(0);
  }
}
