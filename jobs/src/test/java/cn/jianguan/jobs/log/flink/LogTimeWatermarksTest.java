package cn.jianguan.jobs.log.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.jianguan.jobs.log.LogRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class LogTimeWatermarksTest {
  private final List<Long> clock = new ArrayList<>();
  private final WatermarkGenerator<LogRecord> partition =
      LogTimeWatermarks.<LogRecord>strategy("test", Duration.ZERO, Duration.ofSeconds(1))
          .createWatermarkGenerator(null);
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          clock.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          throw new AssertionError("idleness is never declared");
        }

        @Override
        public void markActive() {
          throw new AssertionError("idleness is never declared");
        }
      };

  private static LogRecord act(long time) {
    return LogRecord.unopened("acts", 0, time, time, new byte[] {1});
  }

  @Test
  void record_movesTheClock_whenItIsLookedAt() {
    partition.onEvent(act(7), 7, output);
    assertEquals(List.of(), clock);
    partition.onPeriodicEmit(output);
    assertEquals(List.of(6L), clock);
  }

  @Test
  void heartbeat_movesTheClockAtOnce() {
    partition.onEvent(act(7), 7, output);
    partition.onEvent(act(8).asHeartbeat(), 8, output);
    assertEquals(List.of(7L), clock);
  }

  @Test
  void heartbeatOfBefore_movesNothingBack() {
    partition.onEvent(act(9), 9, output);
    partition.onEvent(act(8).asHeartbeat(), 8, output);
    assertEquals(List.of(8L), clock);
  }
}
