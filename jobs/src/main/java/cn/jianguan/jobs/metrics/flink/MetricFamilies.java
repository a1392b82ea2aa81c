package cn.jianguan.jobs.metrics.flink;

import cn.jianguan.jobs.metrics.Metric;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.MetricGroup;

/**
 * What there is to show, by name. Ours have the names of {@link Metric}, its labels, the job and
 * the subtask; Flink's have the names and labels of Flink's own reporter.
 */
final class MetricFamilies extends Collector {
  private static final Map<String, Metric> OURS =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::title, Function.identity()));

  /** By name, then by labels. */
  private final Map<String, Map<Map<String, String>, org.apache.flink.metrics.Metric>> families =
      new TreeMap<>();

  synchronized void add(org.apache.flink.metrics.Metric metric, String name, MetricGroup group) {
    families
        .computeIfAbsent(title(name, group), unused -> new HashMap<>())
        .put(labels(name, group), metric);
  }

  /** A task that has ended may leave after the one that follows it has come. */
  synchronized void remove(org.apache.flink.metrics.Metric metric, String name, MetricGroup group) {
    String title = title(name, group);
    Map<Map<String, String>, org.apache.flink.metrics.Metric> family = families.get(title);
    if (family != null && family.remove(labels(name, group), metric) && family.isEmpty()) {
      families.remove(title);
    }
  }

  private static String title(String name, MetricGroup group) {
    return OURS.containsKey(name) ? name : sanitizeMetricName("flink_" + scope(group) + "_" + name);
  }

  private static String scope(MetricGroup group) {
    return LogicalScopeProvider.castFrom(group).getLogicalScope(Collector::sanitizeMetricName, '_');
  }

  private static Map<String, String> labels(String name, MetricGroup group) {
    Metric ours = OURS.get(name);
    Map<String, String> labels = new TreeMap<>();
    group
        .getAllVariables()
        .forEach(
            (variable, value) -> {
              String label = variable.substring(1, variable.length() - 1);
              if (ours == null || isShown(label, ours)) {
                labels.put(sanitizeMetricName(label), value);
              }
            });
    return labels;
  }

  private static boolean isShown(String label, Metric ours) {
    return ours.labels().contains(label)
        || label.equals("job_name")
        || label.equals("subtask_index");
  }

  @Override
  public synchronized List<MetricFamilySamples> collect() {
    List<MetricFamilySamples> all = new ArrayList<>();
    families.forEach(
        (title, metrics) -> {
          Metric ours = OURS.get(title);
          Samples samples = new Samples(title);
          metrics.forEach((labels, metric) -> samples.add(metric, labels));
          all.add(samples.family(ours == null ? title : ours.meaning()));
        });
    return all;
  }
}
