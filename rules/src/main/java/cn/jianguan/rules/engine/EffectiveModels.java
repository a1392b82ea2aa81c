package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The models in effect for one kind of subject: by id, active before shadow. */
final class EffectiveModels {
  static final EffectiveModels NONE = new EffectiveModels(List.of());

  private final List<CompiledModel> models;
  private final List<List<CompiledModel>> byAct;
  private final List<CompiledModel> timed;
  private final SortedSet<String> publications = new TreeSet<>();

  EffectiveModels(List<CompiledModel> models) {
    this.models = models;
    this.byAct =
        Stream.of(ActKind.values())
            .map(kind -> models.stream().filter(model -> model.kinds().contains(kind)).toList())
            .toList();
    this.timed = models.stream().filter(CompiledModel::setsTimers).toList();
    timed.forEach(model -> publications.add(model.publication()));
  }

  /** Those that an act of this kind can touch: their number is what an act costs. */
  List<CompiledModel> of(ActKind act) {
    return byAct.get(act.ordinal());
  }

  /** Those that set timers: for deadlines or ends of periods. */
  List<CompiledModel> timed() {
    return timed;
  }

  /** What those are published as; not to be changed. */
  SortedSet<String> publications() {
    return publications;
  }

  /** The model of a channel, or null. */
  CompiledModel of(String channel) {
    for (CompiledModel model : models) {
      if (model.channel().equals(channel)) {
        return model;
      }
    }
    return null;
  }
}
