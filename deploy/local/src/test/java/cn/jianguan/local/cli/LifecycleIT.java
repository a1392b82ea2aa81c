package cn.jianguan.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.cluster.MetricsClient;
import cn.jianguan.command.kafka.Heartbeats;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.local.Await;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a model while acts stream in: which version judged which act, and no restart. */
class LifecycleIT {
  private static final Path MIGRATIONS = Path.of("..", "clickhouse").toAbsolutePath().normalize();
  private static final String MODEL = "WL-02";
  private static final String MENDED = "WL-92";
  private static final String SILENT = "WL-93";
  private static final String STORED =
      "SELECT 'accepted', count() FROM act"
          + " UNION ALL SELECT 'rejects', count() FROM reject FINAL"
          + " UNION ALL SELECT 'hits', count() FROM hit FINAL"
          + " UNION ALL SELECT 'shadow_hits', count() FROM shadow_hit FINAL"
          + " UNION ALL SELECT 'alerts', count() FROM alert FINAL"
          + " UNION ALL SELECT 'transitions', count() FROM alert_transition FINAL"
          + " UNION ALL SELECT 'loaded', count() FROM alert_transition";
  private static final int FUTURE_SECONDS = 20;

  @TempDir private Path folder;
  private Commands commands;

  @BeforeEach
  void commands() {
    commands = new Commands(folder);
  }

  @Test
  void lifeOfAModel_everyActIsJudgedByTheVersionInForce() throws Exception {
    // Acts carry the log time that the test gives them, so that one can fall on the very moment.
    StackOptions options =
        StackOptions.standard(Topics.LogTime.REPLAY, MIGRATIONS, System.out::println);
    try (Stack stack = Stack.start(commands.data(), options);
        Heartbeats heartbeats =
            Heartbeats.live(
                stack.cluster().kafka(LogUser.CLOCK), stack.cluster().kafka(LogUser.JOBS));
        ActStream acts = new ActStream(stack.cluster())) {
      FlinkClient flink = stack.flink().client();
      Await.until("jobs", () -> flink.isRunning("alert-job"));
      FlinkClient.Job before = flink.job("alert-job");

      List<Begin> versions = live(acts);

      Await.until("the last act is judged", () -> acts.hasSeen(acts.sent().size()));
      heartbeats.check();
      assertThat(acts.hits(MODEL)).isEqualTo(expected(acts.sent(), versions));
      assertThat(acts.shadowHits().values()).containsOnly("1.2.0");
      assertThat(flink.job("alert-job")).isEqualTo(before);
      assertThat(flink.metric(before, "numRestarts").orElse(0)).isZero();
      countersEqualTables(acts.sent().size());
    }
  }

  /** No task was restarted, so what the tasks counted is what lies in the tables. */
  private void countersEqualTables(int sent) throws Exception {
    Cluster cluster = Cluster.ofStack(commands.data());
    MetricsClient metrics = new MetricsClient(cluster.metrics().orElseThrow());
    try (ClickHouse tables = ClickHouse.connect(cluster.clickHouse())) {
      Await.until("all is stored", () -> tables.counts(STORED).equals(counted(metrics.read())));
    }
    Map<String, Long> counted = counted(metrics.read());
    assertThat(counted).containsEntry("accepted", (long) sent).containsEntry("rejects", 0L);
    counted.remove("rejects");
    assertThat(counted).doesNotContainValue(0L);
    assertThat(commands.ask("status"))
        .contains("接收 accepted %,13d".formatted(sent))
        .containsPattern("load-job 0 条 records")
        .containsPattern("oldest checkpoint: .*job, \\d+ 秒前");
  }

  private static Map<String, Long> counted(List<MetricsClient.Sample> samples) {
    Map<String, Long> counted = new TreeMap<>();
    counted.put("accepted", sum(samples, "jianguan_rows_accepted_total", "", ""));
    counted.put("rejects", sum(samples, "jianguan_rejects_total", "", ""));
    counted.put("hits", sum(samples, "jianguan_hits_total", "channel", "LIVE"));
    counted.put("shadow_hits", sum(samples, "jianguan_hits_total", "channel", "SHADOW"));
    counted.put("alerts", sum(samples, "jianguan_alert_transitions_total", "from", "NONE"));
    counted.put("transitions", sum(samples, "jianguan_alert_transitions_total", "", ""));
    counted.put("loaded", sum(samples, "jianguan_load_rows_total", "table", "alert_transition"));
    return counted;
  }

  private static long sum(
      List<MetricsClient.Sample> samples, String name, String label, String value) {
    return samples.stream()
        .filter(it -> it.name().equals(name) && it.label(label).equals(value))
        .mapToLong(it -> (long) it.value())
        .sum();
  }

  /** From when a version is in force; empty: none. */
  private record Begin(long logTime, String version) {}

