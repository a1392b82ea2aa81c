package cn.jianguan.jobs.log.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.log.Topic;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.RejectReason;
import cn.jianguan.rules.pack.PackLibrary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;
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

  @Test
  void unopened_looksForNoKey_andTellsATombstone() {
    LogRecordDeserializer deserializer = opened(LogRecordDeserializer.unopened());
    deserializer.deserialize(record(new byte[] {1, 2}), new ListCollector<>(read));
    deserializer.deserialize(record(null), new ListCollector<>(read));

    assertThat(read).extracting(LogRecord::key).containsOnly("");
    assertThat(read.get(0).bytes()).isEqualTo(new byte[] {1, 2});
    assertThat(read.get(0).flaw()).isNull();
    assertThat(read.get(1).flaw()).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  @Test
  void keyed_knowsHeartbeats_andKeysWhatCannotBeReadByItsPlace() {
    LogRecordDeserializer deserializer = opened(LogRecordDeserializer.keyed(Topic.MODELS));
    byte[] heartbeat = Codec.standard().encode(new Heartbeat("test"));
    deserializer.deserialize(record(heartbeat), new ListCollector<>(read));
    deserializer.deserialize(record(new byte[] {1, 2}), new ListCollector<>(read));

    assertThat(read.get(0).isHeartbeat()).isTrue();
    assertThat(read.get(1).isHeartbeat()).isFalse();
    assertThat(read.get(1).key()).isEqualTo("models-0-1");
    assertThat(read.get(1).flaw()).isEqualTo(RejectReason.UNREADABLE_BYTES);
  }

  private void read(ModelState state, Instant from) {
    byte[] bytes =
        Codec.standard()
            .encode(PackLibrary.shipped("JD-01").publish(state, from, null, "author", "publisher"));
    opened(LogRecordDeserializer.keyed(Topic.MODELS))
        .deserialize(record(bytes), new ListCollector<>(read));
  }

  private ConsumerRecord<byte[], byte[]> record(byte[] value) {
    return new ConsumerRecord<>("models", 0, read.size(), null, value);
  }

  private static LogRecordDeserializer opened(LogRecordDeserializer deserializer) {
    deserializer.open(
        new DeserializationSchema.InitializationContext() {
          @Override
          public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
          }

          @Override
          public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException();
          }
        });
    return deserializer;
  }
}
