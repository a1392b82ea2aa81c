package cn.jianguan.rules.logic;

import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
  private static final Map<Map<String, String>, WeakReference<RuleBase>> BASES = new HashMap<>();

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
    Map<String, String> sources = sources(models);
    synchronized (BASES) {
      BASES.values().removeIf(known -> known.get() == null);
      WeakReference<RuleBase> known = BASES.get(sources);
      RuleBase shared = known == null ? null : known.get();
      if (shared == null) {
        shared = new RuleBase(build(sources, cache));
        BASES.put(Map.copyOf(sources), new WeakReference<>(shared));
      }
      return shared;
    }
  }

  /** A session of one thread; close it. */
  public RuleSession open() {
    KieSession session = base.newKieSession();
    return new RuleSession(this, session);
  }

  static Map<String, String> sources(List<ModelDefinition> models) {
    Map<String, String> sources = new TreeMap<>();
    for (ModelDefinition model : models) {
      if (sources.put(path(model), source(model)) != null) {
        throw new IllegalArgumentException("two versions of " + model.id() + " in one rule base");
      }
    }
    return sources;
  }

  /** Name of their archive. */
  static String nameOf(List<ModelDefinition> models) {
    return CompiledRules.nameOf(sources(models));
  }

  /** Written from the tree: what the author typed besides never reaches the compiler. */
  private static String source(ModelDefinition model) {
    // One line, so that the compiler's line numbers are those of the author's file.
    return "package "
        + packageOf(model)
        + "; import cn.jianguan.rules.logic.Bundle; import cn.jianguan.record.Severity; dialect"
        + " \"java\"; "
        + Comparisons.strict(model.logic()).text();
  }

  private static String packageOf(ModelDefinition model) {
    return "cn.jianguan.published."
        + model.id().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
  }

  private static String path(ModelDefinition model) {
    return "src/main/resources/" + packageOf(model).replace('.', '/') + "/" + model.id() + ".drl";
  }

  private static KieBase build(Map<String, String> sources, CompiledRuleCache cache)
      throws InvalidModelException {
    String name = CompiledRules.nameOf(sources);
    byte[] kept = cache.find(name).orElse(null);
    if (kept != null) {
      try {
        return CompiledRules.load(kept);
      } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
        LOG.warn("编译好的规则不能用，重新编译 / compiled rules do not load, they are compiled anew", e);
      }
    }
    CompiledRules compiled = CompiledRules.compile(sources);
    cache.put(name, compiled.archive());
    return compiled.base();
  }
}
