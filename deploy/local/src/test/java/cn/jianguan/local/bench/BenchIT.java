package cn.jianguan.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cn.jianguan.command.replay.ReplaySources;
import cn.jianguan.local.stack.MachineShare;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of everything; how fast it is says nothing here. */
class BenchIT {
  private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();
  private static final int ACTS = 3_000;

  @TempDir Path temporary;

  @Test
  void benchOfFewActs_reportsEveryFigure_andWhatBecameOfTheActs() throws Exception {
    JsonNode report = report();

    for (String rate :
        List.of(
            "floorPerSecond", "pipelinePerSecond", "pipelineColdPerSecond", "alertJobPerSecond")) {
      assertThat(report.path(rate).asLong()).as(rate).isPositive();
    }
    assertThat(report.path("ratio").isNumber()).isTrue();
    JsonNode acts = report.path("acts");
    assertThat(acts.path("sent").asLong()).isEqualTo(ACTS);
    assertThat(acts.path("rejected").asLong()).isZero();
    assertThat(acts.path("accepted").asLong() + acts.path("duplicates").asLong()).isEqualTo(ACTS);
    assertThat(acts.path("inClickHouse").asLong()).isPositive();
    JsonNode latency = report.path("alertLatencyMs");
    assertThat(latency.path("samples").asLong()).isPositive();
    assertThat(latency.path("p50").asLong()).isPositive();
    assertThat(latency.path("p99").asLong()).isGreaterThanOrEqualTo(latency.path("p50").asLong());
    assertThat(report.path("live").path("rejected").asLong()).isZero();
    JsonNode models = report.path("models");
    assertThat(models.path("publications").asInt()).isEqualTo(2);
    assertThat(models.path("publishToActiveMs").asLong()).isPositive();
    assertThat(models.path("longestStallMs").asLong()).isPositive();
    assertThat(models.path("longestBeforeMs").isNumber()).isTrue();
    assertThat(report.path("peakRssMb").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("clickhouse", "flink", "kafka", "supervisor");
    JsonNode costs = report.path("costMicrosPerAct");
    assertThat(costs.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("clickhouse", "flink", "kafka", "supervisor");
    for (JsonNode process : costs) {
      double all = process.path("all").asDouble();
      double parts = -all;
      for (JsonNode part : process) {
        parts += part.asDouble();
      }
      assertThat(parts).isCloseTo(all, within(1.0 + all / 100));
    }
    assertThat(costs.path("flink").path("intake").asDouble()).isPositive();
    assertThat(costs.path("flink").path("checkpointTask").asDouble()).isPositive();
    assertThat(report.path("checkpointTaskMs").path("intake").asDouble()).isPositive();
    JsonNode rules = report.path("rules");
    assertThat(rules.path("evaluate10PerSecond").asLong()).isPositive();
    assertThat(rules.path("evaluate89PerSecond").asLong()).isPositive();
    assertThat(rules.path("tenWindow").path("enginePerSecond").asLong()).isPositive();
    assertThat(rules.path("bytesPerSubject").path("mean").asLong()).isPositive();
    assertThat(rules.path("agencyMicros").path("JD-04").path("1000").asDouble()).isPositive();
    assertThat(report.path("hits").isNumber()).isTrue();
    assertThat(report.path("alerts").isNumber()).isTrue();
    assertThat(report.path("seconds").path("pipeline").asDouble()).isPositive();
    assertThat(report.path("machine").path("parallelism").asInt()).isPositive();
  }

  @Test
  void benchOfFewPeople_reportsWhatTheyWereAnswered() throws Exception {
    System.setProperty("jianguan.home", DEPLOY.getParent().toString());
    BenchReport.Page page =
        new Bench(options(), System.out::println).runPage(new PageCrowd(12, 50, "710000")).page();

    assertThat(page.openAlerts()).isGreaterThanOrEqualTo(50);
    assertThat(page.failed()).as(page.firstFailure()).isZero();
    assertThat(page.queryMs().get("all").samples()).isPositive();
  }

  @Test
  void benchOfGrowingState_knowsEveryObject_beforeItMeasures() throws Exception {
    StateReport state = new Bench(options(), System.out::println).runState(4_000).state();

    assertThat(state.many().objects()).isEqualTo(4_000);
    assertThat(state.many().before()).isEqualTo(4_000);
    assertThat(state.few().objects()).isEqualTo(40);
    assertThat(state.few().before()).isEqualTo(ACTS);
    assertThat(state.few().perSecond()).isPositive();
    assertThat(state.many().flinkMicrosPerAct().get("warning")).isPositive();
    assertThat(state.ratio()).isPositive();
  }

  /** What of the sample fires models; to evaluate all of it again and again takes minutes. */
  private Path sample() throws IOException {
    Path sample = Files.createDirectories(temporary.resolve("tw_env"));
    for (String file :
        List.of("facilities.csv.gz", "penalties_to_2014.csv.gz", "toxic_reports_to_2014.csv.gz")) {
      Files.copy(DEPLOY.resolve("sample/tw_env").resolve(file), sample.resolve(file));
    }
    return sample;
  }

  private BenchOptions options() throws IOException {
    return new BenchOptions(
        ReplaySources.of(List.of(sample()), List.of(), DEPLOY.resolve("sources")),
        temporary.resolve("bench"),
        DEPLOY.resolve("clickhouse"),
        ACTS,
        200,
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        2,
        Duration.ofSeconds(3),
        List.of(100, 1_000),
        MachineShare.LEAST);
  }

  private JsonNode report() throws Exception {
    Path file = temporary.resolve("report.json");
    new Bench(options(), System.out::println).run().write(file);
    return new ObjectMapper().readTree(file.toFile());
  }
}
