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
 * together, as one <em>layer</em>, on a thread of its own; layers that are compiled already stay as
 * they are, so a publication costs the compilation of one model however many there are. A judgement
 * waits for the layer of its model and never asks another version.
 */
final class Rules implements AutoCloseable {
  private final Compiler compiler;
  private final Map<Source, CompletableFuture<Layer>> layers = new HashMap<>();
  private final Map<Layer, RuleSession> sessions = new HashMap<>();

  /** Layers that are compiled, by the models that have asked for them. */
  private final Map<CompiledModel, Layer> ready = new IdentityHashMap<>();

  Rules(CompiledRuleCache cache) {
    this.compiler = new Compiler(cache);
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
    layers.keySet().retainAll(wanted.keySet());
    closeUnused();
    wanted.keySet().removeAll(layers.keySet());
    split(wanted.values()).forEach(this::compile);
  }

  /**
   * Lets the rules of a model evaluation, unless it is plain that none of them can hold.
   *
   * @throws BrokenRules if they do not compile
   * @throws RuntimeException whatever a rule throws
   */
  Optional<Verdict> judge(CompiledModel model, Bundle bundle) {
    Layer layer = ready.get(model);
    if (layer == null) {
      layer = layer(model.definition());
      ready.put(model, layer);
    }
    if (model.conditions().cannotHold(bundle)) {
      return Optional.empty();
    }
    RuleSession session = sessions.computeIfAbsent(layer, it -> it.book().open());
    try {
      return session.judge(bundle);
    } catch (RuntimeException e) {
      // Whatever it left in the working memory must not meet the next bundle.
      sessions.remove(layer).close();
      throw e;
    }
  }

  private Layer layer(ModelDefinition model) {
    CompletableFuture<Layer> compiled = layers.get(Source.of(model));
    if (compiled == null) {
      // A version that is no longer in effect: only what is known late still asks for it.
      compiled = compile(List.of(model));
    }
    Layer layer = compiled.join();
    String message = layer.broken().get(model.id());
    if (message != null) {
      throw new BrokenRules(message);
    }
    return layer;
  }

  @Override
  public void close() {
    ready.clear();
    layers.clear();
    closeUnused();
    compiler.close();
  }

  private CompletableFuture<Layer> compile(List<ModelDefinition> models) {
    CompletableFuture<Layer> compiled = compiler.compile(models);
    models.forEach(model -> layers.put(Source.of(model), compiled));
    return compiled;
  }

  private void closeUnused() {
    Set<Layer> used = new HashSet<>();
    layers.values().stream().filter(CompletableFuture::isDone).forEach(l -> used.add(l.join()));
    for (Layer layer : List.copyOf(sessions.keySet())) {
      if (!used.contains(layer)) {
        sessions.remove(layer).close();
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
