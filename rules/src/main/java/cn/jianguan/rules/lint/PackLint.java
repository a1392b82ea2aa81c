package cn.jianguan.rules.lint;

import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.pack.Manifest;
import cn.jianguan.rules.pack.ManifestReader;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.scenario.Scenario;
import cn.jianguan.rules.scenario.ScenarioReader;
import cn.jianguan.rules.scenario.ScenarioRunner;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate before publication. {@link #check} reads and compares, in milliseconds; {@link #admit}
 * also runs the scenarios on the engine. A pack with findings must not be published.
 */
public final class PackLint {
  private PackLint() {}

  /** What is wrong with the files of a pack; empty: nothing. */
  public static List<Finding> check(Pack pack) {
    List<Finding> findings = new ArrayList<>();
    try {
      Manifest manifest = new ManifestReader().read(pack);
      ModelDefinition model = manifest.definition();
      findings.addAll(new ManifestLint(manifest, pack.path(Pack.MODEL)).check());
      LogicLint logic = new LogicLint(model, pack.path(Pack.LOGIC));
      findings.addAll(logic.check());
      findings.addAll(new ParameterLint(model, pack.path(Pack.PARAMETERS)).check(logic.used()));
    } catch (PackException e) {
      findings.add(finding(e));
      return findings;
    }
    findings.addAll(scenarios(pack));
    return findings;
  }

  /** What keeps a pack from being published: findings of its files, then of its scenarios. */
  public static List<Finding> admit(Pack pack) {
    List<Finding> findings = check(pack);
    if (!findings.isEmpty()) {
      return findings;
    }
    try {
      for (ScenarioRunner.Outcome outcome : new ScenarioRunner(pack).runAll()) {
        String where = pack.path(Pack.SCENARIOS) + " [" + outcome.scenario().name() + "]";
        outcome.differences().forEach(text -> findings.add(new Finding(where, "情景未通过", text)));
      }
    } catch (PackException e) {
      findings.add(finding(e));
    }
    return findings;
  }

  private static List<Finding> scenarios(Pack pack) {
    try {
      ModelDefinition model = new ManifestReader().read(pack).definition();
      List<Scenario> scenarios = ScenarioReader.read(pack);
      return new CoverLint(model, pack.path(Pack.SCENARIOS)).check(scenarios);
    } catch (PackException e) {
      return List.of(finding(e));
    }
  }

  private static Finding finding(PackException e) {
    String key = e.key().isEmpty() ? "" : " [" + e.key() + "]";
    return new Finding(e.file() + (e.line() > 0 ? ":" + e.line() : "") + key, e.zh(), e.en());
  }
}
