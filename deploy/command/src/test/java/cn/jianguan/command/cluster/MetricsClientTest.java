package cn.jianguan.command.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.MetricsClient.Sample;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsClientTest {
  @Test
  void page_isReadLineByLine() {
    String page =
        """
        # HELP jianguan_rejects_total 拒收 / refused
        # TYPE jianguan_rejects_total counter
        jianguan_rejects_total{reason="A \\"b\\", c",station="intake",} 4.0
        jianguan_observations_total 1.2E7
        jianguan_nothing NaN
        """;
    assertThat(MetricsClient.parse(page))
        .containsExactly(
            new Sample(
                "jianguan_rejects_total",
                Map.of("reason", "A \\\"b\\\", c", "station", "intake"),
                4),
            new Sample("jianguan_observations_total", Map.of(), 12_000_000),
            new Sample("jianguan_nothing", Map.of(), Double.NaN));
  }
}
