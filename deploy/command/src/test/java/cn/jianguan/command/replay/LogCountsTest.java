package cn.jianguan.command.replay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.log.Original;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Rejects;
import cn.jianguan.log.StationName;
import cn.jianguan.record.RejectReason;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LogCountsTest {
  private final LogCounts counts = new LogCounts();

  @Test
  void rejects_ofGatewayAndIntakeAreRows_othersAreNot() {
    for (StationName station : StationName.values()) {
      byte[] reject =
          Codec.standard()
              .encode(
                  new Rejects(station)
                      .of(
                          new Original("somewhere", 0, new byte[0]),
                          Refusal.ofAll(RejectReason.UNREADABLE_BYTES, "")));
      counts.add(new ConsumerRecord<>("rejects", 0, 0, null, reject));
    }

    assertThat(counts.rejected()).isEqualTo(2);
    assertThat(counts.rejectedLater()).isEqualTo(StationName.values().length - 2);
    assertThat(counts.rejectsByReason())
        .isEqualTo(Map.of("UNREADABLE_BYTES", (long) StationName.values().length));
  }
}
