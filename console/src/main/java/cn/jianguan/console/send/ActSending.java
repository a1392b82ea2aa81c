package cn.jianguan.console.send;

import cn.jianguan.console.gateway.GatewayImport;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.console.log.LogTail;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Sends what the gateway read and waits for what intake says of each act. Whatever is returned or
 * thrown, the same may be sent again: acts are counted once.
 */
public final class ActSending {
  private static final List<Topic> ANSWERS = List.of(Topic.ACT_LOG, Topic.REJECTS);

  /** Somebody waits: what cannot be sent soon is said to have failed. */
  private static final Map<String, Object> BOUNDS =
      Map.of(
          ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
          ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000,
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);

  private final Map<String, Object> gateway;
  private final Map<String, Object> reader;

  /**
   * @param gateway settings of Kafka's clients for the user who may write acts
   * @param reader the same for the one who may read what jobs wrote
   */
  public ActSending(Map<String, Object> gateway, Map<String, Object> reader) {
    this.gateway = new HashMap<>(gateway);
    this.gateway.putAll(BOUNDS);
    this.reader = Map.copyOf(reader);
  }

  /**
   * Sends records in their order.
   *
   * @param limit how long answers are waited for once all lie in the log
   * @return the outcomes of the acts among them, in their order
   * @throws IOException if Kafka does not answer or refuses; how many lie in the log is not known
   */
  public List<ActOutcome> send(List<TimedRecord> records, Duration limit)
      throws IOException, InterruptedException {
    try (LogTail tail = new LogTail(reader, ANSWERS)) {
      ActAnswers answers = new ActAnswers(positions(records));
      tail.read(limit, answers::isOpen, it -> answers.see(it.topic(), it.value()));
      return answers.outcomes();
    } catch (KafkaException e) {
      throw new IOException("Kafka: " + e.getMessage(), e);
    }
  }

  private List<String> positions(List<TimedRecord> records) throws IOException {
    Map<TimedRecord, String> places = new IdentityHashMap<>();
    try (GatewayImport sender = new GatewayImport(gateway)) {
      sender.records(
          records,
          (record, at) -> {
            synchronized (places) {
              places.put(record, at.topic() + '-' + at.partition() + '-' + at.offset());
            }
          });
    }
    List<String> positions = new ArrayList<>();
    for (TimedRecord record : records) {
      if (record.topic() == Topic.ACTS) {
        positions.add(places.get(record));
      }
    }
    return positions;
  }
}
