package cn.jianguan.rules.lint;

import cn.jianguan.code.RegionCode;
import cn.jianguan.code.Regions;
import cn.jianguan.rules.expression.Decimals;
import cn.jianguan.rules.model.ModelDefinition;
import cn.jianguan.rules.model.ParameterRow;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the decision table: a default for everywhere and always, values of its type, regions that
 * there are, no overlaps, nothing unused.
 */
final class ParameterLint {
  private static final String PLAIN_ZH = "应写成 30、0.5 这样的普通十进制，不带单位、千分位和全角字符";
  private static final String PLAIN_EN =
      "a plain decimal like 30 or 0.5, without unit, thousands sign or full-width digits";

  /** What Java or a spreadsheet takes for a number. */
  private static final String NUMBER_OF_ANY_KIND =
      "[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+|0[xX][0-9a-fA-F.]+)([eEpP][+-]?[0-9]+)?[dDfF]?"
          + "|[+-]?(NaN|Infinity)";

  private static final Set<String> LISTED_PROVINCES = listedProvinces();

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
      rows.forEach(this::region);
      overlaps(name, rows);
      if (!usedByRules.contains(name) && !usedByFilters(name)) {
        add(name, "没有规则或条件用到此参数", "no rule and no filter uses this parameter");
      }
    }
    return findings;
  }

  private void defaults(String name, List<ParameterRow> rows) {
    Optional<ParameterRow> found = rows.stream().filter(ParameterRow::isDefault).findFirst();
    if (found.isEmpty()) {
      add(name, "缺少地区为 *、不限日期的默认行", "a default row with region * and without dates is missing");
    } else if (found.get().isNumber()) {
      rows.forEach(this::number);
    } else {
      text(found.get());
    }
  }

  private void number(ParameterRow row) {
    long digits = row.value().chars().filter(Character::isDigit).count();
    if (!row.isNumber()) {
      add(
          row,
          "value",
          "取值 " + row.value() + " 不是数值；默认行是数值，各行都" + PLAIN_ZH,
          row.value() + " is no number; the default row is one, so every row must be " + PLAIN_EN);
    } else if (digits > Decimals.DIGITS) {
      add(
          row,
          "value",
          "数值至多 " + Decimals.DIGITS + " 位，实有 " + digits + " 位",
          "a number has at most " + Decimals.DIGITS + " digits");
    }
  }

  /** A default that is a text but was probably meant as a number; 01 may be a code. */
  private void text(ParameterRow row) {
    String plain =
        Normalizer.normalize(row.value(), Normalizer.Form.NFKC).replaceAll("[,%\\s]", "");
    if (plain.matches(NUMBER_OF_ANY_KIND) && !row.value().matches("0[0-9]+")) {
      add(
          row,
          "value",
          "取值 " + row.value() + " 像数值却不是普通写法；数值" + PLAIN_ZH,
          row.value() + " looks like a number but is none; a number must be " + PLAIN_EN);
    }
  }

  private void region(ParameterRow row) {
    if (!row.region().equals("*") && !isDivision(row.region())) {
      add(
          row,
          "region",
          "地区 " + row.region() + " 应为 * 或六位行政区划代码，320000 即全省",
          "a region is * or a division's six digits, 320000 for all of the province");
    }
  }

  /**
   * True for a division of GB/T 2260, and for any code below a province of which the standard lists
   * nothing: such are given by sources.
   */
  private static boolean isDivision(String region) {
    return region.matches("[1-9][0-9]{5}")
        && (!LISTED_PROVINCES.contains(region.substring(0, 2))
            || !Regions.shipped().of(new RegionCode(region)).isEmpty());
  }

  private static Set<String> listedProvinces() {
    return Regions.shipped().all().stream()
        .map(Regions.Region::code)
        .filter(code -> code.level() != RegionCode.Level.PROVINCE)
        .map(code -> code.code().substring(0, 2))
        .collect(Collectors.toUnmodifiableSet());
  }

  private void overlaps(String name, List<ParameterRow> rows) {
    for (int i = 0; i < rows.size(); i++) {
      for (int j = i + 1; j < rows.size(); j++) {
        ParameterRow a = rows.get(i);
        ParameterRow b = rows.get(j);
        if (a.region().equals(b.region()) && overlap(a, b)) {
          add(
              b,
              "from",
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

  private void add(ParameterRow row, String column, String zh, String en) {
    findings.add(new Finding(file + ":" + row.line() + " [" + column + "]", zh, en));
  }

  private void add(String name, String zh, String en) {
    findings.add(new Finding(file + " [" + name + "]", zh, en));
  }
}
