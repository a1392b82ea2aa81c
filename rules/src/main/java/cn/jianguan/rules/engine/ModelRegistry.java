package cn.jianguan.rules.engine;

import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.model.ModelDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which models are in effect at a log time. The outcome depends on the records published, not on
 * the order in which they arrived: of a model's records that have begun and not ended, each channel
 * follows its own that began last, unless that version has since been retired or, for the shadow,
 * activated. What was in the channel before does not come back by itself.
 */
final class ModelRegistry {
  private static final Comparator<Entry> LATEST =
      Comparator.comparingLong(Entry::from).thenComparing(Entry::version);

  private final Map<String, List<Entry>> entries = new TreeMap<>();
  private final Map<SubjectKind, InEffect> current = new EnumMap<>(SubjectKind.class);
  private long currentFrom = Long.MAX_VALUE;
  private long currentTo = Long.MIN_VALUE;

  /** A published version; the model is null unless its state lets it be evaluated. */
  private record Entry(String version, ModelState state, long from, long to, CompiledModel model) {
    boolean holds(long logTime) {
      return from <= logTime && logTime < to;
    }

    /** A version that is retired leaves both channels; one that is activated leaves the shadow. */
    boolean ends(Entry other) {
      boolean outdoes =
          state == ModelState.RETIRED
              || state == ModelState.ACTIVE && other.state == ModelState.SHADOW;
      return outdoes && version.equals(other.version) && from >= other.from;
    }
  }

  /** Takes over a record; a later one of the same version, state and beginning replaces it. */
  void put(ModelRecord record, CompiledModel model) {
    long from = record.getEffectiveFrom().toEpochMilli();
    long to =
        record.getEffectiveTo() == null ? Long.MAX_VALUE : record.getEffectiveTo().toEpochMilli();
    List<Entry> list = entries.computeIfAbsent(record.getModelId(), id -> new ArrayList<>());
    list.removeIf(
        e ->
            e.from == from
                && e.version.equals(record.getVersion())
                && e.state == record.getState());
    list.add(new Entry(record.getVersion(), record.getState(), from, to, model));
    currentTo = Long.MIN_VALUE;
  }

  /** Models in effect for a kind of subject; the same object until something begins or ends. */
  InEffect inEffect(SubjectKind kind, long logTime) {
    if (logTime < currentFrom || logTime >= currentTo) {
      resolve(logTime);
    }
    InEffect models = current.get(kind);
    return models == null ? InEffect.NONE : models;
  }

  /** Every version that is in effect at a log time or, as things are published, will be. */
  List<ModelDefinition> inEffectFrom(long logTime) {
    Set<CompiledModel> models = new LinkedHashSet<>();
    for (List<Entry> list : entries.values()) {
      for (long moment : changes(list, logTime)) {
        Stream.of(active(list, moment), shadow(list, moment))
            .filter(entry -> entry != null && entry.model != null)
            .forEach(entry -> models.add(entry.model));
      }
    }
    return models.stream().map(CompiledModel::definition).toList();
  }

  /** A log time, and the moments after it at which something begins or ends. */
  private static SortedSet<Long> changes(List<Entry> list, long logTime) {
    SortedSet<Long> moments = new TreeSet<>(Set.of(logTime));
    for (Entry entry : list) {
      moments.add(Math.max(logTime, entry.from));
      moments.add(Math.max(logTime, entry.to));
    }
    return moments;
  }

  private void resolve(long logTime) {
    current.clear();
    currentFrom = Long.MIN_VALUE;
    currentTo = Long.MAX_VALUE;
    Map<SubjectKind, List<CompiledModel>> models = new EnumMap<>(SubjectKind.class);
    for (List<Entry> list : entries.values()) {
      list.forEach(entry -> narrow(entry, logTime));
      add(active(list, logTime), models);
      add(shadow(list, logTime), models);
    }
    models.forEach((kind, list) -> current.put(kind, new InEffect(list)));
  }

  private void narrow(Entry entry, long logTime) {
    for (long change : new long[] {entry.from, entry.to}) {
      if (change <= logTime) {
        currentFrom = Math.max(currentFrom, change);
      } else {
        currentTo = Math.min(currentTo, change);
      }
    }
  }

  private static void add(Entry entry, Map<SubjectKind, List<CompiledModel>> models) {
    if (entry != null && entry.model != null) {
      for (SubjectKind kind : entry.model.definition().subjects()) {
        models.computeIfAbsent(kind, any -> new ArrayList<>()).add(entry.model);
      }
    }
  }

  private static Entry active(List<Entry> list, long logTime) {
    return latest(list, ModelState.ACTIVE, logTime);
  }

  private static Entry shadow(List<Entry> list, long logTime) {
    return latest(list, ModelState.SHADOW, logTime);
  }

  private static Entry latest(List<Entry> list, ModelState channel, long logTime) {
    return list.stream()
        .filter(e -> e.state == channel && e.holds(logTime))
        .max(LATEST)
        .filter(e -> list.stream().noneMatch(later -> later.ends(e) && later.holds(logTime)))
        .orElse(null);
  }
}
