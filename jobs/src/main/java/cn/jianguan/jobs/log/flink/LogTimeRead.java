package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.metrics.Metric;
import cn.jianguan.jobs.metrics.Metrics;
import java.util.HashMap;
import java.util.Map;

/** The newest log time that a reader has seen in each of its topics, heartbeats included. */
final class LogTimeRead {
  private final Metrics metrics;
  private final Map<String, Newest> topics = new HashMap<>();
  private Newest last;

  private static final class Newest {
    private final String topic;
    private long logTime = Long.MIN_VALUE;

    Newest(String topic) {
      this.topic = topic;
    }
  }

  LogTimeRead(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Records of a topic come many at once, so its name is seldom looked for. */
  @SuppressWarnings("ReferenceEquality")
  void record(String topic, long logTime) {
    if (last == null || last.topic != topic) {
      last = topics.computeIfAbsent(topic, this::open);
    }
    last.logTime = Math.max(last.logTime, logTime);
  }

  private Newest open(String topic) {
    Newest newest = new Newest(topic);
    metrics.gauge(Metric.LOG_TIME_READ, () -> Math.floorDiv(newest.logTime, 1000), topic);
    return newest;
  }
}
