package cn.jianguan.jobs.unify;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where each of some rows belongs: it stands, or another stands for it. */
record Places(
    Map<String, Survivor> survivors,
    Map<String, Survivor.Alias> aliases,
    Map<String, String> standsFor) {

  static Places of(List<Survivor> acts) {
    Places places = new Places(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (Survivor act : acts) {
      places.survivors.put(act.twin().actId(), act);
      for (Survivor.Alias alias : act.aliases()) {
        places.aliases.put(alias.twin().actId(), alias);
        places.standsFor.put(alias.twin().actId(), act.twin().actId());
      }
    }
    return places;
  }

  boolean stands(String actId) {
    return survivors.containsKey(actId);
  }

  /** The act it stands for; null where it does not stand. */
  Survivor survivor(String actId) {
    return survivors.get(actId);
  }

  /** What it is to the act that stands for it; null where none does. */
  Survivor.Alias alias(String actId) {
    return aliases.get(actId);
  }

  /** Id of the row that stands: itself, or another. */
  String act(String actId) {
    return standsFor.getOrDefault(actId, actId);
  }

  String standsFor(String aliasId) {
    return standsFor.get(aliasId);
  }
}
