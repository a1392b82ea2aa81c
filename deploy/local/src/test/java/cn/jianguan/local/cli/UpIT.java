package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Sha256;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.local.Await;
import cn.jianguan.log.LogUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The commands as people use them, on one stack that {@code up} runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
  private static final Path FIXTURES =
      Path.of("..", "..", "console", "src", "test", "resources").toAbsolutePath().normalize();
  private static final Path SOURCES = Path.of("..", "sources").toAbsolutePath().normalize();
  private static final String READY = "Ctrl-C stops";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

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
    long asked = System.nanoTime();
    up.destroy();
    Await.until("end of up", () -> !up.isAlive());
    Duration took = Duration.ofNanos(System.nanoTime() - asked);
    System.out.println("up ended after " + took);
    assertThat(took).isLessThan(LONGEST_STOP);
    Await.until("end of its children", () -> children.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(children).hasSize(4);
  }

  @Test
  void printedLines_run() throws Exception {
    List<String> lines = printed("  deploy/jianguan ");
    assertThat(lines).hasSize(5);
    for (String line : lines) {
      Shell.Answer answer = shell.run(line);
      // This part of the sample has no rejects: their list is the only one that is empty.
      boolean empty = line.contains("FROM reject");
      assertThat(answer.err()).as(line).isEqualTo(empty ? "无行 / no rows\n" : "");
      assertThat(answer.out().isBlank()).as(line).isEqualTo(empty);
      assertThat(answer.status()).as(line).isZero();
    }
  }

  @Test
  void status_listsEveryJob() throws Exception {
    assertThat(shell.run("deploy/jianguan status").out())
        .contains("alert-job        RUNNING")
        .contains("statistics-job   RUNNING")
        .contains("push-job         RUNNING")
        .contains("load-job         RUNNING");
  }

  @Test
  void sql_printsTheChosenFormat() throws Exception {
    assertThat(shell.run("deploy/jianguan sql -f CSVWithNames \"SELECT '甲' AS name\"").out())
        .isEqualTo("\"name\"\n\"甲\"\n");
  }

  /** The packaged page, by a browser, as each of its people. */
  @Test
  void page_isWorkedWithInABrowser() throws Exception {
    Browser.assumeThere();
    for (String source : List.of("TWIN-A", "TWIN-B")) {
      Path mapping = TwinFiles.mapping(directory, source, source.equals("TWIN-A"));
      Path data = TwinFiles.data(directory, source);
      Shell.Answer sent =
          shell.run("deploy/jianguan import --source " + data + " --mapping " + mapping);
      assertThat(sent.status()).as(sent.out() + sent.err()).isZero();
    }
    Await.until(
        "pairs", () -> number("SELECT count() FROM act_review FINAL WHERE verdict = 'OPEN'") == 2);
    String password = printed("              首次登录").get(0).replaceFirst(".*: ", "");
    String address = printed("  页面 page").get(0).replaceFirst(".* ", "");
    Browser.run("tour.mjs", address, password);
    documentsAreHandedInByKey(address);
  }

  /** By a department's system that the tour gave a key: the document itself lies at the console. */
  private static void documentsAreHandedInByKey(String address) throws Exception {
    JsonNode department =
        new ObjectMapper().readTree(Browser.SHOTS.resolve("department.json").toFile());
    String alert = department.get("alert").asText();
    byte[] document = "%PDF-1.4 by the line".getBytes(StandardCharsets.UTF_8);
    Files.write(directory.resolve("现场.pdf"), document);
    Files.writeString(directory.resolve("wrong.key"), "jg_wrong");
    Files.writeString(directory.resolve("department.key"), department.get("key").asText() + "\n");
    String sign =
        "deploy/jianguan alerts sign %s --as %s --attach %s --key-file "
            .formatted(alert, department.get("org").asText(), directory.resolve("现场.pdf"));
    Shell.Answer refused = shell.run(sign + directory.resolve("wrong.key"));
    assertThat(refused.status()).isNotZero();
    assertThat(refused.err()).contains("附件未被接受，没有办理");
    Shell.Answer signed = shell.run(sign + directory.resolve("department.key"));
    assertThat(signed.status()).as(signed.out() + signed.err()).isZero();
    assertThat(signed.out()).contains("附件已送达", "现场.pdf");
    HttpRequest wanted =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/api/v1/alerts/%s/documents/%s"
                        .formatted(address, alert, new Sha256().add(document).hex())))
            .header("Authorization", "Bearer " + department.get("key").asText())
            .build();
    HttpClient http = HttpClient.newHttpClient();
    Await.until( // the table follows the log
        "document",
        () -> Arrays.equals(http.send(wanted, BodyHandlers.ofByteArray()).body(), document));
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

  /** Rows that are sent again are counted once, which the page shows as well. */
  @Test
  void onboardingPage_takesASpreadsheetToItsFirstAlert() throws Exception {
    Page page = Page.read(SOURCES.resolve("ONBOARDING.md"));
    assertThat(page.steps()).hasSizeGreaterThan(8).anyMatch(Page.Step::isQuestion);
    for (Page.Step step : page.steps()) {
      String missing = step.missing(typed(step));
      if (!missing.isEmpty() && step.isQuestion()) {
        Await.until(missing, () -> step.missing(typed(step)).isEmpty());
      } else {
        assertThat(missing).as(step.commands()).isEmpty();
      }
    }
    assertThat(number("SELECT count() FROM act WHERE cd_source = 'XW-SCJG'")).isEqualTo(10);
  }

  private static String typed(Page.Step step) throws Exception {
    Shell.Answer answer = shell.run(step.commands());
    return answer.out() + answer.err();
  }

  @Test
  void secondStart_keepsTheData_andTheFirstLeavesNothingRunning() throws Exception {
    String before = counts();
    assertThat(before).doesNotStartWith("0\t").doesNotContain("\t0\t");
    String ports = ports();
    stop();
    startUp();
    assertThat(counts()).isEqualTo(before);
    assertThat(ports()).isEqualTo(ports).hasLineCount(5);
    assertThat(printed("载入真实样例")).isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void partitionAddedToActs_isReadAndHasHeartbeats() throws Exception {
    try (Admin admin = admin()) {
      admin.createPartitions(Map.of("acts", NewPartitions.increaseTo(3))).all().get();
    }
    // Red until the partition has heartbeats and the alert job has read some.
    Await.until("green", () -> shell.run("deploy/jianguan status").status() == 0);
  }

  /** The last: it leaves a job that fails, and the stack must end in time all the same. */
  @Test
  @Order(Integer.MAX_VALUE)
  void standstill_isSaid() throws Exception {
    // The supervisor sends the heartbeats.
    stopped(up.toHandle(), "分区无心跳");
    stopped("FlinkServer", "Flink 不应答 / Flink does not answer");
    stopped("ClickHouseServer", "ClickHouse 不应答 / ClickHouse does not answer");
    try (Admin admin = admin()) {
      // What the alert job writes next is too large.
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, "act-log"),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("max.message.bytes", "10"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
    // It would wait for the alert job.
    says("主题 act-log 的 max.message.bytes=10");
    Process sending =
        shell.start(
            "deploy/jianguan import --source " + FIXTURES.resolve("jp_labour"),
            Files.createTempFile(directory, "import", ".txt"));
    try {
      // An effect of what is said first.
      Await.until(
          "failing job",
          () -> shell.run("deploy/jianguan status").out().contains("also: alert-job "));
    } finally {
      sending.destroy();
    }
  }

  /** A process that is there and does nothing. */
  private static void stopped(String main, String line) throws Exception {
    stopped(process(main), line);
  }

  private static void stopped(ProcessHandle process, String line) throws Exception {
    signal("STOP", process);
    try {
      says(line);
    } finally {
      signal("CONT", process);
    }
    Await.until("green again", () -> shell.run("deploy/jianguan status").status() == 0);
  }

  private static void says(String line) throws Exception {
    long since = System.nanoTime();
    String wanted = "停滞 / standstill: " + line;
    Await.until(
        line,
        () -> {
          Shell.Answer answer = shell.run("deploy/jianguan status");
          System.out.println(answer.out().lines().findFirst().orElse(answer.err()));
          return answer.status() == 1 && answer.out().contains(wanted);
        });
    System.out.println(line + " after " + Duration.ofNanos(System.nanoTime() - since));
  }

  private static ProcessHandle process(String main) {
    return up.descendants()
        .filter(child -> commandLine(child).contains(main))
        .findFirst()
        .orElseThrow();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(
          Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor())
        .isZero();
  }

  private static Admin admin() throws IOException {
    return Cluster.ofStack(directory.resolve(".jianguan")).kafka(LogUser.ADMIN).admin();
  }

  /** Rows that stand, as {@code up} counts them. */
  private static String counts() throws Exception {
    return shell
        .run(
            "deploy/jianguan sql -f TSV \"SELECT (SELECT count() FROM act), (SELECT count() FROM"
                + " alert FINAL), (SELECT count() FROM reject FINAL)\"")
        .out();
  }

  /** Addresses of the parts, as they were printed last. */
  private static String ports() throws IOException {
    return Files.readAllLines(said).stream()
        .filter(line -> line.contains("127.0.0.1:"))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> printed(String start) throws IOException {
    return Files.readAllLines(said).stream().filter(line -> line.startsWith(start)).toList();
  }

  private static long number(String sql) throws Exception {
    return Long.parseLong(shell.run("deploy/jianguan sql -f TSV \"" + sql + "\"").out().strip());
  }
}
