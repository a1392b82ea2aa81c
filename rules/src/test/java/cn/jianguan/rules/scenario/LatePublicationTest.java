package cn.jianguan.rules.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.HitRecord;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A model published while its scenario is under way says of the acts that come then, to the last
 * byte, what it says of them when it is active from the beginning.
 */
final class LatePublicationTest {
  private static final int CUTS = 8;

  @TestFactory
  Stream<DynamicTest> models() {
    return PackLibrary.shipped().stream()
        .map(pack -> DynamicTest.dynamicTest(pack.id(), () -> compare(pack)));
  }

  private static void compare(Pack pack) {
    ScenarioRunner runner = ShippedOutcomes.runner(pack);
    for (ScenarioRunner.Outcome outcome : ShippedOutcomes.of(pack)) {
      Scenario scenario = outcome.scenario();
      List<HitRecord> expected = outcome.hits();
      int steps = scenario.steps().size();
      for (int cut = 1; cut < steps; cut += Math.max(1, steps / CUTS)) {
        try (Evaluator late = evaluator()) {
          Later later = new Later(scenario.steps().get(cut).logTime(), arriving(scenario, cut));
          assertThat(later.of(runner.play(scenario, late, cut).hits()))
              .as("%s, published after %d of %d steps", scenario.name(), cut, steps)
              .isEqualTo(later.of(expected));
        }
      }
    }
  }

  private static Evaluator evaluator() {
    return new Evaluator(new ManifestReader(), EvaluatorOptions.DEFAULT);
  }

  /** Acts first known after so many steps. */
  private static Set<String> arriving(Scenario scenario, int cut) {
    Set<String> acts = new HashSet<>();
    scenario.steps().subList(cut, scenario.steps().size()).forEach(s -> acts.add(id(s)));
    scenario.steps().subList(0, cut).forEach(step -> acts.remove(id(step)));
    return acts;
  }

  private static String id(Scenario.Step step) {
    return step instanceof Scenario.Report report ? report.id() : "";
  }

  /** What came after a publication: when it was, and the acts first known then. */
  private record Later(Instant from, Set<String> acts) {
    /** Hits of these acts, of deadlines they opened, and of periods that ended after them. */
    List<HitRecord> of(List<HitRecord> hits) {
      return hits.stream().filter(this::isLater).toList();
    }

    private boolean isLater(HitRecord hit) {
      String[] trigger = hit.getTrigger().split(":");
      return switch (trigger[0]) {
        case "deadline" -> acts.contains(trigger[1]);
        case "period" -> hit.getOccurredAt().isAfter(from);
        default -> acts.contains(hit.getTrigger());
      };
    }
  }
}
