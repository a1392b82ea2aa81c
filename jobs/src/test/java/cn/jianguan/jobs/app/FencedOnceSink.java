package cn.jianguan.jobs.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TwoPhaseCommittingStatefulSink;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.admin.Admin;

/**
 * Kafka's own sink, and an administrator who has the broker abort its transactions between their
 * pre-commit and their commit, once, as soon as a file is there.
 */
@SuppressWarnings("try") // close may throw whatever the committer inside throws
record FencedOnceSink(KafkaSink<String> kafka, String broker, String signal)
    implements TwoPhaseCommittingStatefulSink<String, KafkaWriterState, KafkaCommittable> {

  @Override
  public PrecommittingStatefulSinkWriter<String, KafkaWriterState, KafkaCommittable> createWriter(
      WriterInitContext context) throws IOException {
    return kafka.createWriter(context);
  }

  @Override
  public PrecommittingStatefulSinkWriter<String, KafkaWriterState, KafkaCommittable> restoreWriter(
      WriterInitContext context, Collection<KafkaWriterState> state) throws IOException {
    return kafka.restoreWriter(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
    return kafka.getWriterStateSerializer();
  }

  @Override
  public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
    return kafka.getCommittableSerializer();
  }

  @Override
  public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) {
    Committer<KafkaCommittable> committer = kafka.createCommitter(context);
    return new Committer<>() {
      @Override
      public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
          throws IOException, InterruptedException {
        List<String> ids =
            requests.stream().map(it -> it.getCommittable().getTransactionalId()).toList();
        if (!ids.isEmpty() && Files.deleteIfExists(Path.of(signal))) {
          fence(ids);
        }
        committer.commit(requests);
      }

      @Override
      public void close() throws Exception {
        committer.close();
      }
    };
  }

  private void fence(List<String> ids) throws IOException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.fenceProducers(ids).all().get();
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
