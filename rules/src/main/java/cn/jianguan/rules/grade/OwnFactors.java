package cn.jianguan.rules.grade;

import cn.jianguan.rules.grade.GradeFact.Kind;
import java.util.EnumMap;
import java.util.Map;

/** What an object itself did. */
final class OwnFactors {
  private static final double TYPICAL_FINE_YUAN = 60_000;

  private final Map<String, Double> table;

  OwnFactors(Map<String, Double> table) {
    this.table = table;
  }

  Map<Factor, Double> of(ObjectFile file) {
    Map<Factor, Double> values = new EnumMap<>(Factor.class);
    double penalties = file.of(Kind.PENALTY).size();
    values.put(
        Factor.RECENT_PENALTIES, slower(file.decayed(Kind.PENALTY, halfLife("recent"), it -> 1)));
    values.put(
        Factor.PENALTIES,
        slower(file.decayed(Kind.PENALTY, halfLife("penalty"), it -> gravity(it.amount()))));
    values.put(Factor.REPEATED, Math.log1p(Math.max(0, penalties - 1)));
    long departments = file.of(Kind.PENALTY).stream().map(GradeFact::department).distinct().count();
    values.put(Factor.DEPARTMENTS, Math.max(0.0, departments - 1));
    values.put(
        Factor.ALERTS, Math.log1p(file.decayed(Kind.ALERT, halfLife("alert"), it -> it.amount())));
    values.put(
        Factor.COMPLAINTS,
        Math.log1p(file.decayed(Kind.COMPLAINT, halfLife("complaint"), it -> 1)));
    values.put(Factor.CORRECTIONS, Math.log1p(file.of(Kind.CORRECTION).size()));
    values.put(Factor.LISTS, file.inForce(Kind.LISTED) == null ? 0.0 : 1.0);
    values.put(Factor.MISSED_REPORTS, file.missedReports());
    values.put(Factor.NEW_SITE, file.isNewSite() ? 1.0 : 0.0);
    values.put(Factor.RISING, file.rising());
    values.put(Factor.ACTIVITY, penalties == 0 ? file.activity() : 0);
    return values;
  }

  private double halfLife(String of) {
    return table.get(of + "HalfLife");
  }

  /** Ten penalties are not ten times the risk of one. */
  private static double slower(double count) {
    return Math.log1p(5 * count);
  }

  /** A warning weighs half a typical fine, the gravest fine one and a half. */
  private static double gravity(double fineYuan) {
    return Math.min(1.5, Math.max(0.5, Math.pow(fineYuan / TYPICAL_FINE_YUAN + 0.02, 0.1)));
  }
}
