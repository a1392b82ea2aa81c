package cn.jianguan.command.grades;

import cn.jianguan.rules.grade.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How well a ranking foresaw who was penalised after its day. */
final class Comparison {
  private static final List<Integer> FIRST = List.of(200, 1_000, 5_000);
  private static final int FIRST_TIMERS = 5_000;

  private final List<Grade> ranking;
  private final Set<String> before;
  private final Set<String> after;

  Comparison(List<Grade> ranking, Set<String> before, Set<String> after) {
    this.ranking = ranking;
    this.before = before;
    this.after = after;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "对象 objects %,d；其后受罚 penalised after: %,d；AUC %s"
            .formatted(ranking.size(), hits(ranking), number(auc(ranking))));
    for (int first : FIRST) {
      List<Grade> top = ranking.subList(0, Math.min(first, ranking.size()));
      if (!top.isEmpty()) {
        lines.add(
            "前 first %,d：%,d 受罚 penalised, 查准率 precision %s"
                .formatted(top.size(), hits(top), number(hits(top) / (double) top.size())));
      }
    }
    List<Grade> never = ranking.stream().filter(it -> !before.contains(it.object().key())).toList();
    List<Grade> top = never.subList(0, Math.min(FIRST_TIMERS, never.size()));
    lines.add(
        "此前未受罚 never penalised before: %,d，其中首次受罚 first-time offenders %,d；前 among the first %,d: %,d"
            .formatted(never.size(), hits(never), top.size(), hits(top)));
    return lines;
  }

  private long hits(List<Grade> some) {
    return some.stream().filter(it -> after.contains(it.object().key())).count();
  }

  /** How often one who was penalised stands before one who was not; equal points are half. */
  private double auc(List<Grade> all) {
    double ranks = 0;
    long hits = 0;
    for (int i = 0; i < all.size(); ) {
      int end = i;
      long tied = 0;
      while (end < all.size() && all.get(end).points() == all.get(i).points()) {
        tied += after.contains(all.get(end).object().key()) ? 1 : 0;
        end++;
      }
      // Ranks from the end of the list; tied ones share the middle.
      ranks += tied * (all.size() - (i + end - 1) / 2.0);
      hits += tied;
      i = end;
    }
    double others = all.size() - hits;
    return hits == 0 || others == 0
        ? Double.NaN
        : (ranks - hits * (hits + 1) / 2.0) / (hits * others);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "—" : String.format(Locale.ROOT, "%.4f", value);
  }
}
