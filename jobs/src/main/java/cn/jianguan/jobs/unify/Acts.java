package cn.jianguan.jobs.unify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows are of one act. A function of the rows alone: whatever the order in which they came,
 * the same rows are the same acts. The strongest match is taken first; rows that cannot be of one
 * act stay apart, even where a third is like both: it goes to the one it is more like.
 */
final class Acts {
  private record Pair(Twin one, Twin other, Match match) {
    static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::match, Match.STRONGEST_FIRST)
            .thenComparing(it -> it.one.actId())
            .thenComparing(it -> it.other.actId());
  }

  private Acts() {}

  /** The acts, in the order of their survivors' ids. */
  static List<Survivor> of(List<Twin> rows, Matching matching) {
    List<Twin> sorted = rows.stream().sorted(Comparator.comparing(Twin::actId)).toList();
    Map<String, List<Twin>> acts = new HashMap<>();
    sorted.forEach(row -> acts.put(row.actId(), new ArrayList<>(List.of(row))));
    for (Pair pair : pairs(sorted, matching)) {
      unite(matching, acts, acts.get(pair.one.actId()), acts.get(pair.other.actId()));
    }
    Set<List<Twin>> each = Collections.newSetFromMap(new IdentityHashMap<>());
    each.addAll(acts.values());
    return each.stream()
        .map(act -> Survivor.of(act, matching))
        .sorted(Comparator.comparing(it -> it.twin().actId()))
        .toList();
  }

  private static List<Pair> pairs(List<Twin> rows, Matching matching) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        Twin one = rows.get(i);
        Twin other = rows.get(j);
        matching
            .of(one, other)
            .filter(Matching::isCertain)
            .ifPresent(match -> pairs.add(new Pair(one, other, match)));
      }
    }
    pairs.sort(Pair.ORDER);
    return pairs;
  }

  private static void unite(
      Matching matching, Map<String, List<Twin>> acts, List<Twin> one, List<Twin> other) {
    if (one == other
        || one.stream().anyMatch(a -> other.stream().anyMatch(b -> matching.areApart(a, b)))) {
      return;
    }
    one.addAll(other);
    other.forEach(row -> acts.put(row.actId(), one));
  }
}
