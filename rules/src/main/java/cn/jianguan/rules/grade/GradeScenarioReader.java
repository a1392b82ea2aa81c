package cn.jianguan.rules.grade;

import cn.jianguan.rules.pack.YamlEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the scenarios beside a table of weights. */
public final class GradeScenarioReader {
  /** File of the scenarios inside the table's folder. */
  public static final String FILE = "scenarios.yaml";

  /** Objects of one line; a number without end would fill the memory of whoever runs it. */
  private static final int MOST_OBJECTS = 10_000;

  private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");

  private GradeScenarioReader() {}

  /** Those that the software ships. */
  public static List<GradeScenario> shipped() {
    try (InputStream in = GradeScenarioReader.class.getResourceAsStream("/grades/" + FILE)) {
      return of(FILE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a folder. */
  public static List<GradeScenario> read(Path folder) throws IOException {
    Path path = folder.resolve(FILE);
    if (!Files.isRegularFile(path)) {
      throw new IOException(
          "权重表须附场景文件 / a table of weights comes with its scenarios: " + path.toAbsolutePath());
    }
    return of(path.toString(), Files.readString(path));
  }

  static List<GradeScenario> of(String file, String text) {
    YamlEntry root = YamlEntry.read(file, text);
    root.only("scenarios");
    return some(root.get("scenarios")).stream().map(GradeScenarioReader::scenario).toList();
  }

  private static GradeScenario scenario(YamlEntry entry) {
    entry.only("name", "asOf", "objects", "facts", "expect");
    List<GradedObject> objects =
        entry.get("objects").list().stream().flatMap(GradeScenarioReader::objects).toList();
    Set<String> keys = new HashSet<>();
    for (GradedObject object : objects) {
      if (!object.key().matches("[^:]+:.+") || !keys.add(object.key())) {
        throw entry
            .get("objects")
            .wrong(
                "对象键应为 体系:编码，且不重复：" + object.key(),
                "a key is scheme:code, and there once: " + object.key());
      }
    }
    List<GradeFact> facts =
        entry.find("facts").map(YamlEntry::list).orElse(List.of()).stream()
            .flatMap(it -> facts(it, keys))
            .toList();
    List<GradeScenario.Expected> expected =
        some(entry.get("expect")).stream().map(it -> expected(it, keys)).toList();
    return new GradeScenario(
        entry.get("name").text(), day(entry.get("asOf")), objects, facts, expected);
  }

  private static Stream<GradedObject> objects(YamlEntry entry) {
    entry.only("key", "count", "name", "industry", "area", "township", "programmes");
    List<String> programmes = entry.find("programmes").map(YamlEntry::texts).orElse(List.of());
    return keys(entry, entry.get("key"))
        .map(
            key ->
                new GradedObject(
                    key,
                    entry.textOr("name", ""),
                    entry.textOr("industry", ""),
                    entry.textOr("area", ""),
                    entry.textOr("township", ""),
                    new TreeSet<>(programmes)));
  }

  private static Stream<GradeFact> facts(YamlEntry entry, Set<String> keys) {
    entry.only("object", "count", "kind", "day", "until", "department", "amount");
    return keys(entry, entry.get("object"))
        .map(
            key ->
                new GradeFact(
                    known(entry.get("object"), key, keys),
                    entry.get("kind").oneOf(GradeFact.Kind.class),
                    day(entry.get("day")),
                    entry.find("until").map(GradeScenarioReader::day).orElse(null),
                    department(entry),
                    entry.find("amount").map(GradeScenarioReader::amount).orElse(0.0)));
  }

  /** Of some kinds it is a word that the points know. */
  private static String department(YamlEntry entry) {
    String said = entry.textOr("department", "");
    List<String> words =
        switch (entry.get("kind").oneOf(GradeFact.Kind.class)) {
          case LISTED -> List.of("BLACK", "ABNORMAL", "SERIOUS");
          case IMPORTED -> List.of("A", "B", "C", "D");
          case ALERT -> List.of("BLUE", "YELLOW", "ORANGE", "RED");
          default -> List.of(said);
        };
    if (!words.contains(said)) {
      throw entry.wrong("department 应为 " + words, "'department' must be one of " + words);
    }
    return said;
  }

  private static double amount(YamlEntry entry) {
    BigDecimal amount = entry.number();
    if (amount.signum() < 0 || amount.compareTo(MOST_YUAN) > 0) {
      throw entry.wrong("应为 0 至 " + MOST_YUAN, "must be 0 to " + MOST_YUAN);
    }
    return amount.doubleValue();
  }

  private static List<YamlEntry> some(YamlEntry entry) {
    if (entry.list().isEmpty()) {
      throw entry.wrong("至少一项", "at least one is needed");
    }
    return entry.list();
  }

  /** As many as {@code count} says, {@code {n}} being 1, 2 …; one where it says nothing. */
  private static Stream<String> keys(YamlEntry entry, YamlEntry key) {
    int count = entry.find("count").map(YamlEntry::integer).orElse(1);
    if (count < 1 || count > MOST_OBJECTS) {
      throw entry
          .get("count")
          .wrong("count 应为 1 至 " + MOST_OBJECTS, "'count' must be 1 to " + MOST_OBJECTS);
    }
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> key.text().replace("{n}", Integer.toString(number)));
  }

  private static GradeScenario.Expected expected(YamlEntry entry, Set<String> keys) {
    entry.only("object", "class", "riskierThan");
    if (entry.find("class").isEmpty() && entry.find("riskierThan").isEmpty()) {
      throw entry.wrong("应写明 class 或 riskierThan", "say 'class' or 'riskierThan'");
    }
    return new GradeScenario.Expected(
        known(entry.get("object"), entry.get("object").text(), keys),
        entry.find("class").map(it -> it.oneOf(GradeClass.class)).orElse(null),
        entry.find("riskierThan").map(it -> known(it, it.text(), keys)).orElse(""));
  }

  private static String known(YamlEntry entry, String key, Set<String> keys) {
    if (!keys.contains(key)) {
      throw entry.wrong("场景中没有对象 " + key, "the scenario has no object " + key);
    }
    return key;
  }

  private static LocalDate day(YamlEntry entry) {
    try {
      return LocalDate.parse(entry.text());
    } catch (DateTimeException e) {
      throw entry.wrong("应为日期，如 2026-06-30", "expected a day like 2026-06-30");
    }
  }
}
