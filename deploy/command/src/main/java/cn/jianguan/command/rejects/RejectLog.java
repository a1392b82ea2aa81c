package cn.jianguan.command.rejects;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes to the log: what is sent again, and what became of rejects. */
public final class RejectLog implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;

  public RejectLog(Cluster cluster) {
    producer =
        cluster
            .kafka(LogUser.OPERATOR)
            .producer(
                Map.of(
                    "enable.idempotence",
                    true,
                    "acks",
                    "all",
                    "max.request.size",
                    Topics.LARGEST_MESSAGE));
  }

  /**
   * Says what became of a reject.
   *
   * @param reject as it stands in the log; it is said again with this
   * @param why or what came of it
   */
  public void handled(RejectRecord reject, RejectState state, String by, String why)
      throws IOException, InterruptedException {
    Instant now = Instant.now();
    reject.setState(state);
    reject.setHandledBy(by);
    reject.setHandledAt(now);
    reject.setHandledWhy(why);
    send(
        new ProducerRecord<>(
            Topic.REJECTS.kafkaName(),
            null,
            now.toEpochMilli(),
            reject.getRejectId().getBytes(StandardCharsets.UTF_8),
            Codec.standard().encode(reject)));
  }

  /**
   * Sends a record.
   *
   * @return where it lies
   * @throws IOException if the broker did not take it
   */
  public String send(ProducerRecord<byte[], byte[]> record)
      throws IOException, InterruptedException {
    try {
      RecordMetadata at = producer.send(record).get();
      return at.topic() + '-' + at.partition() + '-' + at.offset();
    } catch (ExecutionException e) {
      throw new IOException(
          "未能写入日志 / the log did not take it: " + e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
