package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.LogRecord;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Turns records from before the point of resumption into heartbeats. */
final class HeartbeatOutput implements ReaderOutput<LogRecord> {
  private final ReaderOutput<LogRecord> to;
  private final Map<String, Long> resumeAt;

  HeartbeatOutput(ReaderOutput<LogRecord> to, Map<String, Long> resumeAt) {
    this.to = to;
    this.resumeAt = resumeAt;
  }

  boolean isFor(ReaderOutput<LogRecord> other) {
    return to == other;
  }

  @Override
  public SourceOutput<LogRecord> createOutputForSplit(String splitId) {
    return new OfSplit(to.createOutputForSplit(splitId), resumeAt.getOrDefault(splitId, 0L));
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    to.releaseOutputForSplit(splitId);
  }

  @Override
  public void collect(LogRecord record) {
    to.collect(record);
  }

  @Override
  public void collect(LogRecord record, long timestamp) {
    to.collect(record, timestamp);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    to.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    to.markIdle();
  }

  @Override
  public void markActive() {
    to.markActive();
  }

  private record OfSplit(SourceOutput<LogRecord> to, long resumeAt)
      implements SourceOutput<LogRecord> {

    @Override
    public void collect(LogRecord record) {
      to.collect(record.offset() < resumeAt ? record.asHeartbeat() : record);
    }

    @Override
    public void collect(LogRecord record, long timestamp) {
      to.collect(record.offset() < resumeAt ? record.asHeartbeat() : record, timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      to.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      to.markIdle();
    }

    @Override
    public void markActive() {
      to.markActive();
    }
  }
}
