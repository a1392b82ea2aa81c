package cn.jianguan.jobs.unify;

import cn.jianguan.record.SupervisionAct;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One act: the row that stands for it, with what the others add, and these others as its aliases.
 *
 * @param twin the best row
 * @param act as it stands; the row's own act where nothing was added
 */
record Survivor(Twin twin, SupervisionAct act, List<Alias> aliases) {
  /**
   * A row that another stands for.
   *
   * @param filled fields that the survivor has from it
   */
  record Alias(Twin twin, Match match, List<String> filled) {}

  static Survivor of(List<Twin> rows, Matching matching) {
    List<Twin> sorted = new ArrayList<>(rows);
    sorted.sort(Twin.BEST_FIRST);
    Twin best = sorted.get(0);
    if (sorted.size() == 1) {
      return new Survivor(best, best.act(), List.of());
    }
    SupervisionAct act = SupervisionAct.newBuilder(best.act()).build();
    List<Alias> aliases = new ArrayList<>();
    for (Twin other : sorted.subList(1, sorted.size())) {
      aliases.add(new Alias(other, match(other, sorted, matching), Filling.fill(act, other.act())));
    }
    return new Survivor(best, act, List.copyOf(aliases));
  }

  /** With the survivor itself; else with the best row that it was found by. */
  private static Match match(Twin alias, List<Twin> rows, Matching matching) {
    return rows.stream()
        .map(row -> matching.of(row, alias).filter(Matching::isCertain))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }
}
