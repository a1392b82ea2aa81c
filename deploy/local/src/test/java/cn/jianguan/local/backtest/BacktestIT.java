package cn.jianguan.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.command.backtest.Backtest;
import cn.jianguan.command.backtest.BacktestReport;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.local.Await;
import cn.jianguan.local.replay.StackReplay;
import cn.jianguan.local.stack.MachineShare;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live against backtest, on real records: what was found while they came is found again. */
class BacktestIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

  @TempDir private static Path directory;
  private static Stack stack;

  @BeforeAll
  static void replay() throws Exception {
    Path migrations = DEPLOY.resolve("clickhouse");
    new StackReplay(
            new StackReplay.Options(
                ReplaySources.of(List.of(data()), List.of(), DEPLOY.resolve("sources")),
                directory.resolve("stack"),
                migrations,
                null,
                MachineShare.LEAST),
            System.out::println)
        .run();
    stack =
        Stack.start(
            directory.resolve("stack"),
            StackOptions.standard(Topics.LogTime.REPLAY, migrations, System.out::println));
    Await.until(
        "clock",
        () -> {
          var flink = stack.flink().client();
          return flink.watermark(flink.job("alert-job")).orElse(0) > 0;
        });
  }

  /** What of the sample fires models; all of it takes minutes. */
  private static Path data() throws IOException {
    Path data = Files.createDirectories(directory.resolve("tw_env"));
    for (String file : List.of("facilities", "penalties_to_2014", "stack_tests_to_2014")) {
      Path from = DEPLOY.resolve("sample/tw_env").resolve(file + ".csv.gz");
      Files.copy(from, data.resolve(from.getFileName().toString()));
    }
    return data;
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void everyModel_hitsAsItDidLive() throws Exception {
    BacktestReport report = backtest(PackLibrary.shipped(), null, null);

    assertThat(report.refused()).containsOnlyKeys("JD-17");
    assertThat(report.models())
        .allSatisfy(
            model -> {
              BacktestReport.Live live = model.live();
              assertThat(List.of(live.differing(), live.onlyLive(), live.onlyBacktest()))
                  .as(model.modelId())
                  .containsOnly(0L);
              assertThat(live.same()).isEqualTo(model.hits() + model.withdrawn());
            });
    assertThat(report.models())
        .filteredOn(model -> model.hits() > 0)
        .extracting(BacktestReport.Model::modelId)
        .contains("JD-07", "JD-15");
    assertThat(number("SELECT sum(hits) FROM backtest_run FINAL WHERE run_id = '%s'", report))
        .isEqualTo(
            number("SELECT count() FROM hit FINAL WHERE op = 'HIT' AND model_id != 'JD-17'"));
  }

  /** Everything that came before the range is history; nothing outside it is reported. */
  @Test
  void range_reportsWhatLiveFoundInIt() throws Exception {
    Instant from = Instant.parse("2012-01-01T00:00:00Z");
    Instant to = Instant.parse("2013-01-01T00:00:00Z");
    List<Pack> fines = List.of(PackLibrary.shipped(busiest()));
    BacktestReport.Model model = backtest(fines, from, to).models().get(0);

    assertThat(model.hits()).isPositive();
    assertThat(model.live().onlyLive()).isZero();
    assertThat(model.live().differing()).isZero();
    assertThat(model.bySeverity().values().stream().mapToLong(it -> it).sum())
        .isEqualTo(model.hits());
    assertThat(new TreeMap<>(model.byDate()).firstKey()).startsWith("2012-");
    assertThat(new TreeMap<>(model.byDate()).lastKey()).startsWith("201").isLessThan("2013-02");
  }

  @Test
  void badRange_isRefusedInWords() {
    List<Pack> any = List.of(PackLibrary.shipped("JD-01"));
    Instant past = Instant.parse("1970-01-02T00:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backtest(any, past.plusSeconds(1), past))
        .withMessageContaining("from must be before to");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backtest(any, past, past.plusSeconds(1)))
        .withMessageContaining("the log goes from");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> backtest(List.of(PackLibrary.shipped("JD-17")), null, null))
        .withMessageContaining("the act-log does not hold those");
  }

  private static BacktestReport backtest(List<Pack> packs, Instant from, Instant to)
      throws Exception {
    return new Backtest(stack.cluster(), false, "it", System.out::println).run(packs, from, to);
  }

  private static String busiest() throws Exception {
    return ask(
        "SELECT model_id FROM hit FINAL WHERE op = 'HIT' AND toYear(log_time) = 2012 GROUP BY"
            + " model_id ORDER BY count() DESC LIMIT 1");
  }

  private static long number(String sql, BacktestReport report) throws Exception {
    return number(sql.formatted(report.runId()));
  }

  private static long number(String sql) throws Exception {
    return Long.parseLong(ask(sql));
  }

  private static String ask(String sql) throws Exception {
    try (ClickHouse clickHouse = ClickHouse.connect(stack.cluster().clickHouse())) {
      return clickHouse.strings(sql).get(0);
    }
  }
}
