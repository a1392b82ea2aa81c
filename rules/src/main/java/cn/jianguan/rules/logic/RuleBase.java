package cn.jianguan.rules.logic;

import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The compiled rules of a set of models, at most one version of each. Thread-safe; compiling takes
 * a second or so, and one lock, because Drools keeps modules in a static repository.
 */
public final class RuleBase {
  private static final Logger LOG = LoggerFactory.getLogger(RuleBase.class);

  /** Bases in use, by source: the subtasks of one process share them. */
  private static final Map<Set<RuleSource>, WeakReference<RuleBase>> BASES = new HashMap<>();

  private final KieBase base;

  private RuleBase(KieBase base) {
    this.base = base;
  }

  /**
   * Compiles the rules of some models, or hands out the one that someone else in this process uses.
   *
   * @throws InvalidModelException naming every line that does not compile
   */
  public static RuleBase compile(List<ModelDefinition> models) throws InvalidModelException {
    return compile(models, CompiledRuleCache.NONE);
  }

  /** The same with a cache, from which what was compiled before is taken. */
  public static RuleBase compile(List<ModelDefinition> models, CompiledRuleCache cache)
      throws InvalidModelException {
    Set<RuleSource> sources = sources(models);
    synchronized (BASES) {
      BASES.values().removeIf(known -> known.get() == null);
      WeakReference<RuleBase> known = BASES.get(sources);
      RuleBase shared = known == null ? null : known.get();
      if (shared == null) {
        shared = new RuleBase(build(sources, cache));
        BASES.put(sources, new WeakReference<>(shared));
      }
      return shared;
    }
  }

  /** A session of one thread; close it. */
  public RuleSession open() {
    KieSession session = base.newKieSession();
    return new RuleSession(this, session);
  }

  private static Set<RuleSource> sources(List<ModelDefinition> models) {
    Set<String> ids = new HashSet<>();
    Set<RuleSource> sources = new LinkedHashSet<>();
    for (ModelDefinition model : models) {
      if (!ids.add(model.id())) {
        throw new IllegalArgumentException("two versions of " + model.id() + " in one rule base");
      }
      sources.add(RuleSource.of(model));
    }
    return Collections.unmodifiableSet(sources);
  }

  private static KieBase build(Set<RuleSource> sources, CompiledRuleCache cache)
      throws InvalidModelException {
    Map<RuleSource, CompiledRules> kept = cache.find(sources);
    if (!kept.isEmpty()) {
      try {
        return load(complete(kept, sources, cache));
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        LOG.warn("编译好的规则不能用，重新编译 / compiled rules do not load, they are compiled anew", e);
      }
    }
    try {
      return load(complete(Map.of(), sources, cache));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("rules that were just compiled do not load", e);
    }
  }

  /** Compiles, together, what is not there. */
  private static Collection<CompiledRules> complete(
      Map<RuleSource, CompiledRules> kept, Set<RuleSource> sources, CompiledRuleCache cache)
      throws InvalidModelException {
    Set<RuleSource> missing = new LinkedHashSet<>(sources);
    missing.removeAll(kept.keySet());
    if (missing.isEmpty()) {
      return kept.values();
    }
    CompiledRules together = CompiledRules.compile(missing);
    Map<RuleSource, CompiledRules> compiled = new LinkedHashMap<>();
    missing.forEach(source -> compiled.put(source, together.of(source)));
    cache.put(compiled);
    compiled.putAll(kept);
    return compiled.values();
  }

  private static KieBase load(Collection<CompiledRules> rules) throws ReflectiveOperationException {
    CompiledRules all = new CompiledRules(new HashMap<>(), new ArrayList<>());
    for (CompiledRules each : rules) {
      all.classes().putAll(each.classes());
      all.models().addAll(each.models());
    }
    return all.load();
  }
}
