package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.LogRecord;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;

/**
 * A Kafka source that knows its partitions' clocks again after a restart. Flink keeps offsets in
 * checkpoints but no watermarks, so a partition that was read to its end would hold the clock until
 * someone writes to it. Here a restored partition is read again from a little before its offset;
 * what was read before comes out as a heartbeat: it moves the clock and changes nothing else.
 */
public final class ResumingSource extends WrappedKafkaSource<LogRecord> {
  private static final long serialVersionUID = 1L;

  public ResumingSource(KafkaSource<LogRecord> kafka) {
    super(kafka);
  }

  @Override
  protected SourceReader<LogRecord, KafkaPartitionSplit> wrap(
      SourceReader<LogRecord, KafkaPartitionSplit> reader) {
    return new ResumingReader(reader);
  }
}
