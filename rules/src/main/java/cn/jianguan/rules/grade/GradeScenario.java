package cn.jianguan.rules.grade;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a table of weights must make of some objects.
 *
 * @param name what it is about, Chinese first
 */
public record GradeScenario(
    String name,
    LocalDate asOf,
    List<GradedObject> objects,
    List<GradeFact> facts,
    List<Expected> expected) {

  /**
   * About one object.
   *
   * @param grade the class it must have; null: not asked
   * @param riskierThan object that must have fewer points; empty: not asked
   */
  record Expected(String object, GradeClass grade, String riskierThan) {}

  /** What the table makes otherwise, in both languages; empty where it does as expected. */
  public List<String> failures(GradeTable table) {
    Grading grading = new Grading(table, asOf);
    objects.forEach(grading::register);
    facts.forEach(grading::add);
    Map<String, Grade> grades =
        grading.grades().stream()
            .collect(Collectors.toMap(it -> it.object().key(), Function.identity()));
    return expected.stream()
        .flatMap(it -> Stream.concat(wrongClass(it, grades), wrongOrder(it, grades)))
        .toList();
  }

  private Stream<String> wrongClass(Expected it, Map<String, Grade> grades) {
    Grade found = grades.get(it.object());
    return Optional.ofNullable(it.grade()).filter(wanted -> wanted != found.grade()).stream()
        .map(
            wanted ->
                "%s：%s 应为 %s 级，实为 %s 级（%s 分） / expected class %s, found %s (%s points)"
                    .formatted(
                        name,
                        it.object(),
                        wanted,
                        found.grade(),
                        found.points(),
                        wanted,
                        found.grade(),
                        found.points()));
  }

  private Stream<String> wrongOrder(Expected it, Map<String, Grade> grades) {
    double points = grades.get(it.object()).points();
    return Stream.of(it.riskierThan())
        .filter(other -> !other.isEmpty() && points <= grades.get(other).points())
        .map(
            other ->
                "%s：%s（%s 分）应高于 %s（%s 分） / must have more points than %s"
                    .formatted(
                        name, it.object(), points, other, grades.get(other).points(), other));
  }
}
