package cn.jianguan.jobs.log.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelState;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LogRecordDeserializerTest {
  private final List<LogRecord> read = new ArrayList<>();

  /** Of references with one key only the newest outlives a restart. */
  @Test
  void publicationsOfOneVersion_withOtherStatesAndMoments_haveKeysOfTheirOwn() {
    read(ModelState.ACTIVE, Instant.EPOCH);
    read(ModelState.RETIRED, Instant.parse("2030-01-01T00:00:00Z"));
    read(ModelState.ACTIVE, Instant.parse("2031-01-01T00:00:00Z"));
    read(ModelState.ACTIVE, Instant.EPOCH);
    assertThat(read).extracting(LogRecord::key).hasSize(4);
    assertThat(read.subList(0, 3)).extracting(LogRecord::key).doesNotHaveDuplicates();
    assertThat(read.get(3).key()).isEqualTo(read.get(0).key());
  }

  private void read(ModelState state, Instant from) {
    byte[] bytes =
        Codec.standard()
            .encode(PackLibrary.shipped("JD-01").publish(state, from, null, "author", "publisher"));
    LogRecordDeserializer deserializer = LogRecordDeserializer.keyed(Topic.MODELS);
    deserializer.open(null);
    deserializer.deserialize(
        new ConsumerRecord<>("models", 0, read.size(), null, bytes), new ListCollector<>(read));
  }
}
