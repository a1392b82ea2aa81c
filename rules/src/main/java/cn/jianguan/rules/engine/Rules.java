package cn.jianguan.rules.engine;

import cn.jianguan.rules.logic.Bundle;
import cn.jianguan.rules.logic.RuleBook;
import cn.jianguan.rules.logic.RuleSession;
import cn.jianguan.rules.logic.Verdict;
import cn.jianguan.rules.model.InvalidModelException;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges bundles by the rules of all published versions. Versions are laid out in layers that hold
 * one version of each model, each layer one rule book and one session; usually there is one layer.
 * Compiled at the first judgement after a publication, so that a burst of publications costs one
 * compilation.
 */
final class Rules implements AutoCloseable {
  private final List<Layer> layers = new ArrayList<>();
  private final Map<String, String> broken = new HashMap<>();
  private List<ModelDefinition> published = List.of();
  private boolean stale;

  private static final class Layer {
    private final Map<String, ModelDefinition> models = new LinkedHashMap<>();
    private RuleSession session;
  }

  /** A model whose rules do not compile. */
  static final class BrokenRules extends RuntimeException {
    BrokenRules(String message) {
      super(message);
    }
  }

  void publish(List<ModelDefinition> models) {
    published = List.copyOf(models);
    stale = true;
  }

  /**
   * Lets the rules of a model judge.
   *
   * @throws BrokenRules if they do not compile
   * @throws RuntimeException whatever a rule throws
   */
  Optional<Verdict> judge(ModelDefinition model, Bundle bundle) {
    if (stale) {
      compile();
    }
    String message = broken.get(key(model));
    if (message != null) {
      throw new BrokenRules(message);
    }
    Layer layer = layerOf(model);
    try {
      return layer.session.judge(bundle);
    } catch (RuntimeException e) {
      // Whatever it left in the working memory must not meet the next bundle.
      RuleBook book = layer.session.book();
      layer.session.close();
      layer.session = book.open();
      throw e;
    }
  }

  @Override
  public void close() {
    layers.stream().filter(l -> l.session != null).forEach(l -> l.session.close());
    layers.clear();
  }

  private void compile() {
    close();
    broken.clear();
    for (ModelDefinition model : published) {
      place(model);
    }
    layers.forEach(this::open);
    stale = false;
  }

  private void place(ModelDefinition model) {
    for (Layer layer : layers) {
      ModelDefinition there = layer.models.putIfAbsent(model.id(), model);
      if (there == null || key(there).equals(key(model))) {
        return;
      }
    }
    Layer layer = new Layer();
    layer.models.put(model.id(), model);
    layers.add(layer);
  }

  private void open(Layer layer) {
    try {
      layer.session = RuleBook.compile(List.copyOf(layer.models.values())).open();
    } catch (InvalidModelException together) {
      // Rare: find who breaks it, and let the others go on.
      layer.models.values().removeIf(this::isBroken);
      openSound(layer);
    }
  }

  private void openSound(Layer layer) {
    try {
      layer.session = RuleBook.compile(List.copyOf(layer.models.values())).open();
    } catch (InvalidModelException e) {
      throw new IllegalStateException("rules compile one by one but not together", e);
    }
  }

  private boolean isBroken(ModelDefinition model) {
    try {
      RuleBook.compile(List.of(model));
      return false;
    } catch (InvalidModelException e) {
      broken.put(key(model), e.getMessage());
      return true;
    }
  }

  private Layer layerOf(ModelDefinition model) {
    for (Layer layer : layers) {
      ModelDefinition there = layer.models.get(model.id());
      if (there != null && key(there).equals(key(model))) {
        return layer;
      }
    }
    throw new IllegalStateException("not published: " + key(model));
  }

  private static String key(ModelDefinition model) {
    return model.id() + "@" + model.version() + "@" + model.drl().hashCode();
  }
}
