package cn.jianguan.console.gateway;

import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Imports a source's files into the live topics: reference lists first, then rows as they stand.
 * The broker stamps the log time. Sending is idempotent and waits for all replicas; a run that
 * breaks off can simply be repeated, because rows keep their identity and are counted once.
 */
public final class GatewayImport implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param kafka client properties, at least {@code bootstrap.servers}
   */
  public GatewayImport(Map<String, Object> kafka) {
    Map<String, Object> properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Reads and sends everything; returns when all of it is acknowledged.
   *
   * @param data folder of the files, or null to send the reference lists only
   * @throws IOException where a file cannot be read or a record could not be sent
   */
  public List<FileReport> run(Source source, Path data, Consumer<FileReport> progress)
      throws IOException {
    for (TimedRecord reference : source.references()) {
      send(reference);
    }
    flush();
    List<FileReport> reports =
        data == null
            ? List.of()
            : new SourceReader(source, progress).read(data, (record, contentHash) -> send(record));
    flush();
    return reports;
  }

  /**
   * Reads and sends the rows of a folder alone; returns when all of them are acknowledged.
   *
   * @param sent is told of every record, and where in the log it lies; by another thread
   * @throws IOException where a file cannot be read or a record could not be sent
   */
  public List<FileReport> rows(
      Source source, Path data, BiConsumer<TimedRecord, RecordMetadata> sent) throws IOException {
    List<FileReport> reports =
        new SourceReader(source, file -> {}).read(data, (record, hash) -> send(record, sent));
    flush();
    return reports;
  }

  /**
   * Sends records that were read before, in their order; returns when all are acknowledged. Lists
   * are in the log before the rows that are judged by them.
   *
   * @param sent is told of every record, and where in the log it lies; by another thread
   * @throws IOException where a record could not be sent
   */
  public void records(List<TimedRecord> records, BiConsumer<TimedRecord, RecordMetadata> sent)
      throws IOException {
    boolean listed = false;
    for (TimedRecord record : records) {
      boolean isList = record.topic() == Topic.REFERENCE;
      if (listed && !isList) {
        flush();
      }
      listed = isList;
      send(record, sent);
    }
    flush();
  }

  private void send(TimedRecord record) throws IOException {
    send(record, (it, place) -> {});
  }

  private void send(TimedRecord record, BiConsumer<TimedRecord, RecordMetadata> sent)
      throws IOException {
    check();
    producer.send(
        new ProducerRecord<>(record.topic().kafkaName(), record.key(), record.bytes()),
        (metadata, error) -> {
          if (error != null) {
            failure.compareAndSet(null, error);
          } else {
            sent.accept(record, metadata);
          }
        });
  }

  private void flush() throws IOException {
    producer.flush();
    check();
  }

  private void check() throws IOException {
    Exception error = failure.get();
    if (error != null) {
      throw new IOException("a record was not acknowledged by Kafka", error);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
