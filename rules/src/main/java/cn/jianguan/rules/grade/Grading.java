package cn.jianguan.rules.grade;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Grades all objects on a day. Whoever fills it gives only what was known on that day; order does
 * not matter. Facts about objects that no register names are left out.
 */
public final class Grading {
  private final LocalDate asOf;
  private final Map<String, Double> table;
  private final TreeMap<String, GradedObject> objects = new TreeMap<>();
  private final Map<String, ObjectFile> files = new HashMap<>();

  public Grading(GradeTable table, LocalDate asOf) {
    this.table = table.on(asOf);
    this.asOf = asOf;
  }

  /** An object to be graded; said again, the later word holds. */
  public void register(GradedObject object) {
    objects.put(object.key(), object);
  }

  /** Something that happened up to the day; what happened after it is not looked at. */
  public void add(GradeFact fact) {
    if (!fact.day().isAfter(asOf)) {
      files.computeIfAbsent(fact.object(), key -> new ObjectFile(asOf)).add(fact);
    }
  }

  /** All grades, most points first; equal points by key. */
  public List<Grade> grades() {
    List<GradedObject> all = List.copyOf(objects.values());
    List<ObjectFile> known =
        all.stream().map(it -> files.getOrDefault(it.key(), new ObjectFile(asOf))).toList();
    PeerFactors peers = new PeerFactors(all, known, table);
    OwnFactors own = new OwnFactors(table);
    List<Grade> grades = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Map<Factor, Double> values = own.of(known.get(i));
      for (Factor factor : Factor.values()) {
        double[] like = peers.of(factor);
        if (like != null) {
          values.put(factor, like[i]);
        }
      }
      grades.add(grade(all.get(i), known.get(i), values));
    }
    grades.sort(
        Comparator.comparingDouble(Grade::points)
            .reversed()
            .thenComparing(it -> it.object().key()));
    return grades;
  }

  private Grade grade(GradedObject object, ObjectFile file, Map<Factor, Double> values) {
    List<Grade.Reason> reasons = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<Factor, Double> value : values.entrySet()) {
      double points = table.get(value.getKey().parameter()) * value.getValue();
      sum += points;
      if (Math.abs(points) >= 0.05) {
        reasons.add(new Grade.Reason(value.getKey(), value.getValue(), tenth(points)));
      }
    }
    reasons.sort(Comparator.comparingDouble(Grade.Reason::points).reversed());
    GradeFact imported = file.inForce(GradeFact.Kind.IMPORTED);
    GradeClass grade = imported == null ? of(sum) : GradeClass.valueOf(imported.department());
    return new Grade(
        object,
        grade,
        Math.round(sum * 1000) / 1000.0,
        reasons,
        imported != null,
        imported == null ? null : imported.until());
  }

  private GradeClass of(double points) {
    if (points >= table.get("classD")) {
      return GradeClass.D;
    }
    return points >= table.get("classC")
        ? GradeClass.C
        : points >= table.get("classB") ? GradeClass.B : GradeClass.A;
  }

  private static double tenth(double points) {
    return Math.round(points * 10) / 10.0;
  }
}
