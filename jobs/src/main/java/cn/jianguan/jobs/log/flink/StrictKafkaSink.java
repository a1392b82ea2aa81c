package cn.jianguan.jobs.log.flink;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Kafka's exactly-once sink, but for two things. A transaction that cannot be committed any more
 * fails the job with {@link LostTransactionException}, where the connector logs a line and goes on
 * without its records. And a writer that is closed after it failed does not fail again.
 */
public final class StrictKafkaSink<T>
    implements TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable>,
        SupportsPostCommitTopology<KafkaCommittable> {
  private static final long serialVersionUID = 1L;

  private final TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> kafka;
  private final Properties client;

  private StrictKafkaSink(
      TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> kafka,
      Properties client) {
    this.kafka = kafka;
    this.client = client;
  }

  /**
   * Around a {@link KafkaSink}.
   *
   * @param client settings of the Kafka client, the addresses of its brokers among them
   */
  public static <T> StrictKafkaSink<T> of(
      TwoPhaseCommittingStatefulSink<T, KafkaWriterState, KafkaCommittable> kafka,
      Properties client) {
    return new StrictKafkaSink<>(kafka, client);
  }

  @Override
  public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> createWriter(
      WriterInitContext context) throws IOException {
    return restoreWriter(context, List.of());
  }

  @Override
  public PrecommittingStatefulSinkWriter<T, KafkaWriterState, KafkaCommittable> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
    return new StrictWriter<>(kafka.restoreWriter(context, recovered));
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return kafka.getWriterStateSerializer();
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context)
      throws IOException {
    return new StrictCommitter(kafka.createCommitter(context), client);
  }

  @Override
  public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
    return kafka.getCommittableSerializer();
  }

  /** The connector keeps its writer and its committer in one process. */
  @Override
  @SuppressWarnings("unchecked")
  public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committed) {
    if (kafka instanceof SupportsPostCommitTopology<?> topology) {
      ((SupportsPostCommitTopology<KafkaCommittable>) topology).addPostCommitTopology(committed);
    }
  }
}
