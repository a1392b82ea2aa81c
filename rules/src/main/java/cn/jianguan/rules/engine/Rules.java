package cn.jianguan.rules.engine;

import cn.jianguan.rules.drl.DrlFile;
import cn.jianguan.rules.logic.Bundle;
import cn.jianguan.rules.logic.CompiledRuleCache;
import cn.jianguan.rules.logic.RuleSession;
import cn.jianguan.rules.logic.Verdict;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Judges bundles by the rules of the versions in use. What is published together is compiled
 * together, as one <em>batch</em>, on a thread of its own; batches that are compiled already stay
 * as they are, so a publication costs the compilation of one model however many there are. A
 * judgement waits for the batch of its model and never asks another version.
 */
final class Rules implements AutoCloseable {
  private final RuleCompiler compiler;
  private final Map<Source, CompletableFuture<RuleBatch>> batches = new HashMap<>();
  private final Map<RuleBatch, RuleSession> sessions = new HashMap<>();

  /** Batches that are compiled, by the models that have asked for them. */
  private final Map<CompiledModel, RuleBatch> ready = new IdentityHashMap<>();

  Rules(CompiledRuleCache cache) {
    this.compiler = new RuleCompiler(cache);
  }

  /** Rules by what they say: versions that differ in parameters only share them. */
  private record Source(String model, DrlFile logic) {
    static Source of(ModelDefinition model) {
      return new Source(model.id(), model.logic());
    }
  }

  /** A model whose rules do not compile. */
  static final class BrokenRules extends RuntimeException {
    BrokenRules(String message) {
      super(message);
    }
  }

  /** Begins to compile what of these is not compiled, and lets go of all that is not among them. */
  void prepare(Collection<ModelDefinition> models) {
    ready.clear();
    Map<Source, ModelDefinition> wanted = new LinkedHashMap<>();
    models.forEach(model -> wanted.putIfAbsent(Source.of(model), model));
    batches.keySet().retainAll(wanted.keySet());
    closeUnused();
    wanted.keySet().removeAll(batches.keySet());
    split(wanted.values()).forEach(this::compile);
  }

  /**
   * Lets the rules of a model evaluation, unless it is plain that none of them can hold.
   *
   * @throws BrokenRules if they do not compile
   * @throws RuntimeException whatever a rule throws
   */
  Optional<Verdict> judge(CompiledModel model, Bundle bundle) {
    RuleBatch batch = ready.get(model);
    if (batch == null) {
      batch = batch(model.definition());
      ready.put(model, batch);
    }
    if (model.conditions().cannotHold(bundle)) {
      return Optional.empty();
    }
    RuleSession session = sessions.computeIfAbsent(batch, it -> it.base().open());
    try {
      return session.judge(bundle);
    } catch (RuntimeException e) {
      // Whatever it left in the working memory must not meet the next bundle.
      sessions.remove(batch).close();
      throw e;
    }
  }

  private RuleBatch batch(ModelDefinition model) {
    CompletableFuture<RuleBatch> compiled = batches.get(Source.of(model));
    if (compiled == null) {
      // A version that is no longer in effect: only what is known late still asks for it.
      compiled = compile(List.of(model));
    }
    RuleBatch batch = compiled.join();
    String message = batch.broken().get(model.id());
    if (message != null) {
      throw new BrokenRules(message);
    }
    return batch;
  }

  @Override
  public void close() {
    ready.clear();
    batches.clear();
    closeUnused();
    compiler.close();
  }

  private CompletableFuture<RuleBatch> compile(List<ModelDefinition> models) {
    CompletableFuture<RuleBatch> compiled = compiler.compile(models);
    models.forEach(model -> batches.put(Source.of(model), compiled));
    return compiled;
  }

  private void closeUnused() {
    Set<RuleBatch> used = new HashSet<>();
    batches.values().stream().filter(CompletableFuture::isDone).forEach(l -> used.add(l.join()));
    for (RuleBatch batch : List.copyOf(sessions.keySet())) {
      if (!used.contains(batch)) {
        sessions.remove(batch).close();
      }
    }
  }

  /** Lists that hold one version of each model at most; usually one. */
  private static List<List<ModelDefinition>> split(Collection<ModelDefinition> models) {
    Map<String, Integer> versions = new HashMap<>();
    List<List<ModelDefinition>> lists = new ArrayList<>();
    for (ModelDefinition model : models) {
      int list = versions.merge(model.id(), 1, Integer::sum) - 1;
      if (list == lists.size()) {
        lists.add(new ArrayList<>());
      }
      lists.get(list).add(model);
    }
    return lists;
  }
}
