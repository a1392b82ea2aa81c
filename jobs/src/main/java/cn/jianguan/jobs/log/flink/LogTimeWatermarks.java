package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.LogRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The clock of one partition: one millisecond before its newest record. A watermark of T promises
 * that no record up to T will come; another one of the newest record's own millisecond may, so the
 * moment counts as passed only once the partition holds something newer, at the latest a heartbeat.
 *
 * <p>A heartbeat moves it at once, whoever looks at it or not: so it may be looked at seldom where
 * heartbeats are frequent.
 *
 * <p>An idle partition holds the clock: that is what heartbeats are for. Idleness is never
 * declared, so a slow partition cannot be overtaken.
 */
public final class LogTimeWatermarks implements WatermarkGenerator<Object> {
  private long newest = Long.MIN_VALUE + 1;

  private LogTimeWatermarks() {}

  /**
   * The strategy for one input.
   *
   * @param group inputs of one group wait for each other
   * @param drift how far, in log time, an input may run ahead of the slowest; zero: any
   */
  public static <T> WatermarkStrategy<T> strategy(
      String group, Duration drift, Duration updateInterval) {
    WatermarkStrategy<T> strategy =
        WatermarkStrategy.<T>forGenerator(context -> adapt(new LogTimeWatermarks()))
            .withTimestampAssigner((record, timestamp) -> timestamp);
    return drift.isZero()
        ? strategy
        : strategy.withWatermarkAlignment(group, drift, updateInterval);
  }

  @SuppressWarnings("unchecked")
  private static <T> WatermarkGenerator<T> adapt(LogTimeWatermarks clock) {
    return (WatermarkGenerator<T>) clock;
  }

  @Override
  public void onEvent(Object record, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, timestamp);
    if (record instanceof LogRecord read && read.isHeartbeat()) {
      onPeriodicEmit(output);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(newest - 1));
  }
}
