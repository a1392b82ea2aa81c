package cn.jianguan.command.grades;

import cn.jianguan.rules.grade.Factor;
import cn.jianguan.rules.grade.Grade;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A grade in words. */
final class GradeText {
  static final String HEADER = "rank,object,grade,points,imported,imported_until,reasons";
  private static final int REASONS = 5;

  private GradeText() {}

  static List<String> lines(int rank, Grade grade) {
    return List.of(
        "%,6d  %s  %s  %s 分 points  %s%s"
            .formatted(
                rank,
                grade.grade(),
                grade.object().key(),
                number(grade.points()),
                grade.object().name(),
                imported(grade)),
        "        " + reasons(grade, Factor::zh, "；"),
        "        " + reasons(grade, Factor::en, "; "),
        "        改善 / to better it: " + better(grade));
  }

  /** One line of a CSV file; keys, classes and numbers need no quotes. */
  static String row(int rank, Grade grade) {
    String reasons =
        grade.reasons().stream()
            .map(it -> it.factor().parameter() + "=" + number(it.points()))
            .collect(Collectors.joining(";"));
    return "%d,%s,%s,%s,%s,%s,%s"
        .formatted(
            rank,
            grade.object().key(),
            grade.grade(),
            String.format(Locale.ROOT, "%.3f", grade.points()),
            grade.imported(),
            grade.importedUntil() == null ? "" : grade.importedUntil(),
            reasons);
  }

  /** The weightiest reasons in Chinese, and what would better it. */
  static String why(Grade grade, int most) {
    String reasons =
        grade.reasons().stream()
            .limit(most)
            .map(it -> it.factor().zh() + " " + signed(it.points()))
            .collect(Collectors.joining("；"));
    return reasons + "。改善：" + better(grade);
  }

  private static String imported(Grade grade) {
    if (!grade.imported()) {
      return "";
    }
    String end = grade.importedUntil() == null ? "" : " 至 until " + grade.importedUntil();
    return "  部门定级 / class given by a department" + end;
  }

  private static String reasons(Grade grade, Function<Factor, String> words, String between) {
    return grade.reasons().stream()
        .limit(REASONS)
        .map(it -> words.apply(it.factor()) + " " + signed(it.points()))
        .collect(Collectors.joining(between));
  }

  private static String better(Grade grade) {
    if (grade.better().isEmpty()) {
      return "无须 / nothing it could do";
    }
    return grade.better().stream()
        .map(it -> it.betterZh() + " / " + it.betterEn())
        .collect(Collectors.joining("；"));
  }

  private static String signed(double points) {
    return (points > 0 ? "+" : "") + number(points);
  }

  private static String number(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
