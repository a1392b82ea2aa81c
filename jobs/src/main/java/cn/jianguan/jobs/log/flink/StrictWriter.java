package cn.jianguan.jobs.log.flink;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink.PrecommittingStatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A writer whose {@code close} does not throw. What could be lost has failed its flush before; a
 * task that fails a second time while it is being cleaned up takes its whole process with it.
 */
final class StrictWriter<T, S, C> implements PrecommittingStatefulSinkWriter<T, S, C> {
  private static final Logger LOG = LoggerFactory.getLogger(StrictWriter.class);

  private final PrecommittingStatefulSinkWriter<T, S, C> kafka;

  StrictWriter(PrecommittingStatefulSinkWriter<T, S, C> kafka) {
    this.kafka = kafka;
  }

  @Override
  public void write(T record, Context context) throws IOException, InterruptedException {
    kafka.write(record, context);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    kafka.flush(endOfInput);
  }

  @Override
  public void writeWatermark(Watermark watermark) throws IOException, InterruptedException {
    kafka.writeWatermark(watermark);
  }

  @Override
  public Collection<C> prepareCommit() throws IOException, InterruptedException {
    return kafka.prepareCommit();
  }

  @Override
  public List<S> snapshotState(long checkpointId) throws IOException {
    return kafka.snapshotState(checkpointId);
  }

  @Override
  public void close() {
    try {
      kafka.close();
    } catch (Exception again) {
      LOG.warn("关闭时 Kafka 写入再次失败 / the Kafka writer failed again while it was closed", again);
    }
  }
}
