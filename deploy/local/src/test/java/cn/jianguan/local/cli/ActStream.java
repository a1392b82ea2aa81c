package cn.jianguan.local.cli;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.local.Await;
import cn.jianguan.log.LogUser;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Complaints about minors in one venue, twenty a second, and what the jobs make of them. */
public final class ActStream implements AutoCloseable {
  private static final long EVERY_MILLIS = 50;
  private static final String ACTS = "act-log";
  private static final String HITS = "hits";
  private static final String SHADOW = "shadow-hits";

  /** A broker that refuses for some minutes, as one on a full disk does, loses no act. */
  private static final Map<String, Object> PATIENT =
      Map.of("delivery.timeout.ms", Math.toIntExact(Duration.ofMinutes(20).toMillis()));

  private final AtomicReference<Exception> lost = new AtomicReference<>();
  private final Codec codec = Codec.standard();
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Map<String, Long> sent = new ConcurrentSkipListMap<>();
  private final Map<String, String> seen = new TreeMap<>();
  private final Map<String, Map<String, String>> hits = new TreeMap<>();
  private final Map<String, String> shadowHits = new TreeMap<>();
  private int number;

  ActStream(Cluster cluster) {
    this(cluster, 0);
  }

  /** With other acts than an earlier stream of so many. */
  ActStream(Cluster cluster, int earlier) {
    number = earlier;
    producer = cluster.kafka(LogUser.GATEWAY).producer(PATIENT);
    consumer = cluster.kafka(LogUser.READER).consumer(Map.of("isolation.level", "read_committed"));
    List<TopicPartition> read =
        List.of(ACTS, HITS, SHADOW).stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(it -> new TopicPartition(it.topic(), it.partition()))
            .toList();
    consumer.assign(read);
    consumer.seekToBeginning(read);
    clock.scheduleAtFixedRate(
        () -> send(System.currentTimeMillis()), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Sends an act that becomes known at a log time, epoch ms. */
  synchronized void send(long logTime) {
    String id = "c%05d".formatted(++number);
    sent.put(id, logTime);
    byte[] act = codec.encode(complaint(id, logTime));
    producer.send(
        new ProducerRecord<>("acts", number % 2, logTime, null, act),
        (unused, refusal) -> lost.compareAndSet(null, refusal));
  }

  /** Log times by act. */
  Map<String, Long> sent() {
    return sent;
  }

  void awaitSent(int acts) throws Exception {
    Await.until(acts + " acts", () -> sent.size() >= acts);
  }

  /** Whether so many acts are in the act-log. */
  boolean hasSeen(int acts) throws UnreadableException {
    poll();
    return seen.size() >= acts;
  }

  /** Versions of a model by the act that they hit. */
  Map<String, String> hits(String model) throws UnreadableException {
    poll();
    return hits.getOrDefault(model, Map.of());
  }

  Map<String, String> shadowHits() throws UnreadableException {
    poll();
    return shadowHits;
  }

  /** No more acts; the broker has all. */
  void end() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    producer.flush();
    if (lost.get() != null) {
      throw new AssertionError("the broker did not take an act", lost.get());
    }
  }

  private void poll() throws UnreadableException {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
      if (record.topic().equals(ACTS)) {
        seen.put(codec.decode(record.value(), ActLogEntry.class).getActId(), "");
      } else {
        HitRecord hit = codec.decode(record.value(), HitRecord.class);
        String act = hit.getTrigger().replaceFirst(".*/", "");
        Map<String, String> versions =
            record.topic().equals(HITS)
                ? hits.computeIfAbsent(hit.getModelId(), unused -> new TreeMap<>())
                : shadowHits;
        versions.put(act, hit.getModelVersion());
      }
    }
  }

  public static SupervisionAct complaint(String id, long at) {
    Envelope envelope =
        Envelope.newBuilder()
            .setCdId(id)
            .setCdSource("32-hotline")
            .setCdBatch("2024030800001")
            .setCdOperation(Operation.INSERT)
            .build();
    return SupervisionAct.newBuilder()
        .setEnvelope(envelope)
        .setKind(ActKind.COMPLAINT)
        .setDomain("WL")
        .setOccurredAt(Instant.ofEpochMilli(at))
        .setAreaNumber("320102")
        .setObjectName("某网吧")
        .setParty(
            Party.newBuilder()
                .setName("某网吧")
                .setCeType("USCC")
                .setUiCode("91320100MA0000015Q")
                .build())
        .setBody(
            Complaint.newBuilder()
                .setOrderId(id)
                .setKind("COMPLAINT")
                .setCategory("venue")
                .setTags(List.of("MINOR"))
                .setCallerHash("h" + id)
                .build())
        .build();
  }

  @Override
  public void close() {
    clock.shutdownNow();
    producer.close();
    consumer.close();
  }
}
