package cn.jianguan.command.push;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogWriter;
import cn.jianguan.jobs.reference.ReferenceCheck;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Refusal;
import cn.jianguan.log.Topic;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Operation;
import cn.jianguan.record.ReferenceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes endpoints into the list and orders into the ledger. */
final class EndpointLog implements AutoCloseable {
  /** The source of what operators register, one of {@code national.sources}. */
  static final String SOURCE = "OPERATOR";

  private static final DateTimeFormatter BATCH = DateTimeFormatter.ofPattern("yyyyMMdd'00001'");

  private final LogWriter log;

  EndpointLog(Cluster cluster) {
    log = new LogWriter(cluster.kafka(LogUser.OPERATOR));
  }

  /**
   * Registers an endpoint, or changes one.
   *
   * @throws IOException with what is wrong with it, if the jobs would refuse it
   */
  void register(Endpoint endpoint) throws IOException, InterruptedException {
    require(endpoint);
    send(Topic.REFERENCE, SOURCE + '/' + endpoint.getEndpointId(), row(endpoint));
  }

  private static ReferenceRecord row(Endpoint endpoint) {
    return ReferenceRecord.newBuilder()
        .setEnvelope(envelope(endpoint.getEndpointId(), Operation.UPDATE))
        .setBody(endpoint)
        .build();
  }

  /**
   * Looks at one before anything is done for it.
   *
   * @throws IOException with what is wrong with it, if the jobs would refuse it
   */
  static void require(Endpoint endpoint) throws IOException {
    ReferenceRecord row = row(endpoint);
    List<Refusal> faults = ReferenceCheck.faults(row);
    if (!faults.isEmpty()) {
      Refusal all = Refusal.ofSeveral(faults);
      throw new IOException("%s=%s: %s".formatted(all.field(), all.value(), all.expected()));
    }
  }

  /** Takes an endpoint away; what waits for it is given up. */
  void remove(Endpoint endpoint) throws IOException, InterruptedException {
    send(
        Topic.REFERENCE,
        SOURCE + '/' + endpoint.getEndpointId(),
        ReferenceRecord.newBuilder()
            .setEnvelope(envelope(endpoint.getEndpointId(), Operation.DELETE))
            .setBody(endpoint)
            .build());
  }

  /** Gives the push job an order. */
  void order(DeliveryRecord order) throws IOException, InterruptedException {
    send(Topic.DELIVERIES, order.getEndpointId(), order);
  }

  private static Envelope envelope(String id, Operation operation) {
    Instant now = Instant.now();
    return Envelope.newBuilder()
        .setCdSource(SOURCE)
        .setCdId("endpoint-" + id)
        .setCdTime(now)
        .setCdBatch(BATCH.format(now.atZone(ZoneId.of("Asia/Shanghai"))))
        .setCdOperation(operation)
        .build();
  }

  private void send(Topic topic, String key, SpecificRecord record)
      throws IOException, InterruptedException {
    log.write(
        new ProducerRecord<>(
            topic.kafkaName(),
            key.getBytes(StandardCharsets.UTF_8),
            Codec.standard().encode(record)));
  }

  @Override
  public void close() {
    log.close();
  }
}
