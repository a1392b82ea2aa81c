package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.log.LogRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;

/** Reads restored partitions from a little before where they were left. */
@SuppressWarnings("try") // close may throw whatever the reader inside throws
final class ResumingReader implements SourceReader<LogRecord, KafkaPartitionSplit> {
  /** More than one, since the offsets just before may be marks of transactions and not records. */
  private static final long REWIND_OFFSETS = 100;

  private final SourceReader<LogRecord, KafkaPartitionSplit> kafka;
  private final Map<String, Long> resumeAt = new HashMap<>();
  private HeartbeatOutput output;

  ResumingReader(SourceReader<LogRecord, KafkaPartitionSplit> kafka) {
    this.kafka = kafka;
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    kafka.addSplits(splits.stream().map(this::rewound).toList());
  }

  /** A partition that is new begins with a marker below zero, and has no past. */
  private KafkaPartitionSplit rewound(KafkaPartitionSplit split) {
    long offset = split.getStartingOffset();
    if (offset <= 0) {
      return split;
    }
    resumeAt.put(split.splitId(), offset);
    return at(split, Math.max(0, offset - REWIND_OFFSETS));
  }

  /** A checkpoint taken while the past is read again says where it was left, not where it is. */
  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
    return kafka.snapshotState(checkpointId).stream().map(this::resumed).toList();
  }

  private KafkaPartitionSplit resumed(KafkaPartitionSplit split) {
    long left = resumeAt.getOrDefault(split.splitId(), 0L);
    return split.getStartingOffset() < left ? at(split, left) : split;
  }

  private static KafkaPartitionSplit at(KafkaPartitionSplit split, long offset) {
    return new KafkaPartitionSplit(
        split.getTopicPartition(),
        offset,
        split.getStoppingOffset().orElse(KafkaPartitionSplit.NO_STOPPING_OFFSET));
  }

  @Override
  public InputStatus pollNext(ReaderOutput<LogRecord> to) throws Exception {
    if (resumeAt.isEmpty()) {
      return kafka.pollNext(to);
    }
    if (output == null || !output.isFor(to)) {
      output = new HeartbeatOutput(to, resumeAt);
    }
    return kafka.pollNext(output);
  }

  @Override
  public void start() {
    kafka.start();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return kafka.isAvailable();
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
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    kafka.notifyCheckpointComplete(checkpointId);
  }

  @Override
  public void notifyCheckpointAborted(long checkpointId) throws Exception {
    kafka.notifyCheckpointAborted(checkpointId);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> pause, Collection<String> resume) {
    kafka.pauseOrResumeSplits(pause, resume);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }
}
