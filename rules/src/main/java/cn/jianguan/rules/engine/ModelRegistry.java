package cn.jianguan.rules.engine;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.publication.PublishedVersion;
import cn.jianguan.rules.publication.VersionHistory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which models are in effect at a log time: of every model what its {@link VersionHistory} says.
 */
final class ModelRegistry {
  private final Map<String, VersionHistory<Optional<CompiledModel>>> histories = new TreeMap<>();
  private final Map<SubjectKind, EffectiveModels> current = new EnumMap<>(SubjectKind.class);
  private long currentFrom = Long.MAX_VALUE;
  private long currentTo = Long.MIN_VALUE;

  /**
   * Takes over a record, which says itself from when it holds.
   *
   * @param model empty unless its state lets it be evaluated
   */
  void put(ModelRecord record, Optional<CompiledModel> model) {
    histories
        .computeIfAbsent(record.getModelId(), id -> new VersionHistory<>())
        .add(PublishedVersion.of(record, Long.MIN_VALUE, model));
    currentTo = Long.MIN_VALUE;
  }

  /** Models in effect for a kind of subject; the same object until something begins or ends. */
  EffectiveModels inEffect(SubjectKind kind, long logTime) {
    if (logTime < currentFrom || logTime >= currentTo) {
      resolve(logTime);
    }
    EffectiveModels models = current.get(kind);
    return models == null ? EffectiveModels.NONE : models;
  }

  /** Every version that is in effect at a log time or, as things are published, will be. */
  List<ModelDefinition> inEffectFrom(long logTime) {
    Set<CompiledModel> models = new LinkedHashSet<>();
    for (VersionHistory<Optional<CompiledModel>> history : histories.values()) {
      SortedSet<Long> moments = history.changes().tailSet(logTime);
      moments.add(logTime);
      moments.forEach(moment -> inForce(history, moment).forEach(models::add));
    }
    return models.stream().map(CompiledModel::definition).toList();
  }

  private void resolve(long logTime) {
    current.clear();
    currentFrom = Long.MIN_VALUE;
    currentTo = Long.MAX_VALUE;
    Map<SubjectKind, List<CompiledModel>> models = new EnumMap<>(SubjectKind.class);
    for (VersionHistory<Optional<CompiledModel>> history : histories.values()) {
      history.changes().forEach(change -> narrow(change, logTime));
      inForce(history, logTime).forEach(model -> add(model, models));
    }
    models.forEach((kind, list) -> current.put(kind, new EffectiveModels(list)));
  }

  private void narrow(long change, long logTime) {
    if (change <= logTime) {
      currentFrom = Math.max(currentFrom, change);
    } else {
      currentTo = Math.min(currentTo, change);
    }
  }

  private static void add(CompiledModel model, Map<SubjectKind, List<CompiledModel>> models) {
    for (SubjectKind kind : model.definition().subjects()) {
      models.computeIfAbsent(kind, any -> new ArrayList<>()).add(model);
    }
  }

  private static Stream<CompiledModel> inForce(
      VersionHistory<Optional<CompiledModel>> history, long logTime) {
    return Stream.of(ModelState.ACTIVE, ModelState.SHADOW)
        .flatMap(channel -> history.inForce(channel, logTime).stream())
        .flatMap(version -> version.content().stream());
  }
}
