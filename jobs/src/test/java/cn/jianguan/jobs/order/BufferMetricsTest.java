package cn.jianguan.jobs.order;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.metrics.InMemoryMetrics;
import cn.jianguan.jobs.metrics.Metric;
import org.junit.jupiter.api.Test;

class BufferMetricsTest {
  private final InMemoryMetrics metrics = new InMemoryMetrics();
  private final BufferMetrics waiting = new BufferMetrics(metrics, "intake");
  private final EventTimeBuffer<String, String> buffer =
      new EventTimeBuffer<>(String::compareTo, String::compareTo);

  @Test
  void gauges_sayWhatWaits_andForHowLong() {
    arrive("a", 1_000);
    arrive("b", 5_000);
    arrive("c", 61_000);
    waiting.note(buffer, 900);
    assertThat(metrics.gauge(Metric.BUFFERED_RECORDS, "intake")).isEqualTo(3);
    assertThat(metrics.gauge(Metric.BUFFERED_AGE, "intake")).isEqualTo(60);
    assertThat(metrics.gauge(Metric.LOG_TIME_CLOCK, "intake")).isZero();

    handle(5_999);
    assertThat(metrics.gauge(Metric.BUFFERED_RECORDS, "intake")).isEqualTo(1);
    assertThat(metrics.gauge(Metric.BUFFERED_AGE, "intake")).isZero();
    assertThat(metrics.gauge(Metric.LOG_TIME_CLOCK, "intake")).isEqualTo(5);

    handle(61_000);
    assertThat(metrics.gauge(Metric.BUFFERED_RECORDS, "intake")).isZero();
    assertThat(metrics.gauge(Metric.BUFFERED_AGE, "intake")).isZero();
  }

  @Test
  void stationThatHasSeenNothing_saysZero() {
    waiting.note(buffer, Long.MIN_VALUE);
    assertThat(metrics.gauge(Metric.BUFFERED_AGE, "intake")).isZero();
    assertThat(metrics.gauge(Metric.LOG_TIME_CLOCK, "intake")).isZero();
  }

  private void arrive(String data, long logTime) {
    waiting.arrived(logTime);
    buffer.data(data, data, logTime);
  }

  private void handle(long clock) {
    while (buffer.next(clock) != null) {
      // Whoever handles it is not looked at here.
    }
    waiting.note(buffer, clock);
  }
}
