package cn.jianguan.rules.scenario;

import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.engine.Evaluator;
import cn.jianguan.rules.engine.EvaluatorOptions;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.logic.RuleBase;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a pack's scenarios through the engine and says what differs from what its author expects.
 */
public final class ScenarioRunner {
  private static final Duration AFTERWARDS = Duration.ofDays(366);

  private final Pack pack;
  private final ManifestReader reader = new ManifestReader();

  /** Every scenario has an engine of its own; while this is held they share what is compiled. */
  private final RuleBase rules;

  /** {@link PackException} where the pack cannot be read. */
  public ScenarioRunner(Pack pack) {
    this.pack = pack;
    this.rules = compile(reader.read(pack).definition());
  }

  /** Null where it does not compile: an engine says so when the model is published. */
  private static RuleBase compile(ModelDefinition model) {
    try {
      return RuleBase.compile(List.of(model));
    } catch (InvalidModelException e) {
      return null;
    }
  }

  /** What one scenario gave: every record emitted, and how that differs from what was expected. */
  public record Outcome(Scenario scenario, List<HitRecord> hits, List<String> differences) {}

  /** Runs every scenario of the pack. */
  public List<Outcome> runAll() {
    return ScenarioReader.read(pack).stream().map(this::run).toList();
  }

  /** Runs one scenario on an engine of its own. */
  public Outcome run(Scenario scenario) {
    try (Evaluator evaluator = new Evaluator(reader, EvaluatorOptions.DEFAULT)) {
      ScenarioFeed log = play(scenario, evaluator, 0);
      List<String> differences = HitDifferences.of(scenario.expected(), log.hits(), log.rejects());
      return new Outcome(scenario, List.copyOf(log.hits()), differences);
    }
  }

  /** Plays a scenario; the model is published once so many of its steps are known. */
  ScenarioFeed play(Scenario scenario, Evaluator evaluator, int publishedAfter) {
    scenario.reference().forEach(record -> evaluator.reference(record, 0));
    ScenarioFeed log = new ScenarioFeed(evaluator);
    Map<String, SupervisionAct> known = new HashMap<>();
    Instant last = Instant.EPOCH;
    int fed = 0;
    for (Scenario.Step step : scenario.steps()) {
      if (fed++ == publishedAfter) {
        publish(evaluator);
      }
      feed(step, known, log);
      last = step.logTime();
    }
    Instant until = scenario.until() == null ? last.plus(AFTERWARDS) : scenario.until();
    log.fireBefore(until.toEpochMilli() + 1);
    return log;
  }

  private void publish(Evaluator evaluator) {
    String refused =
        evaluator.publish(
            pack.publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "scenario"));
    if (!refused.isEmpty()) {
      throw new PackException(pack.id(), 0, "", "引擎拒绝此模型", refused);
    }
  }

  private static void feed(
      Scenario.Step step, Map<String, SupervisionAct> known, ScenarioFeed log) {
    long at = step.logTime().toEpochMilli();
    if (step instanceof Scenario.Count count) {
      String id = count.source() + "@" + at;
      long occurredAt = count.occurredAt().toEpochMilli();
      log.observe(
          Observation.quality(count.source(), count.table(), id, occurredAt, at, count.rows()));
    } else if (step instanceof Scenario.Report report) {
      SupervisionAct former = known.remove(report.id());
      if (former != null) {
        Observation.of(Observation.Op.REMOVE, report.id(), former, at).forEach(log::observe);
      }
      if (report.act() != null) {
        known.put(report.id(), report.act());
        Observation.of(Observation.Op.ADD, report.id(), report.act(), at).forEach(log::observe);
      }
    }
  }
}
