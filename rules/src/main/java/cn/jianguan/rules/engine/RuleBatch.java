package cn.jianguan.rules.engine;

import cn.jianguan.rules.logic.CompiledRuleCache;
import cn.jianguan.rules.logic.RuleBase;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models compiled together: the rules of those that compile, and why the others do not, by id. */
final class RuleBatch {
  private final RuleBase base;
  private final Map<String, String> broken;

  private RuleBatch(RuleBase base, Map<String, String> broken) {
    this.base = base;
    this.broken = broken;
  }

  /** Compiles the rules of some models, at most one version of each. */
  static RuleBatch of(List<ModelDefinition> models, CompiledRuleCache cache) {
    try {
      return new RuleBatch(RuleBase.compile(models, cache), Map.of());
    } catch (InvalidModelException together) {
      return withoutBroken(models);
    }
  }

  RuleBase base() {
    return base;
  }

  Map<String, String> broken() {
    return broken;
  }

  /** Rare: find who breaks it, and let the others go on. */
  private static RuleBatch withoutBroken(List<ModelDefinition> models) {
    Map<String, String> broken = new LinkedHashMap<>();
    List<ModelDefinition> sound = new ArrayList<>();
    for (ModelDefinition model : models) {
      try {
        RuleBase.compile(List.of(model));
        sound.add(model);
      } catch (InvalidModelException e) {
        broken.put(model.id(), e.getMessage());
      }
    }
    try {
      return new RuleBatch(RuleBase.compile(sound), broken);
    } catch (InvalidModelException e) {
      throw new IllegalStateException("rules compile one by one but not together", e);
    }
  }
}
