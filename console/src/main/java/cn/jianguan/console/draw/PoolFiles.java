package cn.jianguan.console.draw;

import cn.jianguan.rules.draw.PoolObject;
import cn.jianguan.rules.draw.PoolOfficer;
import cn.jianguan.rules.grade.GradeClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** The two libraries as files: objects and officers. */
public final class PoolFiles {
  private static final List<String> OBJECT =
      List.of(
          "object",
          "name",
          "area",
          "class",
          "open_yellow",
          "open_orange",
          "open_red",
          "red_list",
          "visits_year",
          "visits_two_years");
  private static final List<String> OFFICER =
      List.of("officer", "agency", "valid_from", "valid_to", "avoids");

  private PoolFiles() {}

  /**
   * The objects of a file.
   *
   * @throws IllegalArgumentException where a row is wrong: names it
   */
  public static List<PoolObject> objects(Path file) throws IOException {
    return read(file, OBJECT, PoolFiles::object);
  }

  /**
   * The officers of a file.
   *
   * @throws IllegalArgumentException where a row is wrong: names it
   */
  public static List<PoolOfficer> officers(Path file) throws IOException {
    return read(file, OFFICER, PoolFiles::officer);
  }

  private static <T> List<T> read(
      Path file, List<String> columns, Function<Map<String, String>, T> reader) throws IOException {
    List<T> all = new ArrayList<>();
    int line = 1;
    for (Map<String, String> row : CsvFile.read(file, columns)) {
      line++;
      try {
        all.add(reader.apply(row));
      } catch (RuntimeException e) {
        throw new IllegalArgumentException(
            "%s 第 %d 行 / row %d: %s %s".formatted(file, line, line, e.getMessage(), row), e);
      }
    }
    return all;
  }

  private static PoolObject object(Map<String, String> row) {
    String grade = row.get("class").isEmpty() ? "B" : row.get("class");
    if (!row.get("object").contains(":")) {
      throw new IllegalArgumentException("对象键应为 体系:编码 / a key is scheme:code;");
    }
    return new PoolObject(
        row.get("object"),
        row.get("name"),
        row.get("area"),
        GradeClass.valueOf(grade),
        count(row.get("open_yellow")),
        count(row.get("open_orange")),
        count(row.get("open_red")),
        yes(row.get("red_list")),
        count(row.get("visits_year")),
        count(row.get("visits_two_years")));
  }

  private static PoolOfficer officer(Map<String, String> row) {
    return new PoolOfficer(
        row.get("officer"),
        row.get("agency"),
        LocalDate.parse(row.get("valid_from")),
        LocalDate.parse(row.get("valid_to")),
        new TreeSet<>(list(row.get("avoids"))));
  }

  private static int count(String text) {
    int count = text.isEmpty() ? 0 : Integer.parseInt(text);
    if (count < 0) {
      throw new IllegalArgumentException("应不小于 0 / 0 or more: " + count);
    }
    return count;
  }

  private static boolean yes(String text) {
    return switch (text) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default -> throw new IllegalArgumentException("应为 true 或 false / true or false: " + text);
    };
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(";")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }

  static List<List<String>> objects(List<PoolObject> objects) {
    List<List<String>> rows = new ArrayList<>(List.of(OBJECT));
    for (PoolObject it : objects) {
      rows.add(
          List.of(
              it.key(),
              it.name(),
              it.area(),
              it.creditClass().name(),
              Integer.toString(it.openYellow()),
              Integer.toString(it.openOrange()),
              Integer.toString(it.openRed()),
              Boolean.toString(it.redList()),
              Integer.toString(it.visitsYear()),
              Integer.toString(it.visitsTwoYears())));
    }
    return rows;
  }

  static List<List<String>> officers(List<PoolOfficer> officers) {
    List<List<String>> rows = new ArrayList<>(List.of(OFFICER));
    for (PoolOfficer it : officers) {
      rows.add(
          List.of(
              it.id(),
              it.agency(),
              it.validFrom().toString(),
              it.validTo().toString(),
              String.join(";", it.avoids())));
    }
    return rows;
  }
}
