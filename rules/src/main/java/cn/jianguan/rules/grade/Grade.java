package cn.jianguan.rules.grade;

import java.time.LocalDate;
import java.util.List;

/**
 * Grade of one object on a day.
 *
 * @param grade the class that holds: the imported one where there is one, else that of the points
 * @param points sum of the reasons' points, to a tenth; 0 is an average object that was never
 *     penalised
 * @param reasons every factor that gives or takes points, most points first
 * @param importedUntil last day of an imported class; null where the points decide, or it has no
 *     end
 * @param imported true where a department gave the class
 */
public record Grade(
    GradedObject object,
    GradeClass grade,
    double points,
    List<Reason> reasons,
    boolean imported,
    LocalDate importedUntil) {

  /**
   * Points for one factor.
   *
   * @param value what was measured, in the factor's own measure
   */
  public record Reason(Factor factor, double value, double points) {}

  /** What would better it: factors that give points and that the object can do something about. */
  public List<Factor> better() {
    return reasons.stream()
        .filter(it -> it.points() > 0 && !it.factor().betterZh().isEmpty())
        .map(Reason::factor)
        .limit(3)
        .toList();
  }
}
