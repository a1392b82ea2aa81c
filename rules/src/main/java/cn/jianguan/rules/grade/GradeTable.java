package cn.jianguan.rules.grade;

import cn.jianguan.codec.Sha256;
import cn.jianguan.rules.model.ParameterRow;
import cn.jianguan.rules.pack.PackException;
import cn.jianguan.rules.pack.ParameterFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * 权重与半衰期表 / weights, half-lives, smoothing and class limits, with the days from which they hold: a
 * table like a model's {@code parameters.csv}. Of the rows of a name that hold on a day, the one
 * that began last wins.
 */
public final class GradeTable {
  /** File of the table inside its folder. */
  public static final String FILE = "parameters.csv";

  private static final List<String> OTHERS =
      List.of(
          "recentHalfLife",
          "penaltyHalfLife",
          "peerHalfLife",
          "complaintHalfLife",
          "alertHalfLife",
          "smoothingGroup",
          "smoothingArea",
          "smoothingTownship",
          "smoothingOwner",
          "classB",
          "classC",
          "classD");

  private static final int SHORT = 12;

  private final String file;
  private final String digest;
  private final List<ParameterRow> rows;

  private GradeTable(String file, String text) {
    this.file = file;
    this.digest = Sha256.hex(text).substring(0, SHORT);
    this.rows = ParameterFile.read(file, text).rows();
    List<String> known =
        Stream.concat(Arrays.stream(Factor.values()).map(Factor::parameter), OTHERS.stream())
            .toList();
    for (ParameterRow row : rows) {
      check(row, known);
    }
    refuseTwins();
    for (String name : known) {
      if (rows.stream().noneMatch(it -> it.name().equals(name) && it.isDefault())) {
        throw wrong(0, name, "缺少此参数的缺省行", "has no default row (region *, no dates)");
      }
    }
    checkLimits();
  }

  /** Of rows that began on one day nobody could say which holds. */
  private void refuseTwins() {
    Set<String> begun = new HashSet<>();
    for (ParameterRow row : rows) {
      if (!begun.add(row.name() + " " + row.from())) {
        throw wrong(
            row.line(), row.name(), "此参数同日起有两行", "there are two rows of it that begin on one day");
      }
    }
  }

  /** On the first day, and whenever a limit changes. */
  private void checkLimits() {
    Stream.concat(
            Stream.of(LocalDate.MIN),
            rows.stream().flatMap(it -> Stream.of(it.from(), after(it.to()))))
        .filter(Objects::nonNull)
        .forEach(
            day -> {
              Map<String, Double> on = on(day);
              if (on.get("classB") >= on.get("classC") || on.get("classC") >= on.get("classD")) {
                throw wrong(
                    0,
                    "classB",
                    "各级起始分应为 B < C < D",
                    "the limits of the classes must rise from B to D");
              }
            });
  }

  private static LocalDate after(LocalDate day) {
    return day == null ? null : day.plusDays(1);
  }

  private void check(ParameterRow row, List<String> known) {
    if (!known.contains(row.name())) {
      throw wrong(
          row.line(), row.name(), "没有此参数：" + known, "no such parameter; write one of " + known);
    }
    if (!row.region().equals("*")) {
      throw wrong(row.line(), row.name(), "地区只能为 *", "the region must be *");
    }
    boolean positive = row.isNumber() && Double.parseDouble(row.value()) > 0;
    boolean mustBePositive = row.name().matches(".*HalfLife|smoothing.*");
    if (!row.isNumber() || mustBePositive && !positive) {
      throw wrong(
          row.line(),
          row.name(),
          "应为数字（半衰期、平滑数大于 0）",
          "a number, and above 0 for half-lives and smoothing");
    }
  }

  private PackException wrong(int line, String key, String zh, String en) {
    return new PackException(file, line, key, zh, en);
  }

  /** The table that the software ships. */
  public static GradeTable shipped() {
    String name = "/grades/" + FILE;
    try (InputStream in = GradeTable.class.getResourceAsStream(name)) {
      return of(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table of a folder. */
  public static GradeTable read(Path folder) throws IOException {
    Path path = folder.resolve(FILE);
    return of(path.toString(), Files.readString(path));
  }

  static GradeTable of(String file, String text) {
    return new GradeTable(file, text);
  }

  /** Twelve hexadecimal digits that tell it from every other table. */
  public String digest() {
    return digest;
  }

  /** The values that hold on a day, by name. */
  Map<String, Double> on(LocalDate day) {
    Map<String, Double> values = new TreeMap<>();
    rows.stream()
        .filter(row -> row.from() == null || !day.isBefore(row.from()))
        .filter(row -> row.to() == null || !day.isAfter(row.to()))
        .sorted(
            Comparator.comparing(
                ParameterRow::from, Comparator.nullsFirst(Comparator.naturalOrder())))
        .forEach(row -> values.put(row.name(), Double.valueOf(row.value())));
    return values;
  }
}
