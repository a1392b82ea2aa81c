package cn.jianguan.command.backtest;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.jobs.app.BacktestTopology;
import cn.jianguan.jobs.backtest.ActLogHistory;
import cn.jianguan.jobs.backtest.Judged;
import cn.jianguan.jobs.backtest.Observing;
import cn.jianguan.jobs.backtest.Until;
import cn.jianguan.jobs.load.backtest.BacktestRun;
import cn.jianguan.jobs.load.backtest.BacktestSink;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One backtest: any number of models in one job over the act-log of a running stack, whose own jobs
 * go on undisturbed. Hits go to {@code backtest_hit}, the run to {@code backtest_run}.
 */
public final class Backtest {
  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Cluster cluster;
  private final boolean isDrained;
  private final String startedBy;
  private final Consumer<BacktestProgress> progress;

  /**
   * @param isDrained whether no job runs, and all was read when they did
   * @param startedBy who is on record as having run it
   */
  public Backtest(
      Cluster cluster, boolean isDrained, String startedBy, Consumer<BacktestProgress> progress) {
    this.isDrained = isDrained;
    this.startedBy = startedBy;
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param from first log time to report; null: the first act's
   * @param to log time to end before; null, or later than the log: the end of the log
   * @throws IllegalArgumentException if the range is none, or no model can be backtested
   */
  public BacktestReport run(List<Pack> packs, Instant from, Instant to) throws Exception {
    Instant started = Instant.now();
    Map<String, String> refused = new TreeMap<>();
    List<Candidate> models =
        packs.stream().map(Candidate::of).filter(it -> isPossible(it, refused)).toList();
    if (models.isEmpty()) {
      throw new IllegalArgumentException("没有可回测的模型 / no model can be backtested: " + refused);
    }
    LogEdge edge;
    ActLogHistory history;
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER));
        var consumer = log.consumer()) {
      edge = isDrained ? LogEdge.ofDrained(log) : edgeOfRunning(log);
      progress.accept(BacktestProgress.at("", "查看行为日志 / surveying the act-log …"));
      history = ActLogHistory.survey(consumer, Topic.ACT_LOG.kafkaName(), edge.offsets());
    }
    Range range = Range.of(from, to, history, edge.end());
    String runId = RUN_ID.format(started) + "-" + UUID.randomUUID().toString().substring(0, 4);
    progress.accept(
        BacktestProgress.at(
            runId,
            "回测 / backtest %s: %d 个模型 models, %s, %,d 条日志 log entries"
                .formatted(runId, models.size(), range, history.entries())));
    Map<String, Long> counters;
    try {
      counters = job(models, history, range, runId);
    } catch (Exception e) {
      forget(runId, e);
      throw e;
    }
    double seconds = (Instant.now().toEpochMilli() - started.toEpochMilli()) / 1000.0;
    progress.accept(BacktestProgress.at(runId, "统计 / counting …"));
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      BacktestReport report =
          new BacktestReport(
              runId,
              Instant.ofEpochMilli(range.from()),
              Instant.ofEpochMilli(range.to()),
              counters.getOrDefault(Observing.CHANGES, 0L),
              seconds,
              new BacktestQueries(clickHouse, runId, range).models(models, failures(counters)),
              refused);
      BacktestSink.finished(cluster.clickHouse(), rows(report, models, started));
      return report;
    }
  }

  private LogEdge edgeOfRunning(LogEnds log) throws IOException, InterruptedException {
    FlinkClient flink = cluster.flink();
    return LogEdge.of(log, flink, Drain.of(log, cluster, line -> {}));
  }

  private static boolean isPossible(Candidate model, Map<String, String> refused) {
    if (!model.refusal().isEmpty()) {
      refused.put(model.id(), model.refusal());
    }
    return model.refusal().isEmpty();
  }

  private Map<String, Long> job(
      List<Candidate> models, ActLogHistory history, Range range, String runId) throws Exception {
    Set<SubjectKind> subjects = EnumSet.noneOf(SubjectKind.class);
    models.forEach(model -> subjects.addAll(model.definition().subjects()));
    Path folder = Files.createTempDirectory("jianguan-backtest");
    try {
      EmbeddedJob embedded = new EmbeddedJob(folder);
      StreamExecutionEnvironment env = embedded.environment();
      new BacktestTopology(cluster.configuration())
          .build(
              env,
              history,
              new BacktestTopology.Question(
                  models.stream().map(Candidate::inForce).toList(),
                  subjects,
                  range.from(),
                  range.to() - 1),
              new BacktestSink(cluster.clickHouse(), runId));
      return embedded.run(env, counters -> progress(counters, history, runId));
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  /** Hits of a run that broke off belong to none. */
  private void forget(String runId, Exception why) {
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      clickHouse.run("ALTER TABLE backtest_hit DELETE WHERE run_id = '" + runId + "'");
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  private void progress(Map<String, Long> counters, ActLogHistory history, String runId) {
    long reached = counters.getOrDefault(Until.REACHED, Long.MIN_VALUE);
    progress.accept(
        BacktestProgress.reading(
            runId,
            counters.getOrDefault(Observing.READ, 0L),
            history.entries(),
            reached < history.first() ? null : Instant.ofEpochMilli(reached)));
  }

  /** What went wrong by model, with how often. */
  private static Map<String, Map<String, Long>> failures(Map<String, Long> counters) {
    Map<String, Map<String, Long>> failures = new TreeMap<>();
    counters.forEach(
        (name, count) -> {
          if (name.startsWith(Judged.FAILED)) {
            String[] parts = name.split("\\|", 3);
            String model = parts[1].replaceFirst("@.*", "");
            failures.computeIfAbsent(model, any -> new TreeMap<>()).put(parts[2], count);
          }
        });
    return failures;
  }

  private List<BacktestRun> rows(BacktestReport report, List<Candidate> models, Instant started) {
    return report.models().stream()
        .map(
            model ->
                new BacktestRun(
                    report.runId(),
                    started,
                    startedBy,
                    model.modelId(),
                    model.version(),
                    model.sha256(),
                    report.from(),
                    report.to(),
                    report.acts(),
                    report.seconds(),
                    model.hits(),
                    model.withdrawn(),
                    model.failures().values().stream().mapToLong(Long::longValue).sum()))
        .toList();
  }
}
