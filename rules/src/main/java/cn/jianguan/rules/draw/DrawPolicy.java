package cn.jianguan.rules.draw;

import cn.jianguan.rules.grade.GradeClass;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.pack.ParameterFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Ratio, frequency and weight of each class, as they hold on a day: the table {@code
 * draws/parameters.csv}, or another of its form.
 *
 * @param values value of each row, by its name
 */
public record DrawPolicy(SortedMap<String, Double> values) {
  private static final String SHIPPED = "/draws/parameters.csv";

  public DrawPolicy {
    values = new TreeMap<>(values);
    for (GradeClass grade : GradeClass.values()) {
      for (String what : new String[] {"ratio", "weight", "visits", "visitsTwoYears"}) {
        if (!values.containsKey(what + grade)) {
          throw new IllegalArgumentException("表中缺少 / the table lacks " + what + grade);
        }
      }
    }
  }

  /** The shipped table on a day. */
  public static DrawPolicy shipped(LocalDate day) {
    try (InputStream in = DrawPolicy.class.getResourceAsStream(SHIPPED)) {
      return of(SHIPPED, new String(in.readAllBytes(), StandardCharsets.UTF_8), day);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A table on a day; of the rows of a name that hold, the one that began last.
   *
   * @throws PackException where a row is wrong
   */
  public static DrawPolicy of(String file, String text, LocalDate day) {
    SortedMap<String, Double> values = new TreeMap<>();
    ParameterFile.read(file, text).rows().stream()
        .filter(row -> row.from() == null || !day.isBefore(row.from()))
        .filter(row -> row.to() == null || !day.isAfter(row.to()))
        .sorted(
            Comparator.comparing(
                ParameterRow::from, Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(row -> values.put(row.name(), number(file, row)));
    return new DrawPolicy(values);
  }

  private static Double number(String file, ParameterRow row) {
    if (!row.isNumber() || row.value().startsWith("-")) {
      throw new PackException(file, row.line(), "value", "应为不小于 0 的数", "a number, 0 or more");
    }
    return Double.valueOf(row.value());
  }

  double ratio(GradeClass grade, boolean keyItem) {
    return keyItem && grade == GradeClass.D ? 1 : values.get("ratio" + grade);
  }

  private double frequency(String within, GradeClass grade) {
    double most = values.get(within + grade);
    return most == 0 ? Double.MAX_VALUE : most;
  }

  /** Why an object is not in the draw; empty where it is. */
  String leaves(PoolObject object, boolean keyItem) {
    if (object.openRed() > 0) {
      return "RED_CASE"; // checked at once, as a case
    }
    if (object.redList() && !keyItem && object.visitsYear() > 0) {
      return "RED_LIST";
    }
    boolean usedUp =
        object.visitsYear() >= frequency("visits", object.creditClass())
            || object.visitsTwoYears() >= frequency("visitsTwoYears", object.creditClass());
    return usedUp ? "FREQUENCY" : "";
  }

  double weight(PoolObject object) {
    double alerts = 1 + 0.5 * object.openYellow() + object.openOrange();
    return values.get("weight" + object.creditClass()) * alerts;
  }

  /** The values as text, in the order in which they are hashed. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Double> value : values.entrySet()) {
      text.append(value.getKey()).append('=').append(value.getValue()).append('\n');
    }
    return text.toString();
  }
}
