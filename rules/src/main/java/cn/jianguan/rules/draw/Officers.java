package cn.jianguan.rules.draw;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the officers of each object: two of every agency, valid, none who must avoid it. */
final class Officers {
  private static final int EACH = 2;

  private final List<PoolOfficer> roster;
  private final DrawTerms terms;
  private final Chance chance;
  private final Map<String, Integer> taken = new HashMap<>();

  Officers(List<PoolOfficer> roster, DrawTerms terms, Chance chance) {
    this.roster =
        roster.stream().filter(officer -> officer.isValid(terms.from(), terms.to())).toList();
    this.terms = terms;
    this.chance = chance;
  }

  /**
   * Officers by agency, the lead first.
   *
   * @throws IllegalArgumentException where an agency has fewer than two for the object
   */
  Map<String, List<String>> of(PoolObject object) {
    Map<String, List<String>> officers = new LinkedHashMap<>();
    for (String agency : terms.agencies()) {
      List<String> two =
          roster.stream()
              .filter(it -> it.agency().equals(agency) && !it.avoids().contains(object.key()))
              .filter(it -> terms.perOfficer() == 0 || load(it) < terms.perOfficer())
              .sorted(
                  Comparator.comparingDouble(
                          (PoolOfficer it) -> chance.of("officer " + object.key(), it.id()))
                      .thenComparing(PoolOfficer::id))
              .limit(EACH)
              .map(PoolOfficer::id)
              .toList();
      if (two.size() < EACH) {
        throw new IllegalArgumentException(
            "%s 没有两名可派的执法人员检查 %s（证件有效、无回避、未满额） / %s has no two officers for %s who are valid, need not avoid it and are not full"
                .formatted(agency, object.key(), agency, object.key()));
      }
      two.forEach(id -> taken.merge(id, 1, Integer::sum));
      officers.put(agency, two);
    }
    return officers;
  }

  private int load(PoolOfficer officer) {
    return taken.getOrDefault(officer.id(), 0);
  }
}
