package cn.jianguan.local.bench;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.console.gateway.write.TimedRecord;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Versions of one model published to live topics while acts come in at a steady rate. Which version
 * judges an act is decided by log time, so each has hits of its own however late they come.
 */
final class LivePublications implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Long> acknowledged = new LinkedHashMap<>();
  private long ended;

  LivePublications(KafkaAddress kafka) {
    this.producer = kafka.producer(Map.of());
  }

  /** Publishes a version between one of these parts and the next. */
  void send(List<List<TimedRecord>> parts, SteadySender sender)
      throws IOException, InterruptedException {
    for (int part = 0; part < parts.size(); part++) {
      if (part > 0) {
        publish("1.0." + part);
      }
      sender.send(parts.get(part));
    }
    ended = System.currentTimeMillis();
  }

  private void publish(String version) throws IOException, InterruptedException {
    byte[] key = ProbePack.ID.getBytes(StandardCharsets.UTF_8);
    byte[] value = Codec.standard().encode(ProbePack.record(version));
    try {
      producer.send(new ProducerRecord<>(Topic.MODELS.kafkaName(), key, value)).get();
      acknowledged.put(ProbePack.ID + "@" + version, System.currentTimeMillis());
    } catch (ExecutionException e) {
      throw new IOException("模型未能发布 / a model could not be published", e.getCause());
    }
  }

  /**
   * What came of it.
   *
   * @param hits in the order in which they came
   * @param since when acts came in and nothing was published, epoch ms
   * @throws IllegalStateException if a version has no hit
   */
  BenchReport.Models result(List<SeenHit> hits, long since) {
    long first = Long.MAX_VALUE;
    long last = ended;
    long longest = 0;
    for (Map.Entry<String, Long> version : acknowledged.entrySet()) {
      long hit = firstHit(hits, version.getKey());
      first = Math.min(first, version.getValue());
      last = Math.max(last, hit);
      longest = Math.max(longest, hit - version.getValue());
    }
    return new BenchReport.Models(
        acknowledged.size(),
        longest,
        SeenHit.longestGap(hits, first, last),
        SeenHit.longestGap(hits, since, first));
  }

  private static long firstHit(List<SeenHit> hits, String release) {
    return hits.stream()
        .filter(hit -> hit.release().equals(release))
        .mapToLong(SeenHit::receivedAt)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no hit of " + release));
  }

  @Override
  public void close() {
    producer.close();
  }
}
