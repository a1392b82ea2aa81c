package cn.jianguan.command.cluster;

import static org.assertj.core.api.Assertions.assertThatIOException;

import cn.jianguan.jobs.load.ClickHouseAddress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ClickHouseTest {
  @Test
  void nobodyListens_saysWhoWasAskedWithoutThePassword() throws IOException {
    ClickHouseAddress nowhere =
        new ClickHouseAddress("http://127.0.0.1:1", "jianguan", "reader", "secret");
    try (ClickHouse clickHouse = ClickHouse.connect(nowhere)) {
      assertThatIOException()
          .isThrownBy(() -> clickHouse.strings("SELECT 1"))
          .withMessageEndingWith(
              "cannot connect to ClickHouse: reader@http://127.0.0.1:1/jianguan");
    }
  }
}
