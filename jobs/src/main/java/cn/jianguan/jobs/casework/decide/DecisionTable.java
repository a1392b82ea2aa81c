package cn.jianguan.jobs.casework.decide;

import cn.jianguan.record.AlertEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of {@code decisions.txt}, which ships with the code and is no configuration: a row that
 * names something unknown is a mistake of ours and stops the job at once.
 */
final class DecisionTable {
  private static final String FILE = "decisions.txt";
  private static final int COLUMNS = 7;

  private DecisionTable() {}

  static List<DecisionRow> read() {
    try (InputStream in = DecisionTable.class.getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(DecisionTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DecisionRow row(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    if (cells.size() != COLUMNS) {
      throw new IllegalStateException(FILE + ": seven columns wanted: " + line);
    }
    Set<Doing> doing = words(cells.get(4)).map(Doing::valueOf).collect(Collectors.toSet());
    return new DecisionRow(
        Rule.valueOf(cells.get(0)),
        words(cells.get(1)).map(Condition::valueOf).toList(),
        AlertEvent.valueOf(cells.get(2)),
        cells.get(3),
        Set.copyOf(doing),
        cells.get(5),
        cells.get(6));
  }

  private static Stream<String> words(String cell) {
    return Arrays.stream(cell.split("\\s+")).filter(word -> !word.isEmpty());
  }
}
