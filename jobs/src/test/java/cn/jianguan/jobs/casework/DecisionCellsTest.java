package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every combination of where a hit comes from, how grave it is, what was drawn for its object and
 * when, and which soft route is open to it. {@code decisions-expected.csv} was written from the
 * domain reference §5.2 and §5.3, not from the table the code loads: its lines stand in no order,
 * and exactly one of them must fit each combination.
 */
class DecisionCellsTest {
  private static final List<String> SOURCES = List.of("PLAIN", "N", "CASUALTY", "VOICE", "INVALID");
  private static final List<String> STRENGTHS = List.of("M0", "M1", "M2", "M3");
  private static final List<String> TIMINGS =
      List.of("NONE", "OPEN", "UPCOMING", "LATER", "CLEAN", "PROBLEM");
  private static final List<String> SOFT = List.of("-", "S1", "S3", "S7", "S8", "S9", "P9");

  private record Cell(
      String source, Severity severity, String strength, String timing, String soft) {}

  private record Line(
      List<String> sources,
      List<String> severities,
      List<String> strengths,
      List<String> timings,
      List<String> soft,
      String rule,
      String state) {
    boolean fits(Cell cell) {
      return isIn(sources, cell.source)
          && isIn(severities, cell.severity.name())
          && isIn(strengths, cell.strength)
          && isIn(timings, cell.timing)
          && isIn(soft, cell.soft);
    }

    private static boolean isIn(List<String> cells, String value) {
      return cells.equals(List.of("*")) || cells.contains(value);
    }
  }

  @Test
  void everyCombination_isAsTheReferenceSays() throws IOException {
    List<Line> expected = expected();
    List<String> wrong = new ArrayList<>();
    int cells = 0;
    for (Cell cell : cells()) {
      List<Line> fitting = expected.stream().filter(line -> line.fits(cell)).toList();
      assertThat(fitting).as("lines for %s", cell).hasSize(1);
      String want = fitting.get(0).rule + " " + fitting.get(0).state;
      String got = play(cell);
      if (!got.equals(want)) {
        wrong.add(cell + ": want " + want + ", got " + got);
      }
      cells++;
    }
    assertThat(wrong).isEmpty();
    assertThat(cells).isEqualTo(5 * 4 * 4 * 6 * 7);
  }

  /** Rule and state, as the alert, its last transition and its decision record say. */
  private static String play(Cell cell) {
    CaseworkHarness town = new CaseworkHarness();
    Plans.catalogue(town);
    soften(town, cell.soft);
    if (!cell.timing.equals("NONE")) {
      town.visit(visit(cell), Plans.NOW.minusSeconds(60));
    }
    town.hit(hit(cell));
    Alert alert = town.alert();
    List<AlertPlanDecision> done = town.decisions();
    assertThat(done).as("%s", cell).isNotEmpty();
    assertThat(done)
        .as("%s", cell)
        .allSatisfy(
            record -> {
              assertThat(record.getRule()).isEqualTo(alert.getDecisionRule());
              assertThat(record.getAfter()).isEqualTo(alert.getState());
              assertThat(record.getWhyZh()).isNotBlank();
              assertThat(record.getWhyEn()).isNotBlank();
            });
    return alert.getDecisionRule() + " " + alert.getState();
  }

  private static HitRecord hit(Cell cell) {
    HitRecord hit = Plans.hit("h1", cell.severity).build();
    List<String> codes = new ArrayList<>();
    switch (cell.source) {
      case "N" -> codes.add("N");
      case "CASUALTY" -> hit.setTags(List.of("CASUALTY"));
      case "VOICE" -> hit.setTags(List.of("COMPLAINT"));
      case "INVALID" -> hit.setConfidence(0.5);
      default -> {}
    }
    if (cell.soft.equals("S7") || cell.soft.equals("S8")) {
      codes.add(cell.soft);
    }
    hit.setSuppressCodes(codes);
    return hit;
  }

  private static PlannedVisit visit(Cell cell) {
    PlannedVisit.Builder visit =
        switch (cell.timing) {
          case "OPEN" -> Plans.open("v1");
          case "UPCOMING" -> Plans.upcoming("v1");
          case "LATER" -> Plans.later("v1");
          case "CLEAN" -> Plans.done("v1", false);
          default -> Plans.done("v1", true);
        };
    return switch (cell.strength) {
      case "M1" -> visit.build();
      case "M2" -> visit.setItemCodes(List.of(Plans.SIBLING)).build();
      case "M3" -> visit.setItemCodes(List.of(Plans.OTHER)).build();
      default -> visit.setItemCodes(List.of(Plans.OTHER)).setDomain("ST").build();
    };
  }

  private static void soften(CaseworkHarness town, String soft) {
    switch (soft) {
      case "S1" -> {
        town.reference(Plans.exemption(), Plans.NOW.minusSeconds(600));
        town.fact(Plans.promise(), Plans.NOW.minusSeconds(600));
      }
      case "S3" -> town.reference(Plans.sandbox(), Plans.NOW.minusSeconds(600));
      case "S8" -> town.reference(Plans.outage(), Plans.NOW.minusSeconds(600));
      case "S9" -> town.reference(Plans.notDisturbed(), Plans.NOW.minusSeconds(600));
      case "P9" -> {
        for (int i = 1; i <= 2; i++) {
          town.fact(
              Plans.check("c" + i, Plans.NOW.minus(Duration.ofDays(40L * i)))
                  .setItemCodes(List.of(Plans.OTHER))
                  .build(),
              Plans.NOW.minusSeconds(600));
        }
      }
      default -> {}
    }
  }

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (String source : SOURCES) {
      for (Severity severity : Severity.values()) {
        for (String strength : STRENGTHS) {
          for (String timing : TIMINGS) {
            SOFT.forEach(soft -> cells.add(new Cell(source, severity, strength, timing, soft)));
          }
        }
      }
    }
    return cells;
  }

  private static List<Line> expected() throws IOException {
    try (InputStream in = DecisionCellsTest.class.getResourceAsStream("decisions-expected.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(";"))
          .map(
              cells ->
                  new Line(
                      words(cells[0]),
                      words(cells[1]),
                      words(cells[2]),
                      words(cells[3]),
                      words(cells[4]),
                      cells[5],
                      cells[6]))
          .toList();
    }
  }

  private static List<String> words(String cell) {
    return Arrays.asList(cell.split(" "));
  }
}
