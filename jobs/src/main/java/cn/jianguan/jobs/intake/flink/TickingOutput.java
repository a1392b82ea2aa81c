package cn.jianguan.jobs.intake.flink;

import cn.jianguan.jobs.intake.RawRecord;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Turns records from before the point of resumption into ticks. */
final class TickingOutput implements ReaderOutput<RawRecord> {
  private final ReaderOutput<RawRecord> to;
  private final Map<String, Long> resumeAt;

  TickingOutput(ReaderOutput<RawRecord> to, Map<String, Long> resumeAt) {
    this.to = to;
    this.resumeAt = resumeAt;
  }

  boolean isFor(ReaderOutput<RawRecord> other) {
    return to == other;
  }

  @Override
  public SourceOutput<RawRecord> createOutputForSplit(String splitId) {
    return new OfSplit(to.createOutputForSplit(splitId), resumeAt.getOrDefault(splitId, 0L));
  }

  @Override
  public void releaseOutputForSplit(String splitId) {
    to.releaseOutputForSplit(splitId);
  }

  @Override
  public void collect(RawRecord record) {
    to.collect(record);
  }

  @Override
  public void collect(RawRecord record, long timestamp) {
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

  private record OfSplit(SourceOutput<RawRecord> to, long resumeAt)
      implements SourceOutput<RawRecord> {

    @Override
    public void collect(RawRecord record) {
      to.collect(record.offset() < resumeAt ? record.asTick() : record);
    }

    @Override
    public void collect(RawRecord record, long timestamp) {
      to.collect(record.offset() < resumeAt ? record.asTick() : record, timestamp);
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
