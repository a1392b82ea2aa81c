package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.console.draw.Verification;
import cn.jianguan.local.replay.StackReplay;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a replay left, looked at: its sums and its clock against the files. */
class OpenIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final int PENALTIES = 900;

  @TempDir Path folder;

  @Test
  void replayedDirectory_isLookedAt_andHoldsWhatTheFilesSay() throws Exception {
    System.setProperty("jianguan.home", DEPLOY.getParent().toString());
    Commands commands = new Commands(folder);
    Path sources = DEPLOY.resolve("sources");
    new StackReplay(
            new StackReplay.Options(
                ReplaySources.of(List.of(data()), List.of(), sources),
                commands.data(),
                DEPLOY.resolve("clickhouse"),
                null,
                MachineShare.LEAST),
            System.out::println)
        .run();
    StackOptions options =
        StackOptions.standard(
                Topics.LogTime.REPLAY, DEPLOY.resolve("clickhouse"), System.out::println)
            .with(List.of());
    try (Stack stack = Stack.open(commands.data(), options);
        ClickHouse clickHouse = ClickHouse.connect(stack.cluster().clickHouse())) {
      assertThat(one(clickHouse, "SELECT sum(fine_fen) FROM act_daily")).isEqualTo(plainSum());
      assertThat(one(clickHouse, "SELECT sum(fine_fen) FROM penalty_standing"))
          .isEqualTo(plainSum());
      assertThat(one(clickHouse, "SELECT count() FROM statistic_audit")).isEqualTo("0");
      // The bulk load of November 2015 brought a period that ends in 2031, and one of 2014.
      assertThat(
              clickHouse.strings(
                  "SELECT concat(field, ' ', value, ' ', reason) FROM reject FINAL WHERE kind ="
                      + " 'REPORT_FILING'"))
          .containsExactly("occurredAt 2031-12-31 DATE_ORDER");
      assertThat(one(clickHouse, "SELECT toDate(max(log_time)) FROM act")).isEqualTo(lastKnown());
      assertThat(one(clickHouse, "SELECT toDate(max(log_time)) FROM alert_transition"))
          .isLessThanOrEqualTo(lastKnown());

      assertThat(commands.ask("status")).contains("no jobs run").contains("acts");
      assertThat(
              commands.ask("models", "explain", one(clickHouse, "SELECT min(alert_id) FROM alert")))
          .contains("证据 / evidence");
      assertThat(commands.ask("sql", "SELECT 1 WHERE 0")).contains("无行 / no rows");
      assertThat(commands.ask("sql", "--as-owner", "DROP TABLE alert")).contains("runs no jobs");
      assertThat(commands.ask("models", "retire", "JD-01", "--publisher", "x"))
          .contains("runs no jobs");
      assertObjectsAreDrawn(commands, clickHouse);
    }
    assertThat(Files.exists(commands.data().resolve("opened"))).isFalse();
    assertThatIOException()
        .isThrownBy(() -> Stack.open(folder.resolve("nothing"), options))
        .withMessageContaining("no stack here");
  }

  /** Among the registered objects of a county, by the classes and alerts that the tables hold. */
  private void assertObjectsAreDrawn(Commands commands, ClickHouse clickHouse) throws IOException {
    Path officers = folder.resolve("roster.csv");
    Files.writeString(
        officers,
        """
        officer,agency,valid_from,valid_to,avoids
        O-1,A-1,2010-01-01,2030-12-31,
        O-2,A-1,2010-01-01,2030-12-31,
        """);
    String area =
        one(clickHouse, "SELECT any(area_number) FROM act_object WHERE area_number != ''");
    Path published = folder.resolve("published");
    String said =
        commands.ask(
            ("draw --plan P-1 --seed 2017-01-甲 --agency A-1 --item 32000102000000 --from 2017-01-02"
                    + " --to 2017-01-26 --objects TW-EMS: --area %s --officers %s --out %s")
                .formatted(area, officers, published)
                .split(" "));
    assertThat(said)
        .contains(
            "池 / pool: %,d 个对象"
                .formatted(
                    Long.parseLong(
                        one(
                            clickHouse,
                            "SELECT uniqExact(object_key) FROM act_object FINAL WHERE area_number"
                                + " = '%s'".formatted(area)))));
    assertThat(new Verification(published).differences()).isEmpty();
    assertThat(
            commands.ask("draw", "--plan", "P-2", "--seed", "s", "--officers", "x", "--out", "y"))
        .contains("no such plan in the stack: P-2");
  }

  private static String one(ClickHouse clickHouse, String sql) throws IOException {
    return clickHouse
        .strings(sql.replaceFirst("SELECT (.*?) FROM", "SELECT toString($1) FROM"))
        .get(0);
  }

  /** The fines of the cut file: once per decision, without the rescinded; by hand, in fen. */
  private String plainSum() throws IOException {
    Map<List<String>, Long> fines = new HashMap<>();
    for (String line : cut("penalties_to_2014", PENALTIES).subList(1, PENALTIES)) {
      String[] cells = line.split(",", -1); // no cell of this file is quoted
      boolean isWithdrawn =
          Set.of("資料鍵入錯誤", "撤銷並另立裁處書", "自行撤銷", "陳情撤銷", "案件廢止").contains(cells[12]);
      boolean isAnnulled = Set.of("原處分撤銷", "實體撤銷", "程序撤銷", "撤銷並另立裁處書").contains(cells[11]);
      long fen = cells[8].isEmpty() ? 0 : 100 * Long.parseLong(cells[8]);
      fines.put(
          List.of(cells[3], cells[4], cells[7], cells[1]), isWithdrawn || isAnnulled ? 0 : fen);
    }
    return String.valueOf(fines.values().stream().mapToLong(Long::longValue).sum());
  }

  /** The newest day on which a row of the files became known. */
  private static String lastKnown() throws IOException {
    Stream<String> read = // the one date of a facility, whose name may hold commas
        cut("facilities", Integer.MAX_VALUE).stream()
            .flatMap(line -> Pattern.compile("20\\d\\d-\\d\\d-\\d\\d").matcher(line).results())
            .map(MatchResult::group);
    Stream<String> published =
        cut("penalties_to_2014", PENALTIES).stream()
            .skip(1)
            .map(line -> line.substring(line.lastIndexOf(',') + 1))
            .filter(cell -> !cell.isEmpty())
            .map(cell -> cell.substring(0, "yyyy-MM-dd".length()));
    return Stream.concat(read, published).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static List<String> cut(String file, int lines) throws IOException {
    Path whole = DEPLOY.resolve("sample/tw_env").resolve(file + ".csv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(whole)), StandardCharsets.UTF_8))) {
      return reader.lines().limit(lines).toList();
    }
  }

  private Path data() throws IOException {
    Path data = Files.createDirectories(folder.resolve("tw_env"));
    Files.copy(
        DEPLOY.resolve("sample/tw_env/facilities.csv.gz"), data.resolve("facilities.csv.gz"));
    Files.write(data.resolve("penalties_to_2014.csv"), cut("penalties_to_2014", PENALTIES));
    List<String> reports = new ArrayList<>(cut("water_reports_to_2014", 3));
    int end = List.of(reports.get(0).split(",")).indexOf("period_end");
    int published = List.of(reports.get(0).split(",")).indexOf("published_at");
    for (int i = 1; i < reports.size(); i++) {
      String[] cells = reports.get(i).split(",", -1);
      cells[end] = i == 1 ? "2031-12-31" : "2014-06-30";
      cells[published] = "2015-11-19 09:12";
      reports.set(i, String.join(",", cells));
    }
    Files.write(data.resolve("water_reports_to_2014.csv"), reports);
    return data;
  }
}
