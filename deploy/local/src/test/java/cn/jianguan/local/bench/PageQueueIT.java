package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.Home;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.local.Await;
import cn.jianguan.local.console.ConsoleNode;
import cn.jianguan.local.replay.StackReplay;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page is told of alerts that are remembered for it, against the tables. */
class PageQueueIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final String PROVINCE = "710000";

  /** Filters, and the same as conditions on alert_current. */
  private static final Map<String, String> FILTERS =
      new TreeMap<>(
          Map.of(
              "all=false", "is_open",
              "all=true", "1",
              "severity=RED,ORANGE", "is_open AND severity IN ('RED', 'ORANGE')",
              "state=DISPATCHED", "state = 'DISPATCHED'",
              "state=CLOSED,SUPPRESSED,MERGED_ALERT",
                  "state IN ('CLOSED', 'SUPPRESSED', 'MERGED_ALERT')",
              "card=ANY", "is_open AND card != 'NONE'",
              "model=JD-07", "is_open AND model_id = 'JD-07'",
              "domain=ST&all=true", "domain = 'ST'",
              "due=OVERDUE",
                  "is_open AND multiIf(state = 'DISPATCHED', due_sign, state = 'SIGNED', due_verify,"
                      + " state = 'HANDLING', due_handle, state = 'RECTIFYING', rectify_due, state ="
                      + " 'FEEDBACK', due_audit, NULL) < now64(3)",
              "q=%E5%85%AC%E5%8F%B8",
                  "is_open AND (position(title_zh, '公司') > 0 OR position(object_name, '公司') > 0)"));

  @TempDir Path folder;

  @Test
  void queue_isWhatTheTablesHold_forEveryFilterAndForWhoeverAsks() throws Exception {
    System.setProperty("jianguan.home", DEPLOY.getParent().toString());
    Path data = folder.resolve("data");
    new StackReplay(
            new StackReplay.Options(
                ReplaySources.of(List.of(sample()), List.of(), DEPLOY.resolve("sources")),
                data,
                DEPLOY.resolve("clickhouse"),
                null,
                MachineShare.LEAST),
            System.out::println)
        .run();
    StackOptions options =
        StackOptions.standard(
                Topics.LogTime.REPLAY, DEPLOY.resolve("clickhouse"), System.out::println)
            .with(List.of())
            .showing(Home.console());
    try (Stack stack = Stack.start(data, options);
        ClickHouse clickHouse = ClickHouse.connect(stack.cluster().clickHouse())) {
      ConsoleNode console = stack.console().orElseThrow();
      PageSession admin =
          PageSession.enter(console.address(), "admin", console.firstPassword().orElseThrow());
      String busiest =
          clickHouse
              .strings(
                  "SELECT addressee FROM alert_current WHERE addressee != '' GROUP BY addressee"
                      + " ORDER BY count() DESC LIMIT 1")
              .get(0);
      assertAnswers(admin, "1", clickHouse);
      assertAnswers(
          entered(console, admin, "centre", "PROV_CENTRE", PROVINCE, busiest),
          "startsWith(area_number, '71') OR area_number = ''",
          clickHouse);
      assertAnswers(
          entered(console, admin, "dept", "DEPT", "", busiest),
          "addressee = '%1$s' OR has(copies, '%1$s')".formatted(busiest),
          clickHouse);
      assertCardsAreTheirHolders(admin, clickHouse);
      assertOneIsShownWhole(admin, clickHouse);
      assertMoveIsSeen(admin, clickHouse);
    }
  }

  private static PageSession entered(
      ConsoleNode console, PageSession admin, String name, String role, String area, String org)
      throws IOException, InterruptedException {
    Map<String, String> account =
        Map.of("name", name, "displayName", name, "role", role, "org", org, "area", area);
    String password = admin.post("/api/v1/admin/accounts", account).path("password").asText();
    return PageSession.enter(console.address(), name, password);
  }

  private static void assertAnswers(PageSession session, String own, ClickHouse clickHouse)
      throws Exception {
    for (Map.Entry<String, String> filter : FILTERS.entrySet()) {
      String where = " FROM alert_current WHERE (%s) AND (%s)".formatted(filter.getValue(), own);
      JsonNode counts = session.get("/api/v1/alerts/counts?" + filter.getKey());
      assertThat(counts.path("total").asText() + ' ' + counts.path("yellow").asText())
          .as(filter.getKey() + " of " + own)
          .isEqualTo(
              clickHouse
                  .strings(
                      "SELECT concat(toString(count()), ' ', toString(countIf(severity ="
                          + " 'YELLOW')))"
                          + where)
                  .get(0));
      assertThat(listed(session, filter.getKey() + "&sort=NEWEST"))
          .as(filter.getKey() + " of " + own)
          .isEqualTo(
              clickHouse.strings(
                  "SELECT alert_id"
                      + where
                      + " ORDER BY emitted_at DESC, severity DESC, alert_id LIMIT 500"));
    }
    JsonNode numbers = session.get("/api/v1/overview/numbers");
    assertThat(numbers.path("open").asText() + ' ' + numbers.path("spared").asText())
        .isEqualTo(
            clickHouse
                .strings(
                    "SELECT concat(toString(countIf(is_open)), ' ', toString(countIf(state IN"
                        + " ('MERGED_PLAN', 'SUPPRESSED', 'SELF_CORRECT')))) FROM alert_current"
                        + " WHERE "
                        + own)
                .get(0));
  }

  /** Whoever was dealt the card is named where the alert is somebody else's now. */
  private static void assertCardsAreTheirHolders(PageSession session, ClickHouse clickHouse)
      throws Exception {
    List<String> shown = new ArrayList<>();
    session
        .get("/api/v1/alerts?card=ANY&all=true&sort=NEWEST&limit=500")
        .path("rows")
        .forEach(
            it -> shown.add(it.path("alertId").asText() + ' ' + it.path("cardHolder").asText()));
    assertThat(shown)
        .isNotEmpty()
        .isEqualTo(
            clickHouse.strings(
                "SELECT concat(a.alert_id, ' ', if(c.holder = a.addressee, '', c.holder)) FROM"
                    + " alert_current AS a LEFT JOIN (SELECT alert_id, CAST(dealt_card, 'String')"
                    + " AS of, argMax(holder, dealt_at) AS holder FROM alert_card WHERE in_force"
                    + " GROUP BY alert_id, of) AS c ON a.alert_id = c.alert_id AND CAST(a.card,"
                    + " 'String') = c.of WHERE a.card != 'NONE' ORDER BY a.emitted_at DESC,"
                    + " a.severity DESC, a.alert_id LIMIT 500"));
  }

  /** The first 500 in two parts. */
  private static List<String> listed(PageSession session, String filter) throws Exception {
    List<String> ids = new ArrayList<>();
    String after = "";
    for (int limit : List.of(100, 400)) {
      JsonNode page = session.get("/api/v1/alerts?" + filter + "&limit=" + limit + after);
      page.path("rows").forEach(it -> ids.add(it.path("alertId").asText()));
      if (page.path("next").isNull()) {
        break;
      }
      after = "&after=" + page.path("next").asText();
    }
    return ids;
  }

  private static void assertOneIsShownWhole(PageSession admin, ClickHouse clickHouse)
      throws Exception {
    String id = listed(admin, "model=JD-07").get(0);
    JsonNode page = admin.get("/api/v1/alerts/" + id);
    assertThat(page.path("alert").path("state").asText())
        .isEqualTo(
            clickHouse
                .strings("SELECT state FROM alert_current WHERE alert_id = '%s'".formatted(id))
                .get(0));
    assertThat(page.path("steps").size() + " " + page.path("notices").size())
        .isEqualTo(
            clickHouse
                .strings(
                    ("SELECT concat(toString((SELECT count() FROM alert_transition FINAL WHERE"
                            + " alert_id = '%1$s')), ' ', toString((SELECT count() FROM"
                            + " notification FINAL WHERE alert_id = '%1$s')))")
                        .formatted(id))
                .get(0));
    assertThat(page.path("acts").size()).isEqualTo(page.path("alert").path("actIds").size());
    assertThat(page.path("evidence")).isNotEmpty();
  }

  /** A row that comes is seen without all being read again. */
  private static void assertMoveIsSeen(PageSession admin, ClickHouse clickHouse) throws Exception {
    long open = open(admin);
    clickHouse.run(
        "INSERT INTO alert SELECT * REPLACE ('CLOSED' AS state, seq + 1 AS seq, row_version + 1 AS"
            + " row_version, log_offset + 100000 AS log_offset) FROM alert FINAL WHERE alert_id IN"
            + " (SELECT alert_id FROM alert_current WHERE is_open LIMIT 1)");
    Await.until("one less is open", () -> open(admin) == open - 1);
  }

  private static long open(PageSession session) throws IOException, InterruptedException {
    return session.get("/api/v1/alerts/counts").path("total").asLong();
  }

  private Path sample() throws IOException {
    Path sample = Files.createDirectories(folder.resolve("tw_env"));
    for (String file : List.of("facilities.csv.gz", "penalties_to_2014.csv.gz")) {
      Files.copy(DEPLOY.resolve("sample/tw_env").resolve(file), sample.resolve(file));
    }
    return sample;
  }
}
