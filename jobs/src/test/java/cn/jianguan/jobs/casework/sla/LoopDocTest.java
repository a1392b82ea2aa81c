package cn.jianguan.jobs.casework.sla;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.MoveRow;
import cn.jianguan.lifecycle.MoveTable;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Severity;
import cn.jianguan.rules.model.TimeSpan;
import cn.jianguan.rules.sla.Terms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code LOOP.md} follows from the table of moves, the stages and their terms; {@code
 * -Dloop.write=true} writes it anew.
 */
class LoopDocTest {
  private static final Path DOCUMENT = Path.of("LOOP.md");

  @Test
  void document_saysWhatTheCodeDoes() throws IOException {
    if (Boolean.getBoolean("loop.write")) {
      Files.writeString(DOCUMENT, document());
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(document());
  }

  private static String document() {
    return """
    # 闭环 / The closed loop

    Made from `lifecycle.txt`, `Stage` and `Sla` by `LoopDocTest`; not edited by hand. What is not here cannot happen.

    ## 状态 / States

    A dot marks moves of the clock and of data; the others are of people. Moves that leave the state as it is are in
    the table only.

    ```mermaid
    stateDiagram-v2
    %s
    ```

    | 状态 state | | 环节 stage, its clock | 期满 when it has run out |
    |---|---|---|---|
    %s

    ## 时限 / Clocks

    Deadlines are moments of the log's clock. `wd` are working days of the national calendar, 调休 included, that end at 24:00; `h` run
    round the clock, `d` are calendar days. `dueTotal` is set at the first dispatch and no transfer changes it. While the enterprise
    rectifies, the clock of handling stands still. A model may give its alerts other times (`sla` of its `model.yaml`; which do, and what:
    [the catalogue](../rules/CATALOGUE.md)), but for RED.

    | 环节 stage | %s |
    |---|%s
    %s
    | 总时限 total | %s |

    ## 牌 / Cards

    | 牌 card | when | who is told |
    |---|---|---|
    | 催办 REMIND | 1 wd before the deadline; RED severity, and a stage whose time is in hours: 30 minutes | who owes the step |
    | 黄牌 YELLOW | at the deadline | who owes the step, the dispatching centre |
    | 红牌 RED | half the stage's time after it, at least 1 wd, at most %s; where the stage's time is in hours at least 24 h | the same, and the centre above, which supervises from then on (`escalatedTo`) |

    Stages with cards: %s. A run of a stage has one card, which gets graver. A reminder ends with its stage; a yellow or red card
    stays in force until it is lifted, and stays in the history (`cards`, view `alert_card`) for ever. An audit that sends an alert back
    deals a reminder. While a request for more time waits for its decision, neither yellow nor red is dealt. This is when half the time is
    added to the deadline:

    | 环节 stage | %s |
    |---|%s
    %s

    ## 推定日历 / Years that were not announced

    A day of a year whose holidays are not announced counts by its weekday. Deadlines that rest on such days are marked
    (`guessedDeadlines`, `calendarGuessed`). Before anything is done because of one, and at the end of every day, the calendar is asked
    again: once the year is announced the deadlines are counted anew, as a transition `CALENDAR_CHANGED`. One that has passed stays.

    ## 流转 / Moves

    | # | 原状态 from | 事件 event | 谁 by | 须 needs | 新状态 to |
    |---|---|---|---|---|---|
    %s
    """
        .formatted(
            diagram(),
            states(),
            severities(),
            "---|".repeat(Severity.values().length),
            terms(),
            row(severity -> sla(severity).total().toString()),
            Sla.RED_AFTER_YELLOW,
            Arrays.stream(Stage.values())
                .filter(Stage::hasCards)
                .map(Stage::name)
                .collect(Collectors.joining(", ")),
            severities(),
            "---|".repeat(Severity.values().length),
            graces(),
            MoveTable.rows().stream().map(LoopDocTest::move).collect(Collectors.joining("\n")));
  }

  private static String severities() {
    return Arrays.stream(Severity.values()).map(Enum::name).collect(Collectors.joining(" | "));
  }

  private static String row(Function<Severity, String> cell) {
    return Arrays.stream(Severity.values()).map(cell).collect(Collectors.joining(" | "));
  }

  private static String terms() {
    return Arrays.stream(Stage.values())
        .filter(Stage::hasTerm)
        .map(stage -> "| " + stage + " | " + row(it -> sla(it).term(stage).toString()) + " |")
        .collect(Collectors.joining("\n"));
  }

  private static String graces() {
    return Arrays.stream(Stage.values())
        .filter(stage -> stage.hasCards() && stage != Stage.RECTIFY)
        .map(stage -> "| " + stage + " | " + row(severity -> grace(severity, stage)) + " |")
        .collect(Collectors.joining("\n"));
  }

  private static String grace(Severity severity, Stage stage) {
    TimeSpan grace = sla(severity).grace(stage);
    return grace.isExact() ? grace + ", 24h" : grace.toString();
  }

  private static String states() {
    return Arrays.stream(AlertState.values())
        .map(
            state ->
                "| %s | %s | %s | %s |"
                    .formatted(
                        state,
                        Word.of(state),
                        Stage.of(state).map(Enum::name).orElse(""),
                        Stage.of(state).map(LoopDocTest::end).orElse("")))
        .collect(Collectors.joining("\n"));
  }

  private static String end(Stage stage) {
    return stage.whenPassed().map(LoopDocTest::word).orElse(stage.hasCards() ? "牌 cards" : "");
  }

  private static String word(AlertEvent event) {
    return event + " " + Word.of(event).zh();
  }

  private static String diagram() {
    Map<String, Set<String>> edges = new LinkedHashMap<>();
    for (MoveRow row : MoveTable.rows()) {
      if (row.to() == null) {
        continue;
      }
      boolean people = row.by().stream().anyMatch(role -> role != ActorRole.SYSTEM);
      for (AlertEvent event : new TreeSet<>(row.on())) {
        String label = event + (people ? "" : " ·");
        List<String> from =
            row.from().isEmpty()
                ? List.of("[*]")
                : row.from().stream()
                    .filter(state -> state != row.to())
                    .map(AlertState::name)
                    .toList();
        from.forEach(
            it ->
                edges
                    .computeIfAbsent(it + " --> " + row.to(), any -> new LinkedHashSet<>())
                    .add(label));
      }
    }
    return edges.entrySet().stream()
        .map(edge -> "  " + edge.getKey() + ": " + String.join(", ", edge.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String move(MoveRow row) {
    return "| %d | %s | %s | %s | %s | %s |"
        .formatted(
            row.number(),
            row.from().isEmpty() ? "–" : names(row.from()),
            row.on().stream().map(LoopDocTest::word).collect(Collectors.joining("<br>")),
            names(row.by()) + (row.when().isEmpty() ? "" : "<br>*" + row.when() + "*"),
            row.guards().stream()
                .map(MoveNeed::valueOf)
                .map(need -> need.zh() + " / " + need.en())
                .collect(Collectors.joining("<br>")),
            row.to() == null ? "=" : row.to());
  }

  private static String names(Set<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  private static Sla sla(Severity severity) {
    return new Sla(severity, Terms.of(severity));
  }
}
