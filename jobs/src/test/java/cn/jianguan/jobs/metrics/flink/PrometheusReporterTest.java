package cn.jianguan.jobs.metrics.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.types.ResourceID;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.metrics.groups.TaskManagerMetricGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reporter in Flink's own registry, asked over HTTP as Prometheus would. */
class PrometheusReporterTest {
  private final MetricRegistryImpl registry = registry();
  private final TaskManagerMetricGroup group =
      TaskManagerMetricGroup.createTaskManagerMetricGroup(
          registry, "localhost", ResourceID.generate());
  private final Metrics metrics = new FlinkMetrics(group);

  private static MetricRegistryImpl registry() {
    Configuration flink = new Configuration();
    flink.setString(
        "metrics.reporter.any.factory.class", PrometheusReporterFactory.class.getName());
    flink.setString("metrics.reporter.any.port", "0");
    return new MetricRegistryImpl(
        MetricRegistryConfiguration.fromConfiguration(flink, 1 << 20),
        ReporterSetupBuilder.METRIC_SETUP_BUILDER.fromConfiguration(
            flink, DefaultReporterFilters::metricsFromConfiguration, null));
  }

  @AfterEach
  void close() {
    registry.closeAsync().join();
  }

  @Test
  void counter_hasItsOwnNameAndLabels() throws Exception {
    metrics.counter(Metric.REJECTS, "intake", "FIELD_FORMAT").add(3);
    metrics.counter(Metric.REJECTS, "intake", "FIELD_FORMAT").increment();
    metrics.counter(Metric.REJECTS, "intake", "DATE_ORDER").increment();
    assertThat(read())
        .contains("# TYPE jianguan_rejects_total counter")
        .contains("jianguan_rejects_total{reason=\"FIELD_FORMAT\",station=\"intake\",} 4.0")
        .contains("jianguan_rejects_total{reason=\"DATE_ORDER\",station=\"intake\",} 1.0");
  }

  @Test
  void gauge_isAskedWhenItIsRead() throws Exception {
    long[] value = {1};
    metrics.gauge(Metric.BUFFERED_RECORDS, () -> value[0], "intake");
    value[0] = 7;
    assertThat(read()).contains("jianguan_buffered_records{station=\"intake\",} 7.0");
  }

  @Test
  void histogram_isInSeconds() throws Exception {
    metrics.histogram(Metric.LOAD_INSERT_SECONDS).record(500_000_000);
    assertThat(read())
        .contains("# TYPE jianguan_load_insert_seconds summary")
        .contains("jianguan_load_insert_seconds_count 1.0")
        .contains("jianguan_load_insert_seconds_sum 0.5")
        .contains("jianguan_load_insert_seconds{quantile=\"0.99\",} 0.5");
  }

  @Test
  void flinksOwn_keepTheirNames() throws Exception {
    group.gauge("slots", () -> 4);
    group.gauge("words", () -> "no number");
    assertThat(read()).contains("flink_taskmanager_slots{host=\"localhost\",").contains("} 4.0");
  }

  @Test
  void taskThatEnds_leavesItsSuccessor() throws Exception {
    TaskManagerMetricGroup next =
        TaskManagerMetricGroup.createTaskManagerMetricGroup(
            registry, "localhost", ResourceID.generate());
    metrics.counter(Metric.OBSERVATIONS).add(5);
    new FlinkMetrics(next).counter(Metric.OBSERVATIONS).add(2);
    group.close();
    assertThat(read()).contains("jianguan_observations_total 2.0");
    next.close();
    assertThat(read()).doesNotContain("jianguan_observations_total");
  }

  private String read() throws IOException, InterruptedException {
    PrometheusReporter reporter = (PrometheusReporter) registry.getReporters().get(0);
    URI uri = URI.create("http://127.0.0.1:" + reporter.port() + "/metrics");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
