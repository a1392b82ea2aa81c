package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.FeatureReference;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.model.ParameterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model's decision table: of the rows of a parameter that hold on the day, the one with the
 * longest matching region wins, then the one that began last. A parameter is a text where its
 * default is one.
 */
final class ParameterTable {
  private static final Comparator<Entry> BEST_FIRST =
      Comparator.comparingInt((Entry e) -> -e.prefix().length())
          .thenComparing(e -> e.from(), Comparator.reverseOrder());

  private static final FeatureReference AREA_NUMBER = new FeatureReference("areaNumber");

  private final Map<String, List<Entry>> entries = new HashMap<>();

  /** One row, its region as a prefix of region codes. */
  record Entry(String prefix, String region, Object value, LocalDate from, LocalDate to) {
    /** True where it holds everywhere and always. */
    boolean isGeneral() {
      return prefix.isEmpty() && from == LocalDate.MIN && to == LocalDate.MAX;
    }

    boolean holds(String area, LocalDate day) {
      return area.startsWith(prefix) && !day.isBefore(from) && !day.isAfter(to);
    }
  }

  ParameterTable(List<ParameterRow> rows) {
    Set<String> texts =
        rows.stream()
            .filter(row -> row.isDefault() && !row.isNumber())
            .map(ParameterRow::name)
            .collect(Collectors.toSet());
    for (ParameterRow row : rows) {
      LocalDate from = row.from() == null ? LocalDate.MIN : row.from();
      LocalDate to = row.to() == null ? LocalDate.MAX : row.to();
      boolean isNumber = row.isNumber() && !texts.contains(row.name());
      Object value = isNumber ? (Object) Double.valueOf(row.value()) : row.value();
      entries
          .computeIfAbsent(row.name(), name -> new ArrayList<>())
          .add(new Entry(prefix(row.region()), row.region(), value, from, to));
    }
    entries.values().forEach(list -> list.sort(BEST_FIRST));
  }

  Set<String> names() {
    return entries.keySet();
  }

  /**
   * The row that holds for the region of an act.
   *
   * @throws IllegalArgumentException if the model has no such parameter, or no row for the day
   */
  Entry resolve(String name, Row trigger, LocalDate day) {
    List<Entry> rows = entries.get(name);
    if (rows == null) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    if (rows.get(0).isGeneral()) {
      return rows.get(0);
    }
    String area = AREA_NUMBER.text(trigger);
    for (Entry row : rows) {
      if (row.holds(area, day)) {
        return row;
      }
    }
    throw new IllegalArgumentException(
        "no row of parameter " + name + " for " + area + " on " + day);
  }

  private static String prefix(String region) {
    if (region.equals("*")) {
      return "";
    }
    return region.matches("[0-9]{6}") ? region.replaceAll("(00){1,2}$", "") : region;
  }
}
