package cn.jianguan.rules.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.model.Aggregate;
import cn.jianguan.rules.model.IndicatorDefinition;
import cn.jianguan.rules.model.Window;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConsecutiveActsTest {
  private static IndicatorDefinition indicator(Aggregate aggregate, String window, Duration gap) {
    return new IndicatorDefinition(
        "x",
        aggregate,
        Set.of(ActKind.INSPECTION),
        "",
        Window.parse(window),
        "",
        "problem",
        null,
        0,
        true,
        gap,
        null);
  }

  private static Acts acts(Object... minutesAndProblems) {
    Acts acts = new Acts();
    for (int i = 0; i < minutesAndProblems.length; i += 2) {
      acts.add((Integer) minutesAndProblems[i], Map.of("problem", minutesAndProblems[i + 1]));
    }
    return acts;
  }

  @Test
  void runMinutes_fromTheFirstToTheLastActOfTheRun() {
    Acts acts = acts(0, true, 5, false, 10, true, 25, true, 40, true);
    assertThat(acts.value(indicator(Aggregate.RUN_MINUTES, "ever", null))).isEqualTo(30);
    assertThat(acts.value(indicator(Aggregate.RUN, "ever", null))).isEqualTo(3);
    assertThat(acts.counted(indicator(Aggregate.RUN_MINUTES, "ever", null)))
        .containsExactly("a00010", "a00025", "a00040");
  }

  @Test
  void runMinutes_oneActOrNone_isZero() {
    assertThat(acts(0, true).value(indicator(Aggregate.RUN_MINUTES, "ever", null))).isZero();
    assertThat(acts(0, true, 5, false).value(indicator(Aggregate.RUN_MINUTES, "ever", null)))
        .isZero();
  }

  @Test
  void runMinutes_windowInMinutes_cutsTheRunAtItsOpenEdge() {
    Acts acts = acts(0, true, 15, true, 30, true);
    assertThat(acts.value(indicator(Aggregate.RUN_MINUTES, "30m", null))).isEqualTo(15);
    assertThat(acts.value(indicator(Aggregate.RUN_MINUTES, "31m", null))).isEqualTo(30);
  }

  @Test
  void run_actsFurtherApartThanTheGap_areNoRun() {
    Acts acts = acts(0, true, 15, true, 31, true, 46, true);
    assertThat(acts.value(indicator(Aggregate.RUN, "ever", Duration.ofMinutes(15)))).isEqualTo(2);
    assertThat(acts.value(indicator(Aggregate.RUN_MINUTES, "ever", Duration.ofMinutes(15))))
        .isEqualTo(15);
    assertThat(acts.value(indicator(Aggregate.RUN_MINUTES, "ever", Duration.ofMinutes(16))))
        .isEqualTo(46);
  }

  @Test
  void heldMinutes_addsUpFromEachMatchingActToTheNext() {
    Acts acts = acts(0, true, 10, false, 60, true, 70, true, 75, false, 100, true);
    assertThat(acts.value(indicator(Aggregate.HELD_MINUTES, "ever", null))).isEqualTo(25);
    assertThat(acts.value(indicator(Aggregate.HELD_MINUTES, "ever", Duration.ofMinutes(5))))
        .isEqualTo(5);
    assertThat(acts.counted(indicator(Aggregate.HELD_MINUTES, "ever", null))).hasSize(4);
  }
}
