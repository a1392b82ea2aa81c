package cn.jianguan.jobs.backtest;

import cn.jianguan.jobs.log.LogRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The clock of one partition of a surveyed log: what is yet to come is not before it. */
public final class HistoryClock implements WatermarkGenerator<LogRecord> {
  /** Log time one partition may be read ahead of another: what waits is kept in state. */
  private static final Duration DRIFT = Duration.ofDays(10);

  private static final Duration COMPARED_EVERY = Duration.ofMillis(50);

  private final ActLogHistory history;
  private long lowest = Long.MIN_VALUE + 1;

  private HistoryClock(ActLogHistory history) {
    this.history = history;
  }

  public static WatermarkStrategy<LogRecord> strategy(ActLogHistory history) {
    return WatermarkStrategy.<LogRecord>forGenerator(context -> new HistoryClock(history))
        .withTimestampAssigner((record, timestamp) -> record.logTime())
        .withWatermarkAlignment("backtest", DRIFT, COMPARED_EVERY);
  }

  @Override
  public void onEvent(LogRecord record, long timestamp, WatermarkOutput output) {
    lowest = Math.max(lowest, history.lowestFrom(record.partition(), record.offset()));
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(lowest - 1));
  }
}
