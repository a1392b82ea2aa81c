package cn.jianguan.jobs.metrics.flink;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Iterator;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.util.NetUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows all metrics of a process to Prometheus, on one address. Flink's own reporter listens on
 * every interface and puts the operator's scope before each name.
 */
final class PrometheusReporter implements MetricReporter {
  private static final Logger LOG = LoggerFactory.getLogger(PrometheusReporter.class);

  private final String host;
  private final String ports;
  private final MetricFamilies families = new MetricFamilies();
  private HTTPServer server;

  PrometheusReporter(String host, String ports) {
    this.host = host;
    this.ports = ports;
  }

  /**
   * Listens on the first port of the range that is free.
   *
   * @throws IllegalStateException if none is
   */
  @Override
  public void open(MetricConfig config) {
    CollectorRegistry registry = new CollectorRegistry();
    registry.register(families);
    IOException inUse = null;
    Iterator<Integer> candidates = NetUtils.getPortRangeFromString(ports);
    while (server == null && candidates.hasNext()) {
      try {
        server = new HTTPServer(new InetSocketAddress(host, candidates.next()), registry, true);
        LOG.info("指标 / metrics on http://{}:{}/metrics", host, server.getPort());
      } catch (IOException e) {
        inUse = e;
      }
    }
    if (server == null) {
      throw new IllegalStateException(
          "无法监听指标地址 / cannot listen for metrics on %s:%s".formatted(host, ports), inUse);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }

  int port() {
    return server.getPort();
  }

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    families.add(metric, name, group);
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    families.remove(metric, name, group);
  }
}
