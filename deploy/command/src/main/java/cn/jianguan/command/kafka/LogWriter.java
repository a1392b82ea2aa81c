package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes to the log a record at a time, each at rest before the next. */
public final class LogWriter implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;

  /**
   * @param address of the user who may write there
   */
  public LogWriter(KafkaAddress address) {
    producer = address.producer(Map.of("acks", "all", "max.request.size", Topics.LARGEST_MESSAGE));
  }

  /**
   * Returns once every copy has it.
   *
   * @return where it lies, and its log time
   * @throws IOException if the broker did not take it
   */
  public RecordMetadata write(ProducerRecord<byte[], byte[]> record)
      throws IOException, InterruptedException {
    try {
      return producer.send(record).get();
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
