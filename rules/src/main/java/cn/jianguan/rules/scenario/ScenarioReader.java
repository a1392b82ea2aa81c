package cn.jianguan.rules.scenario;

import cn.jianguan.record.ActKind;
import cn.jianguan.record.ReferenceRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.history.Observation;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.YamlEntry;
import cn.jianguan.rules.scenario.Scenario.Cover;
import cn.jianguan.rules.scenario.Scenario.Expected;
import cn.jianguan.rules.scenario.Scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code scenarios.yaml}. */
public final class ScenarioReader {
  /** A day's acts become known in the evening, unless the scenario says when. */
  private static final Duration EVENING = Duration.ofHours(18);

  /**
   * Far more than a window of any model counts; a number without end would fill the memory of
   * whoever runs it.
   */
  private static final int MOST_TIMES = 5_000;

  private final Map<String, YamlEntry> defaults;

  private final List<ReferenceRecord> reference;
  private final Set<String> taken = new HashSet<>();

  private ScenarioReader(Map<String, YamlEntry> defaults, List<ReferenceRecord> reference) {
    this.defaults = defaults;
    this.reference = reference;
  }

  /** The scenarios of a pack; {@link cn.jianguan.rules.pack.PackException} says what is wrong. */
  public static List<Scenario> read(Pack pack) {
    YamlEntry root = YamlEntry.read(pack.path(Pack.SCENARIOS), pack.file(Pack.SCENARIOS));
    root.only("calendar", "names", "notKept", "defaults", "scenarios");
    Map<String, YamlEntry> defaults = root.find("defaults").map(YamlEntry::map).orElse(Map.of());
    ScenarioReader reader = new ScenarioReader(defaults, ScenarioReference.read(root));
    List<Scenario> scenarios = root.get("scenarios").list().stream().map(reader::scenario).toList();
    reader.refuseUnusedDefaults();
    return scenarios;
  }

  private void refuseUnusedDefaults() {
    defaults.forEach(
        (name, entry) -> {
          if (!taken.contains(name) && !ActEntry.OWN.contains(name)) {
            throw entry.wrong("没有行为用到此默认值，或没有字段 " + name, "no act has a field '" + name + "'");
          }
        });
  }

  private Scenario scenario(YamlEntry entry) {
    entry.only("name", "covers", "until", "given", "expect");
    Set<Cover> covers = EnumSet.noneOf(Cover.class);
    entry.get("covers").list().forEach(cover -> covers.add(cover.oneOf(Cover.class)));
    List<Step> steps = new ArrayList<>();
    for (YamlEntry step : entry.get("given").list()) {
      steps.addAll(steps(step));
    }
    // What became known at the same time keeps the order in which it is written.
    steps.sort(Comparator.comparing(Step::logTime));
    Instant until = entry.find("until").map(ScenarioTime::instant).orElse(null);
    List<Expected> expected =
        entry.get("expect").list().stream().map(ScenarioReader::expected).toList();
    return new Scenario(entry.get("name").text(), covers, reference, until, steps, expected);
  }

  private List<Step> steps(YamlEntry entry) {
    Map<String, YamlEntry> own = entry.map();
    Map<String, YamlEntry> fields = new LinkedHashMap<>(defaults);
    fields.putAll(own);
    if (fields.containsKey("rows")) {
      return List.of(count(entry, ScenarioTime.instant(entry.get("at"))));
    }
    String id = entry.get("id").text();
    if (fields.containsKey("op")) {
      return List.of(deletion(entry, id));
    }
    int times = entry.find("times").map(YamlEntry::integer).orElse(1);
    if (times < 1 || times > MOST_TIMES) {
      throw entry
          .get("times")
          .wrong(
              "times 应为 1 至 %d".formatted(MOST_TIMES),
              "'times' must be 1 to %d".formatted(MOST_TIMES));
    }
    Duration every = entry.find("every").map(ScenarioReader::every).orElse(Duration.ZERO);
    Instant at = ScenarioTime.instant(entry.get("at"));
    Instant log =
        fields.containsKey("log") ? ScenarioTime.instant(fields.get("log")) : known(fields, at);
    List<Step> steps = new ArrayList<>();
    for (int n = 1; n <= times; n++) {
      Duration later = every.multipliedBy(n - 1L);
      String name = id.replace("{n}", Integer.toString(n));
      ActEntry act = new ActEntry(fields, own.keySet(), n, taken);
      steps.add(new Scenario.Report(name, log.plus(later), act.read(entry, name, at.plus(later))));
    }
    return steps;
  }

  private static Step deletion(YamlEntry entry, String id) {
    if (!entry.get("op").text().equals("delete")) {
      throw entry.wrong("op 只能是 delete", "'op' can only be delete");
    }
    return new Scenario.Report(id, ScenarioTime.instant(entry.get("log")), null);
  }

  private static Duration every(YamlEntry entry) {
    if (!entry.text().matches("[0-9]{1,4}[mhd]")) {
      throw entry.wrong("间隔应为 15m、6h 或 7d 形式", "expected an interval like 15m, 6h or 7d");
    }
    int amount = Integer.parseInt(entry.text().substring(0, entry.text().length() - 1));
    return switch (entry.text().charAt(entry.text().length() - 1)) {
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Instant known(Map<String, YamlEntry> fields, Instant at) {
    return fields.get("at").text().length() == 10 ? at.plus(EVENING) : at;
  }

  private static Step count(YamlEntry entry, Instant at) {
    entry.only("source", "act", "at", "log", "rows", "late", "invalid", "duplicates");
    Observation.Quality rows =
        new Observation.Quality(
            entry.get("rows").integer(),
            entry.get("late").integer(),
            entry.get("invalid").integer(),
            entry.get("duplicates").integer());
    return new Scenario.Count(
        entry.get("source").text(),
        entry.get("act").oneOf(ActKind.class),
        at,
        ScenarioTime.instant(entry.get("log")),
        rows);
  }

  private static Expected expected(YamlEntry entry) {
    entry.only("hit", "act", "at", "withdrawn", "evidence", "acts");
    Map<String, String> evidence = new LinkedHashMap<>();
    entry
        .find("evidence")
        .ifPresent(all -> all.map().forEach((name, value) -> evidence.put(name, value.text())));
    return new Expected(
        entry.get("hit").oneOf(Severity.class),
        entry.textOr("act", ""),
        entry.find("at").map(ScenarioTime::instant).orElse(null),
        entry.find("withdrawn").map(ScenarioTime::instant).orElse(null),
        evidence,
        entry.find("acts").map(YamlEntry::texts).orElse(List.of()));
  }
}
