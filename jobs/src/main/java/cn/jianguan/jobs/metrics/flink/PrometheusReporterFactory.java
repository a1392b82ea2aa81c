package cn.jianguan.jobs.metrics.flink;

import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * Flink's configuration names it: {@code metrics.reporter.<any>.factory.class}, {@code …host}
 * (127.0.0.1) and {@code …port} (9249, or a range such as 9250-9260 where several task managers
 * share a machine).
 */
public final class PrometheusReporterFactory implements MetricReporterFactory {
  private static final String HOST = "127.0.0.1";
  private static final String PORT = "9249";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    MetricConfig config = (MetricConfig) properties;
    return new PrometheusReporter(config.getString("host", HOST), config.getString("port", PORT));
  }
}
