package cn.jianguan.jobs.metrics.flink;

import cn.jianguan.jobs.metrics.Counter;
import cn.jianguan.jobs.metrics.Histogram;
import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Metrics of one subtask of an operator, in its metric group: a label is a group in it. */
public final class FlinkMetrics implements Metrics {
  private final MetricGroup group;
  private final Map<List<String>, Counter> counters = new HashMap<>();

  public FlinkMetrics(MetricGroup group) {
    this.group = group;
  }

  @Override
  public Counter counter(Metric metric, String... labels) {
    return counters.computeIfAbsent(
        List.of(metric.title(), String.join("\n", labels)),
        unused -> within(metric, labels).counter(metric.title())::inc);
  }

  @Override
  public void gauge(Metric metric, LongSupplier value, String... labels) {
    Gauge<Long> gauge = value::getAsLong;
    within(metric, labels).gauge(metric.title(), gauge);
  }

  @Override
  public Histogram histogram(Metric metric, String... labels) {
    DurationHistogram histogram = new DurationHistogram();
    within(metric, labels).histogram(metric.title(), histogram);
    return histogram::update;
  }

  private MetricGroup within(Metric metric, String... labels) {
    MetricGroup within = group;
    for (int i = 0; i < labels.length; i++) {
      within = within.addGroup(metric.labels().get(i), labels[i]);
    }
    return within;
  }
}
