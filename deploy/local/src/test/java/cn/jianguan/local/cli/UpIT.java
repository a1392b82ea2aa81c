package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.local.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people use them, on one stack that {@code up} runs. */
class UpIT {
  private static final Path FIXTURES =
      Path.of("..", "..", "console", "src", "test", "resources").toAbsolutePath().normalize();
  private static final String READY = "Ctrl-C stops";

  @TempDir private static Path directory;
  private static Shell shell;
  private static Path said;
  private static Process up;

  @BeforeAll
  static void start() throws Exception {
    shell = Shell.in(directory);
    startUp();
  }

  private static void startUp() throws Exception {
    said = Files.createTempFile(directory, "up", ".txt");
    up = shell.start("deploy/jianguan up", said);
    Await.until("ready line", () -> Files.readString(said).contains(READY) || !up.isAlive());
    assertThat(up.isAlive()).as(Files.readString(said)).isTrue();
    Await.until("jobs", () -> shell.run("deploy/jianguan status").status() == 0);
  }

  @AfterAll
  static void stop() throws Exception {
    List<ProcessHandle> children = up.descendants().toList();
    up.destroy();
    Await.until("end of up", () -> !up.isAlive());
    Await.until("end of its children", () -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(children).hasSize(3);
  }

  @Test
  void printedLines_run() throws Exception {
    List<String> lines = printed("  deploy/jianguan ");
    assertThat(lines).hasSize(5);
    for (String line : lines) {
      Shell.Answer answer = shell.run(line);
      assertThat(answer.err()).as(line).isEmpty();
      // This part of the sample has no rejects: their list is the only one that is empty.
      assertThat(answer.out().isBlank()).as(line).isEqualTo(line.contains("FROM reject"));
      assertThat(answer.status()).as(line).isZero();
    }
  }

  @Test
  void status_listsEveryJob() throws Exception {
    assertThat(shell.run("deploy/jianguan status").out())
        .contains("alert-job        RUNNING")
        .contains("statistics-job   RUNNING")
        .contains("load-job         RUNNING");
  }

  @Test
  void sql_printsTheChosenFormat() throws Exception {
    assertThat(shell.run("deploy/jianguan sql -f CSVWithNames \"SELECT '甲' AS name\"").out())
        .isEqualTo("\"name\"\n\"甲\"\n");
  }

  @Test
  void badSql_saysWhy() throws Exception {
    Shell.Answer answer = shell.run("deploy/jianguan sql 'SELEC 1'");
    assertThat(answer.status()).isEqualTo(1);
    assertThat(answer.err()).contains("Syntax error");
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void elsewhere_saysHowToStart() throws Exception {
    for (String command : List.of("sql 'SELECT 1'", "status", "import --source " + directory)) {
      Shell.Answer answer = shell.run("deploy/jianguan " + command + " --data-dir nowhere");
      assertThat(answer.status()).as(command).isEqualTo(1);
      assertThat(answer.err()).as(command).contains("deploy/jianguan up").hasLineCount(1);
    }
  }

  @Test
  void import_twice_countsRowsOnce() throws Exception {
    String line = "deploy/jianguan import --source " + FIXTURES.resolve("jp_labour");
    String ours = " WHERE cd_source = 'JP-LABOUR'";
    Shell.Answer first = shell.run(line);
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out()).contains("3 行 rows = 3 接受 accepted + 0 拒收 rejected");
    long acts = Long.parseLong(first.out().replaceAll("(?s).*rejected; (\\d+) 行为 acts.*", "$1"));
    Await.until("acts", () -> number("SELECT count() FROM act" + ours) == acts);
    assertThat(shell.run(line).status()).isZero();
    Await.until("duplicates", () -> number("SELECT count() FROM act_duplicate" + ours) == acts);
    assertThat(number("SELECT count() FROM act" + ours)).isEqualTo(acts);
  }

  @Test
  void secondStart_keepsTheData_andTheFirstLeavesNothingRunning() throws Exception {
    String before = counts();
    assertThat(before).doesNotStartWith("0\t").doesNotContain("\t0\t");
    stop();
    startUp();
    assertThat(counts()).isEqualTo(before);
    assertThat(printed("载入真实样例")).isEmpty();
  }

  /** Rows that stand, as {@code up} counts them. */
  private static String counts() throws Exception {
    return shell
        .run(
            "deploy/jianguan sql -f TSV \"SELECT (SELECT count() FROM act), (SELECT count() FROM"
                + " alert FINAL), (SELECT count() FROM reject FINAL)\"")
        .out();
  }

  private static List<String> printed(String start) throws IOException {
    return Files.readAllLines(said).stream().filter(line -> line.startsWith(start)).toList();
  }

  private static long number(String sql) throws Exception {
    return Long.parseLong(shell.run("deploy/jianguan sql -f TSV \"" + sql + "\"").out().strip());
  }
}
