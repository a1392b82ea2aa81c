package cn.jianguan.command.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as people read it in a terminal. */
public final class BacktestText {
  private static final int MOST = 12;

  private BacktestText() {}

  public static List<String> lines(BacktestReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "回测 / backtest %s  %s  读入变更 / changes read %,d  %.1f s"
            .formatted(
                report.runId(),
                new Range(report.from().toEpochMilli(), report.to().toEpochMilli()),
                report.acts(),
                report.seconds()));
    report.models().stream()
        .filter(model -> report.models().size() == 1 || isWorthALine(model))
        .forEach(model -> lines.addAll(model(model)));
    long silent = report.models().stream().filter(model -> !isWorthALine(model)).count();
    if (report.models().size() > 1 && silent > 0) {
      lines.add("其余 %1$d 个模型没有命中 / %1$d more models had no hit".formatted(silent));
    }
    report.refused().forEach((id, why) -> lines.add(id + "  不能回测 / cannot be backtested: " + why));
    return lines;
  }

  private static boolean isWorthALine(BacktestReport.Model model) {
    BacktestReport.Live live = model.live();
    return model.hits() + model.withdrawn() + live.onlyLive() > 0 || !model.failures().isEmpty();
  }

  private static List<String> model(BacktestReport.Model model) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s %s  命中 / hits %,d  撤回 / withdrawn %,d  %s"
            .formatted(
                model.modelId(),
                model.version(),
                model.hits(),
                model.withdrawn(),
                groups(model.bySeverity())));
    if (model.hits() > 0) {
      lines.add("  按日期 / by date   " + groups(model.byDate()));
      lines.add("  按区划 / by region " + groups(model.byRegion()));
      lines.add("  " + overlap(model.overlap()));
    }
    lines.add("  " + precision(model.precision()));
    lines.add(
        "  与在用版本 / against live: 相同 same %,d  不同 differing %,d  仅在用 only live %,d  仅回测 only here %,d"
            .formatted(
                model.live().same(),
                model.live().differing(),
                model.live().onlyLive(),
                model.live().onlyBacktest()));
    model
        .failures()
        .forEach((what, count) -> lines.add("  失败 / failed %d ×: %s".formatted(count, what)));
    return lines;
  }

  private static String overlap(BacktestReport.Overlap overlap) {
    return "与其他模型重叠 / overlap with other models: %,d (%.1f %%)  %s"
        .formatted(overlap.hits(), 100 * overlap.share(), groups(overlap.byModel()));
  }

  private static String precision(BacktestReport.Precision precision) {
    return precision.value() == null
        ? "查实率 / precision: 尚无结论 / no conclusions yet"
        : "查实率 / precision: %.1f %% (%,d / %,d)"
            .formatted(100 * precision.value(), precision.verified(), precision.judged());
  }

  private static String groups(Map<String, Long> groups) {
    String shown =
        groups.entrySet().stream()
            .limit(MOST)
            .map(it -> (it.getKey().isEmpty() ? "-" : it.getKey()) + " " + it.getValue())
            .collect(Collectors.joining("  "));
    return groups.size() > MOST ? shown + "  … (" + groups.size() + ")" : shown;
  }
}
