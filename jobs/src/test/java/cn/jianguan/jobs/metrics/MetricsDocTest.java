package cn.jianguan.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With {@code -Dmetrics.write=true} writes the reference instead of comparing it. */
class MetricsDocTest {
  private static final Path FILE = Path.of("METRICS.md");

  private static final String HEAD =
      """
      # Metrics 指标

      > 各作业的指标，Prometheus 格式。本机系统的地址见 `jianguan.properties` 的 `metrics.endpoint`，只在 127.0.0.1 监听。

      What the jobs count, for Prometheus. The local stack shows it at `metrics.endpoint` of its `jianguan.properties`, on
      127.0.0.1 only. Another cluster names the reporter in Flink's configuration:

      ```
      metrics.reporter.jianguan.factory.class: cn.jianguan.jobs.metrics.flink.PrometheusReporterFactory
      metrics.reporter.jianguan.host: 127.0.0.1
      metrics.reporter.jianguan.port: 9249-9259
      ```

      Besides its own labels each has `job_name` and `subtask_index`. Counters begin at zero whenever a task starts, and what a task does
      again after a restart is counted again: use `rate` and `increase`. Flink's own metrics are there too, under the names and labels of
      Flink's reporter: `flink_taskmanager_job_task_operator_pendingRecords` is the lag of a source in records,
      `flink_jobmanager_job_lastCheckpointDuration` the time of a checkpoint in ms. Lag in log time is
      `max(jianguan_log_time_read_seconds) - on() group_right() jianguan_log_time_clock_seconds`.

      Made from the list itself, by `mvn test -pl jobs -am -Dtest=MetricsDocTest -Dmetrics.write=true -Dsurefire.failIfNoSpecifiedTests=false`.

      | metric | type | labels | meaning |
      |---|---|---|---|
      """;

  @Test
  void document_saysWhatTheMetricsSay() throws IOException {
    if (Boolean.getBoolean("metrics.write")) {
      Files.writeString(FILE, reference());
    }
    assertThat(Files.readString(FILE)).isEqualTo(reference());
  }

  @ParameterizedTest
  @EnumSource
  void name_followsPrometheus(Metric metric) {
    assertThat(metric.title()).matches("jianguan_[a-z_]+");
    assertThat(metric.title().endsWith("_total")).isEqualTo(metric.type() == Metric.Type.COUNTER);
  }

  private static String reference() {
    return Arrays.stream(Metric.values())
        .map(MetricsDocTest::row)
        .collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static String row(Metric metric) {
    String labels =
        metric.labels().stream().map(it -> '`' + it + '`').collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.title(),
            metric.type().name().toLowerCase(),
            labels.isEmpty() ? "–" : labels,
            metric.meaning());
  }
}
