package cn.jianguan.lifecycle;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of {@code lifecycle.txt}, which ships with the code and is no configuration: a row that
 * names something unknown is a mistake of ours and stops whoever reads it at once.
 */
public final class MoveTable {
  private static final String FILE = "lifecycle.txt";
  private static final Set<ActorRole> CENTRE =
      EnumSet.of(ActorRole.PROV_CENTRE, ActorRole.CITY_CENTRE, ActorRole.COUNTY_CENTRE);
  private static final List<MoveRow> ROWS = read();

  private MoveTable() {}

  /** All rows, in order: of those that cover one cell, the first whose condition holds counts. */
  public static List<MoveRow> rows() {
    return ROWS;
  }

  /** What somebody else than the system may ask for. */
  public static Set<AlertEvent> ofPeople() {
    Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
    ROWS.stream()
        .filter(row -> row.by().stream().anyMatch(role -> role != ActorRole.SYSTEM))
        .forEach(row -> events.addAll(row.on()));
    return events;
  }

  private static List<MoveRow> read() {
    try (InputStream in = MoveTable.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(MoveTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MoveRow row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != 8) {
      throw new IllegalStateException(FILE + ": eight columns wanted: " + line);
    }
    return new MoveRow(
        Integer.parseInt(cells.get(0)),
        cells.get(1).equals("-") ? Set.of() : all(cells.get(1), MoveTable::states),
        all(cells.get(2), name -> EnumSet.of(AlertEvent.valueOf(name))),
        all(cells.get(3), MoveTable::roles),
        cells.get(4),
        words(cells.get(5)).toList(),
        cells.get(6).equals("=") ? null : AlertState.valueOf(cells.get(6)),
        words(cells.get(7)).toList());
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

  private static <T extends Enum<T>> Set<T> all(String cell, Function<String, Set<T>> meaning) {
    return words(cell)
        .flatMap(name -> meaning.apply(name).stream())
        .sorted()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split("\\s+")).filter(word -> !word.isEmpty());
  }
}
