package cn.jianguan.rules.draw;

import cn.jianguan.rules.grade.GradeClass;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many objects of each class are drawn. */
final class Quotas {
  private final DrawPolicy policy;
  private final DrawTerms terms;
  private final Map<GradeClass, Integer> all = new EnumMap<>(GradeClass.class);
  private final Map<GradeClass, Integer> eligible = new EnumMap<>(GradeClass.class);

  Quotas(DrawPolicy policy, DrawTerms terms) {
    this.policy = policy;
    this.terms = terms;
  }

  void count(PoolObject object, boolean isEligible) {
    all.merge(object.creditClass(), 1, Integer::sum);
    eligible.merge(object.creditClass(), isEligible ? 1 : 0, Integer::sum);
  }

  /**
   * As the ratios say: of A, B and C no more than their share of the class, of D no less; or the
   * count of the terms in the same proportion. Never more than there are.
   */
  Map<GradeClass, Integer> byClass() {
    Map<GradeClass, Integer> quotas = new EnumMap<>(GradeClass.class);
    for (GradeClass grade : GradeClass.values()) {
      double share = share(grade);
      double whole = grade == GradeClass.D ? Math.ceil(share - 1e-9) : Math.floor(share + 1e-9);
      quotas.put(grade, Math.min((int) whole, eligible.getOrDefault(grade, 0)));
    }
    return terms.count() == 0 ? quotas : divided();
  }

  private Map<GradeClass, Integer> divided() {
    Map<GradeClass, Integer> quotas = new EnumMap<>(GradeClass.class);
    List<GradeClass> classes = List.of(GradeClass.D, GradeClass.C, GradeClass.B, GradeClass.A);
    int left = Math.min(terms.count(), eligible.values().stream().mapToInt(it -> it).sum());
    classes.forEach(grade -> quotas.put(grade, 0));
    // Each goes to the class that is furthest below its share and has objects left.
    for (; left > 0; left--) {
      GradeClass next =
          classes.stream()
              .filter(grade -> quotas.get(grade) < eligible.getOrDefault(grade, 0))
              .min(Comparator.comparingDouble(grade -> (quotas.get(grade) + 0.5) / share(grade)))
              .orElseThrow();
      quotas.merge(next, 1, Integer::sum);
    }
    return quotas;
  }

  private double share(GradeClass grade) {
    return policy.ratio(grade, terms.keyItem()) * all.getOrDefault(grade, 0);
  }
}
