package cn.jianguan.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.Drain;
import cn.jianguan.command.replay.Feed;
import cn.jianguan.command.replay.ProgressWatchdog;
import cn.jianguan.local.kafka.KafkaNode;
import cn.jianguan.log.LogUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainIT {
  private static final ProgressWatchdog.Limits SHORT =
      new ProgressWatchdog.Limits(Duration.ofMillis(100), Duration.ofSeconds(1));

  @TempDir private Path directory;

  @Test
  void nothingMoves_endsWithStepPlaceAndLogs() throws Exception {
    List<String> said = new ArrayList<>();
    try (KafkaNode kafka = KafkaNode.start(directory.resolve("kafka"));
        LogEnds log = new LogEnds(kafka.address(LogUser.ADMIN))) {
      Topics.create(kafka.address(LogUser.ADMIN), Topics.LogTime.REPLAY);
      try (Feed feed = new Feed(kafka.address(LogUser.ADMIN))) {
        feed.write("acts", null, 1_000, new byte[] {1});
        feed.finish();
      }
      FlinkClient gone = new FlinkClient("http://127.0.0.1:1");
      Drain drain = new Drain(log, gone, "/logs/flink.log", SHORT, said::add);
      Drain.Reader reader = new Drain.Reader("alert-job", List.of("acts"), List.of());
      assertThatIOException()
          .isThrownBy(() -> drain.awaitAlerts(reader, 2_000))
          .withMessageContaining("alert job reads its input")
          .withMessageContaining("0 / 3 条 records")
          .withMessageContaining("/logs/flink.log");
    }
    assertThat(said.get(0)).contains("alert job reads its input");
    assertThat(said.get(1)).contains("0 / 3 条 records");
  }
}
