package cn.jianguan.rules.lint;

import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ParameterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks the decision table: a default for everywhere and always, no overlaps, nothing unused. */
final class ParameterLint {
  private final ModelDefinition model;
  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  ParameterLint(ModelDefinition model, String file) {
    this.model = model;
    this.file = file;
  }

  List<Finding> check(Set<String> usedByRules) {
    Set<String> names = new LinkedHashSet<>();
    model.parameters().forEach(row -> names.add(row.name()));
    for (String name : names) {
      List<ParameterRow> rows =
          model.parameters().stream().filter(row -> row.name().equals(name)).toList();
      defaults(name, rows);
      overlaps(name, rows);
      if (!usedByRules.contains(name) && !usedByFilters(name)) {
        add(name, "没有规则或条件用到此参数", "no rule and no filter uses this parameter");
      }
    }
    return findings;
  }

  private void defaults(String name, List<ParameterRow> rows) {
    boolean always =
        rows.stream()
            .anyMatch(row -> row.region().equals("*") && row.from() == null && row.to() == null);
    if (!always) {
      add(name, "缺少地区为 *、不限日期的默认行", "a default row with region * and without dates is missing");
    }
  }

  private void overlaps(String name, List<ParameterRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        ParameterRow a = rows.get(i);
        ParameterRow b = rows.get(j);
        if (a.region().equals(b.region()) && overlap(a, b)) {
          add(
              name,
              "地区 " + a.region() + " 有两行日期重叠，取值 " + a.value() + " 与 " + b.value(),
              "two rows of region " + a.region() + " overlap in time");
        }
      }
    }
  }

  /** A row without dates is the default under dated ones; two dated rows must not meet. */
  private static boolean overlap(ParameterRow a, ParameterRow b) {
    boolean openA = a.from() == null && a.to() == null;
    boolean openB = b.from() == null && b.to() == null;
    if (openA != openB) {
      return false;
    }
    return !from(a).isAfter(to(b)) && !from(b).isAfter(to(a));
  }

  private static LocalDate from(ParameterRow row) {
    return row.from() == null ? LocalDate.MIN : row.from();
  }

  private static LocalDate to(ParameterRow row) {
    return row.to() == null ? LocalDate.MAX : row.to();
  }

  private boolean usedByFilters(String name) {
    String all =
        model.trigger().filter()
            + model.indicators().stream().map(i -> i.filter() + i.matching()).toList()
            + model.expectations().stream().map(e -> e.opener() + e.closer()).toList();
    return all.matches("(?s).*#" + name + "\\b.*");
  }

  private void add(String name, String zh, String en) {
    findings.add(new Finding(file + " [" + name + "]", zh, en));
  }
}
