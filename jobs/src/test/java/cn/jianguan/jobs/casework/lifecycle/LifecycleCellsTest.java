package cn.jianguan.jobs.casework.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.lifecycle.MoveRow;
import cn.jianguan.lifecycle.MoveTable;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every cell: each state and none, each event, each role, each severity, with a command that brings
 * all that any row asks for. {@code expected.csv} was written from the domain reference §3.4, not
 * from the table: where it has no line, the move must be refused and change nothing.
 */
class LifecycleCellsTest {
  private static final String NO_CLOCK = "no clock";

  private record Cell(AlertState from, AlertEvent event, ActorRole role, Severity severity) {
    /** Where this is a cell of the table, but not for this role, it is the role that is refused. */
    Cell ofAnybody() {
      return new Cell(from, event, null, severity);
    }
  }

  @Test
  void everyCell_isAsTheReferenceSays() throws IOException {
    Map<Cell, String> expected = expected();
    Set<Cell> known = expected.keySet().stream().map(Cell::ofAnybody).collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    int cells = 0;
    for (Cell cell : cells()) {
      Scene scene = new Scene(cell.from, cell.event, cell.role, cell.severity);
      CaseState before = CaseState.newBuilder(scene.file).build();
      Outcome outcome = scene.play();
      String want = expected.getOrDefault(cell, "");
      if (!fits(want, known.contains(cell.ofAnybody()), outcome, before, scene.file)) {
        wrong.add(cell + ": want '" + want + "', got " + outcome);
      }
      cells++;
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(17 * 56 * 10 * 4);
  }

  @Test
  void table_hasAllRowsOfTheReference_andOurs() {
    Set<Integer> numbers =
        MoveTable.rows().stream().map(MoveRow::number).collect(Collectors.toSet());
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 49).boxed().toList());
  }

  @Test
  void everyEvent_hasARow() {
    Set<AlertEvent> events = new TreeSet<>();
    MoveTable.rows().forEach(row -> events.addAll(row.on()));
    assertThat(events).containsExactly(AlertEvent.values());
  }

  private static boolean fits(
      String want, boolean known, Outcome outcome, CaseState before, CaseState after) {
    if (outcome instanceof Outcome.Made made) {
      return made.transition().getTo().name().equals(want)
          && after.getAlert().getState().name().equals(want)
          && after.getSeq() == before.getSeq() + 1
          && made.transition().getSeq() == after.getSeq();
    }
    RejectReason reason = ((Outcome.Refused) outcome).refusal().reason();
    RejectReason due =
        switch (want) {
          case NO_CLOCK -> RejectReason.COMMAND_ILLEGAL;
          case "" -> known ? RejectReason.COMMAND_FORBIDDEN : RejectReason.COMMAND_ILLEGAL;
          default -> null;
        };
    return reason == due && after.equals(before);
  }

  private static List<Cell> cells() {
    List<AlertState> states = new ArrayList<>(Arrays.asList(AlertState.values()));
    states.add(null);
    List<Cell> cells = new ArrayList<>();
    for (AlertState from : states) {
      for (AlertEvent event : AlertEvent.values()) {
        for (ActorRole role : ActorRole.values()) {
          for (Severity severity : Severity.values()) {
            cells.add(new Cell(from, event, role, severity));
          }
        }
      }
    }
    return cells;
  }

  private static Map<Cell, String> expected() throws IOException {
    Map<Cell, String> cells = new HashMap<>();
    try (InputStream in = LifecycleCellsTest.class.getResourceAsStream("expected.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines().skip(1).map(line -> line.split(";")).forEach(line -> add(cells, line));
    }
    return cells;
  }

  private static void add(Map<Cell, String> cells, String[] line) {
    AlertState from = line[1].isEmpty() ? null : AlertState.valueOf(line[1]);
    for (String event : line[2].split(" ")) {
      for (String role : line[3].split(" ")) {
        for (Severity severity : severities(line[4])) {
          Cell cell = new Cell(from, AlertEvent.valueOf(event), ActorRole.valueOf(role), severity);
          assertThat(cells.put(cell, line[5])).as("twice: %s", cell).isNull();
        }
      }
    }
  }

  private static List<Severity> severities(String cell) {
    return cell.equals("*")
        ? List.of(Severity.values())
        : Arrays.stream(cell.split(" ")).map(Severity::valueOf).toList();
  }
}
