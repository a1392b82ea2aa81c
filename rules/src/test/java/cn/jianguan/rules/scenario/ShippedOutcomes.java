package cn.jianguan.rules.scenario;

import cn.jianguan.rules.pack.Pack;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the scenarios of shipped models give: several tests ask, each scenario runs once. */
final class ShippedOutcomes {
  private static final Map<String, ScenarioRunner> RUNNERS = new ConcurrentHashMap<>();
  private static final Map<String, List<ScenarioRunner.Outcome>> OUTCOMES =
      new ConcurrentHashMap<>();

  private ShippedOutcomes() {}

  static ScenarioRunner runner(Pack pack) {
    return RUNNERS.computeIfAbsent(pack.id(), id -> new ScenarioRunner(pack));
  }

  static List<ScenarioRunner.Outcome> of(Pack pack) {
    return OUTCOMES.computeIfAbsent(pack.id(), id -> runner(pack).runAll());
  }
}
