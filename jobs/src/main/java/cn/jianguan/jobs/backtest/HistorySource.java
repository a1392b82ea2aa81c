package cn.jianguan.jobs.backtest;

import cn.jianguan.jobs.log.LogRecord;
import cn.jianguan.jobs.log.flink.WrappedKafkaSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * The act-log up to its end. Readers are kept in step whole, never partition by partition: the
 * connector fails where it is to pause a partition whose end it has reached meanwhile ("No current
 * assignment for partition").
 */
public final class HistorySource extends WrappedKafkaSource<LogRecord> {
  private static final long serialVersionUID = 1L;

  public HistorySource(KafkaSource<LogRecord> kafka) {
    super(kafka);
  }

  @Override
  protected SourceReader<LogRecord, KafkaPartitionSplit> wrap(
      SourceReader<LogRecord, KafkaPartitionSplit> reader) {
    return new Reader(reader);
  }

  @SuppressWarnings("try") // close may throw whatever the reader inside throws
  private record Reader(SourceReader<LogRecord, KafkaPartitionSplit> kafka)
      implements SourceReader<LogRecord, KafkaPartitionSplit> {
    @Override
    public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {}

    @Override
    public void start() {
      kafka.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<LogRecord> to) throws Exception {
      return kafka.pollNext(to);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
      return kafka.snapshotState(checkpointId);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
      return kafka.isAvailable();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
      kafka.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
      kafka.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
      kafka.handleSourceEvents(event);
    }

    @Override
    public void close() throws Exception {
      kafka.close();
    }
  }
}
