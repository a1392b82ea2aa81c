package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of {@code lifecycle.txt}, which ships with the code and is no configuration: a row that
 * names something unknown is a mistake of ours and stops the job at once.
 */
final class LifecycleTable {
  private static final String FILE = "lifecycle.txt";
  private static final Set<ActorRole> CENTRE =
      EnumSet.of(ActorRole.PROV_CENTRE, ActorRole.CITY_CENTRE, ActorRole.COUNTY_CENTRE);

  private static final Map<String, Guard> GUARDS = guards();
  private static final Map<String, Effect> EFFECTS = effects();

  private LifecycleTable() {}

  static List<LifecycleRow> read() {
    try (InputStream in = LifecycleTable.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(LifecycleTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LifecycleRow row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 8) {
      throw new IllegalStateException(FILE + ": eight columns wanted: " + line);
    }
    return new LifecycleRow(
        Integer.parseInt(cells.get(0)),
        cells.get(1).equals("-") ? Set.of() : all(cells.get(1), LifecycleTable::states),
        all(cells.get(2), name -> EnumSet.of(AlertEvent.valueOf(name))),
        all(cells.get(3), LifecycleTable::roles),
        cells.get(4).isEmpty() ? When.ALWAYS : When.valueOf(cells.get(4)),
        words(cells.get(5)).map(name -> known(GUARDS, name)).toList(),
        cells.get(6).equals("=") ? null : AlertState.valueOf(cells.get(6)),
        words(cells.get(7)).map(name -> known(EFFECTS, name)).toList());
  }

  private static Set<AlertState> states(String name) {
    return Arrays.stream(Phase.values())
        .filter(phase -> phase.name().equals(name))
        .map(Phase::states)
        .findFirst()
        .orElseGet(() -> EnumSet.of(AlertState.valueOf(name)));
  }

  private static Set<ActorRole> roles(String name) {
    return name.equals("CENTRE") ? CENTRE : EnumSet.of(ActorRole.valueOf(name));
  }

  private static <T> Set<T> all(String cell, Function<String, Set<T>> meaning) {
    return words(cell)
        .flatMap(name -> meaning.apply(name).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split("\\s+")).filter(word -> !word.isEmpty());
  }

  private static <T> T known(Map<String, T> names, String name) {
    if (!names.containsKey(name)) {
      throw new IllegalStateException(FILE + ": unknown name " + name);
    }
    return names.get(name);
  }

  private static Map<String, Guard> guards() {
    Map<String, Guard> all = new HashMap<>();
    all.put("EXTENSION", new ExtensionGuard());
    List<Enum<?>> named = new ArrayList<>();
    named.addAll(List.of(ActorGuard.values()));
    named.addAll(List.of(ContentGuard.values()));
    named.addAll(List.of(LimitGuard.values()));
    named.addAll(List.of(PlanGuard.values()));
    named.forEach(guard -> all.put(guard.name(), (Guard) guard));
    return all;
  }

  private static Map<String, Effect> effects() {
    Map<String, Effect> all = new HashMap<>();
    all.put("merge", new Merge());
    Arrays.stream(AlertUpdate.values()).forEach(update -> all.put("update." + update, update));
    Arrays.stream(StageTimer.values()).forEach(timer -> all.put("timer." + timer, timer));
    Arrays.stream(PlanUpdate.values()).forEach(update -> all.put("plan." + update, update));
    Arrays.stream(Notify.values()).forEach(notify -> all.put("notify." + notify, notify));
    return all;
  }
}
