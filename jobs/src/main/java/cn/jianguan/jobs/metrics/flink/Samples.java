package cn.jianguan.jobs.metrics.flink;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;

/** The values of one family as they are now. Gauges that are no numbers are left out. */
final class Samples {
  private static final double[] QUANTILES = {0.5, 0.9, 0.99};

  private final String title;
  private final List<Sample> samples = new ArrayList<>();
  private Collector.Type type = Collector.Type.GAUGE;

  Samples(String title) {
    this.title = title;
  }

  void add(Metric metric, Map<String, String> labels) {
    if (metric instanceof Counter counter) {
      // Flink's own counters may fall again, so only what is named as one is called one.
      type = title.endsWith("_total") ? Collector.Type.COUNTER : Collector.Type.GAUGE;
      add(title, labels, counter.getCount());
    } else if (metric instanceof Gauge<?> gauge) {
      add(gauge.getValue(), labels);
    } else if (metric instanceof Meter meter) {
      add(title, labels, meter.getRate());
    } else if (metric instanceof Histogram histogram) {
      type = Collector.Type.SUMMARY;
      add(histogram, labels);
    }
  }

  private void add(Object value, Map<String, String> labels) {
    if (value instanceof Number number) {
      add(title, labels, number.doubleValue());
    } else if (value instanceof Boolean isTrue) {
      add(title, labels, isTrue ? 1 : 0);
    }
  }

  private void add(Histogram histogram, Map<String, String> labels) {
    HistogramStatistics newest = histogram.getStatistics();
    double unit = 1;
    if (histogram instanceof DurationHistogram durations) {
      unit = Collector.NANOSECONDS_PER_SECOND;
      add(title + "_sum", labels, durations.sum() / unit);
    }
    add(title + "_count", labels, histogram.getCount());
    for (double quantile : QUANTILES) {
      List<String> names = new ArrayList<>(labels.keySet());
      List<String> values = new ArrayList<>(labels.values());
      names.add("quantile");
      values.add(String.valueOf(quantile));
      samples.add(new Sample(title, names, values, newest.getQuantile(quantile) / unit));
    }
  }

  private void add(String name, Map<String, String> labels, double value) {
    samples.add(
        new Sample(name, List.copyOf(labels.keySet()), List.copyOf(labels.values()), value));
  }

  MetricFamilySamples family(String help) {
    return new MetricFamilySamples(title, type, help, samples);
  }
}
