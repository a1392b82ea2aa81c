package cn.jianguan.rules.draw;

import cn.jianguan.rules.draw.Drawn.DrawnObject;
import cn.jianguan.rules.grade.GradeClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One draw. The same terms, policy, pool and seed give the same list, everywhere and always. */
public final class Draw {
  private static final List<GradeClass> ORDER =
      List.of(GradeClass.D, GradeClass.C, GradeClass.B, GradeClass.A);

  private final DrawTerms terms;
  private final DrawPolicy policy;
  private final DrawPool pool;

  public Draw(DrawTerms terms, DrawPolicy policy, DrawPool pool) {
    this.terms = terms;
    this.policy = policy;
    this.pool = pool;
  }

  /**
   * Draws.
   *
   * @param seed any text; what the draw has of chance
   * @throws IllegalArgumentException where an object that was drawn has too few officers
   */
  public Drawn with(String seed) {
    Chance chance = new Chance(seed);
    SortedMap<String, String> left = new TreeMap<>();
    Quotas quotas = new Quotas(policy, terms);
    Map<GradeClass, List<DrawnObject>> strata = new EnumMap<>(GradeClass.class);
    for (PoolObject object : pool.objects()) {
      String why = policy.leaves(object, terms.keyItem());
      double weight = policy.weight(object);
      boolean eligible = why.isEmpty() && weight > 0;
      quotas.count(object, eligible);
      if (eligible) {
        double key = chance.key(object.key(), weight);
        strata
            .computeIfAbsent(object.creditClass(), it -> new ArrayList<>())
            .add(new DrawnObject(object, weight, key, Map.of()));
      } else {
        left.put(object.key(), why.isEmpty() ? "WEIGHT" : why);
      }
    }
    return new Drawn(pool.hash(terms, policy), drawn(strata, quotas.byClass(), chance), left);
  }

  private List<DrawnObject> drawn(
      Map<GradeClass, List<DrawnObject>> strata, Map<GradeClass, Integer> quotas, Chance chance) {
    Officers officers = new Officers(pool.officers(), terms, chance);
    List<DrawnObject> drawn = new ArrayList<>();
    for (GradeClass grade : ORDER) {
      strata.getOrDefault(grade, List.of()).stream()
          .sorted(
              Comparator.comparingDouble(DrawnObject::key).thenComparing(it -> it.object().key()))
          .limit(quotas.get(grade))
          .forEach(
              it ->
                  drawn.add(
                      new DrawnObject(
                          it.object(), it.weight(), it.key(), officers.of(it.object()))));
    }
    return drawn;
  }
}
