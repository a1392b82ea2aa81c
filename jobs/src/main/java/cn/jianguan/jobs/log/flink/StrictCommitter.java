package cn.jianguan.jobs.log.flink;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fails where the committer inside would pass over a transaction that is lost. The broker answers a
 * second commit, as after every restart, as it answers one that comes too late: so it is asked what
 * became of the transaction.
 */
@SuppressWarnings("try") // close may throw whatever the committer inside throws
final class StrictCommitter implements Committer<KafkaCommittable> {
  private static final Logger LOG = LoggerFactory.getLogger(StrictCommitter.class);

  private final Committer<KafkaCommittable> kafka;
  private final Properties client;

  /**
   * @param client how to reach the broker
   */
  StrictCommitter(Committer<KafkaCommittable> kafka, Properties client) {
    this.kafka = kafka;
    this.client = client;
  }

  @Override
  public void commit(Collection<CommitRequest<KafkaCommittable>> requests)
      throws IOException, InterruptedException {
    List<CommitRequest<KafkaCommittable>> strict =
        requests.stream().map(StrictRequest::new).collect(Collectors.toList());
    kafka.commit(strict);
  }

  @Override
  public void close() throws Exception {
    kafka.close();
  }

  /**
   * Ids are used by one checkpoint alone, so the last state of an id is that of its transaction.
   */
  private boolean isCommitted(KafkaCommittable transaction) {
    String id = transaction.getTransactionalId();
    try (Admin admin = Admin.create(client)) {
      TransactionState state =
          admin.describeTransactions(List.of(id)).description(id).get().state();
      return state == TransactionState.COMPLETE_COMMIT || state == TransactionState.PREPARE_COMMIT;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not tell what became of " + id, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private final class StrictRequest implements CommitRequest<KafkaCommittable> {
    private final CommitRequest<KafkaCommittable> flink;

    StrictRequest(CommitRequest<KafkaCommittable> flink) {
      this.flink = flink;
    }

    @Override
    public KafkaCommittable getCommittable() {
      return flink.getCommittable();
    }

    @Override
    public int getNumberOfRetries() {
      return flink.getNumberOfRetries();
    }

    /** Fenced or aborted: the connector means to go on. */
    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      if (!isCommitted(getCommittable())) {
        throw new LostTransactionException(getCommittable(), reason);
      }
      LOG.info("已提交 / was committed before: {}", getCommittable().getTransactionalId());
      flink.signalAlreadyCommitted();
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      flink.signalFailedWithUnknownReason(reason);
    }

    @Override
    public void retryLater() {
      flink.retryLater();
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable committable) {
      flink.updateAndRetryLater(committable);
    }

    @Override
    public void signalAlreadyCommitted() {
      flink.signalAlreadyCommitted();
    }
  }
}
