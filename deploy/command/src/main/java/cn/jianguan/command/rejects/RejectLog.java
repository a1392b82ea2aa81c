package cn.jianguan.command.rejects;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogWriter;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.RejectState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes to the log: what is sent again, and what became of rejects. */
public final class RejectLog implements AutoCloseable {
  private final LogWriter log;

  public RejectLog(Cluster cluster) {
    log = new LogWriter(cluster.kafka(LogUser.OPERATOR));
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
    RecordMetadata at = log.write(record);
    return at.topic() + '-' + at.partition() + '-' + at.offset();
  }

  @Override
  public void close() {
    log.close();
  }
}