  private List<Begin> live(ActStream acts) throws Exception {
    List<Begin> begins = new ArrayList<>();
    acts.awaitSent(20);
    commands.models("publish", pack("1.0.0"), "--author", "a", "--publisher", "b");
    begins.add(new Begin(commands.logTime(), "1.0.0"));
    Await.until("hits of 1.0.0", () -> acts.hits(MODEL).containsValue("1.0.0"));

    Instant moment = Instant.ofEpochMilli(System.currentTimeMillis() + FUTURE_SECONDS * 1_000L);
    acts.send(moment.toEpochMilli() - 1);
    acts.send(moment.toEpochMilli());
    commands.models(
        "publish", pack("1.1.0"), "--author", "a", "--publisher", "b", "--from", moment.toString());
    begins.add(new Begin(moment.toEpochMilli(), "1.1.0"));
    Await.until("hits of 1.1.0", () -> acts.hits(MODEL).containsValue("1.1.0"));

    refusedAndMended(acts);

    commands.models("shadow", pack("1.2.0"), "--author", "a", "--publisher", "b");
    Await.until("hits in shadow", () -> acts.shadowHits().containsValue("1.2.0"));

    comparisons(acts);

    commands.models("rollback", MODEL, "1.0.0", "--publisher", "b");
    begins.add(new Begin(commands.logTime(), "1.0.0"));
    int rolledBack = acts.sent().size();
    Await.until("acts after the rollback", () -> acts.hasSeen(rolledBack + 20));

    commands.models("retire", MODEL, "--publisher", "c");
    begins.add(new Begin(commands.logTime(), ""));
    acts.awaitSent(acts.sent().size() + 20);
    acts.end();
    return begins;
  }

  /** What is said of versions in shadow that see no act, that hit none, and that do. */
  private void comparisons(ActStream acts) throws Exception {
    commands.models("shadow", "JD-07", "--author", "a", "--publisher", "b");
    Await.until("trial", () -> commands.ask("models", "compare", "JD-07").contains("PENALTY"));
    assertThat(commands.said()).contains("no version is live").contains("no act that it looks at");

    Map<String, String> silent = new TreeMap<>(PackLibrary.shipped(MODEL).files());
    silent.replaceAll((file, text) -> text.replace(MODEL, SILENT));
    silent.merge(
        Pack.PARAMETERS, "first,320102,9999,,,,\nrepeated,320102,9999,,,,\n", String::concat);
    commands.models(
        "shadow", commands.pack(SILENT, "1.0.0", silent), "--author", "a", "--publisher", "b");
    Await.until(
        "acts without hits",
        () -> commands.ask("models", "compare", SILENT).contains("nothing to compare"));
    assertThat(commands.said()).containsPattern("of [1-9][0-9]* acts");

    Await.until(
        "hits to compare",
        () -> commands.ask("models", "compare", MODEL).contains("两者一致 / both alike"));
    assertThat(commands.said()).contains("shadow version 1.2.0").doesNotContain("nothing");
  }

  /** A threshold that is no number is refused, one that is never reached is seen in the diff. */
  private void refusedAndMended(ActStream acts) throws Exception {
    Map<String, String> mended = new TreeMap<>();
    PackLibrary.shipped(MODEL)
        .files()
        .forEach((file, text) -> mended.put(file, text.replace(MODEL, MENDED)));
    Map<String, String> wrong = new TreeMap<>(mended);
    wrong.merge(Pack.PARAMETERS, "first,320102,three,,,,\n", String::concat);
    Map<String, String> silent = new TreeMap<>(mended);
    silent.merge(
        Pack.PARAMETERS, "first,320102,9999,,,,\nrepeated,320102,9999,,,,\n", String::concat);

    String publish = commands.pack(MENDED, "1.0.0", wrong);
    assertThat(commands.ask("models", "publish", publish, "--author", "a", "--publisher", "b"))
        .contains("WL-92/parameters.csv:4 [value]", "three");
    commands.models(
        "publish", commands.pack(MENDED, "1.0.0", silent), "--author", "a", "--publisher", "b");
    commands.models(
        "publish", commands.pack(MENDED, "1.0.1", mended), "--author", "a", "--publisher", "b");
    commands.models("diff", MENDED, "1.0.0", "1.0.1"); // the latter a moment old, not loaded yet
    assertThat(commands.said()).contains("WL-92: 1.0.0 → 1.0.1").contains("-first,320102,9999");
    Await.until("hits of the mended one", () -> acts.hits(MENDED).containsValue("1.0.1"));
    assertThat(acts.hits(MENDED).values()).containsOnly("1.0.1");
  }

  private static Map<String, String> expected(Map<String, Long> sent, List<Begin> begins) {
    Map<String, String> expected = new TreeMap<>();
    sent.forEach(
        (act, logTime) ->
            begins.stream()
                .filter(begin -> begin.logTime <= logTime)
                .reduce((earlier, later) -> later)
                .filter(begin -> !begin.version.isEmpty())
                .ifPresent(begin -> expected.put(act, begin.version)));
    return expected;
  }

  /** A folder with the shipped pack under another version number. */
  private String pack(String version) throws Exception {
    return commands.pack(MODEL, version, PackLibrary.shipped(MODEL).files());
  }
}
