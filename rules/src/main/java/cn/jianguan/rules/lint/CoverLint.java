package cn.jianguan.rules.lint;

import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ModelKind;
import cn.jianguan.rules.model.Trigger;
import cn.jianguan.rules.scenario.Scenario;
import cn.jianguan.rules.scenario.Scenario.Cover;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the scenarios show what could go wrong with a model of this kind. */
final class CoverLint {
  private final ModelDefinition model;
  private final String file;

  CoverLint(ModelDefinition model, String file) {
    this.model = model;
    this.file = file;
  }

  List<Finding> check(List<Scenario> scenarios) {
    List<Finding> findings = new ArrayList<>();
    Set<Cover> shown = EnumSet.noneOf(Cover.class);
    Set<String> names = new HashSet<>();
    for (Scenario scenario : scenarios) {
      shown.addAll(scenario.covers());
      if (!names.add(scenario.name())) {
        findings.add(new Finding(file, "情景名重复：" + scenario.name(), "two scenarios of one name"));
      }
      findings.addAll(contradictions(scenario));
    }
    needed()
        .forEach(
            (cover, why) -> {
              if (!shown.contains(cover)) {
                findings.add(
                    new Finding(file, "缺少情景 " + cover + "：" + why, "no scenario covers " + cover));
              }
            });
    return findings;
  }

  private List<Finding> contradictions(Scenario scenario) {
    boolean fires = !scenario.expected().isEmpty();
    boolean withdrawn = scenario.expected().stream().anyMatch(e -> e.withdrawnAt() != null);
    String where = file + " [" + scenario.name() + "]";
    List<Finding> findings = new ArrayList<>();
    if (scenario.covers().contains(Cover.THRESHOLD) && !fires) {
      findings.add(
          new Finding(where, "标为 THRESHOLD 却不期望命中", "covers THRESHOLD but expects no hit"));
    }
    if (scenario.covers().contains(Cover.WITHDRAWN) && !withdrawn) {
      findings.add(
          new Finding(where, "标为 WITHDRAWN 却没有撤回", "covers WITHDRAWN but takes nothing back"));
    }
    return findings;
  }

  private Map<Cover, String> needed() {
    Map<Cover, String> needed = new LinkedHashMap<>();
    needed.put(Cover.THRESHOLD, "恰好达到阈值时触发");
    needed.put(Cover.BELOW, "差一个时不触发");
    boolean windows = model.indicators().stream().anyMatch(i -> i.window().isRolling());
    if (windows || !model.expectations().isEmpty()) {
      needed.put(Cover.EDGE, "窗口 (t−W, t] 的边界或期限的最后一刻");
    }
    if (severities() > 1) {
      needed.put(Cover.SEVERITY, "升级到更高等级");
    }
    if (model.kind() != ModelKind.E && !filters().isBlank()) {
      needed.put(Cover.EXEMPT, "被条件排除的行为不计");
    }
    // Counts of rows are made here and neither come late nor are corrected.
    if (!model.subjects().contains(SubjectKind.SOURCE_TABLE)) {
      needed.put(Cover.WITHDRAWN, "更正或删除后撤回");
      if (model.trigger().type() != Trigger.Type.ACT || windows) {
        needed.put(Cover.LATE, "迟到或乱序的行为");
      }
    }
    return needed;
  }

  private String filters() {
    StringBuilder all = new StringBuilder(model.trigger().filter());
    model.expectations().forEach(e -> all.append(e.opener()));
    return all.toString();
  }

  private int severities() {
    Set<Severity> found = model.logic().severities();
    model.expectations().forEach(e -> e.steps().forEach(s -> found.add(s.severity())));
    return found.size();
  }
}
