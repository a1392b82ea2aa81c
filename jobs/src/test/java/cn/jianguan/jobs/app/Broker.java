package cn.jianguan.jobs.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** A Kafka broker in this process. */
final class Broker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final String address;

  private Broker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  static Broker start(Path folder) throws IOException {
    int port = freePort();
    int controller = freePort();
    Properties p = new Properties();
    p.setProperty("process.roles", "broker,controller");
    p.setProperty("node.id", "1");
    p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controller);
    p.setProperty("controller.listener.names", "CONTROLLER");
    p.setProperty(
        "listeners", "BROKER://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    p.setProperty("advertised.listeners", "BROKER://127.0.0.1:" + port);
    p.setProperty("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.setProperty("inter.broker.listener.name", "BROKER");
    p.setProperty("log.dirs", folder.resolve("logs").toString());
    p.setProperty("offsets.topic.replication.factor", "1");
    p.setProperty("offsets.topic.num.partitions", "1");
    p.setProperty("transaction.state.log.replication.factor", "1");
    p.setProperty("transaction.state.log.min.isr", "1");
    p.setProperty("transaction.state.log.num.partitions", "2");
    p.setProperty("transaction.max.timeout.ms", "3600000");
    p.setProperty("log.retention.ms", "-1");
    p.setProperty("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE));
    p.setProperty("message.max.bytes", String.valueOf(16 << 20));
    p.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
    Path file = Files.createDirectories(folder).resolve("broker.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      p.store(out, null);
    }
    StorageTool.execute(
        new String[] {
          "format", "--config", file.toString(), "--cluster-id", Uuid.randomUuid().toString()
        },
        System.out);
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(p), Time.SYSTEM);
    server.startup();
    return new Broker(server, "127.0.0.1:" + port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  String address() {
    return address;
  }

  void create(Map<String, Integer> topics) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      Set<NewTopic> wanted =
          topics.entrySet().stream()
              .map(each -> new NewTopic(each.getKey(), each.getValue(), (short) 1))
              .collect(Collectors.toSet());
      admin.createTopics(wanted).all().get();
    }
  }

  /** One request at a time: a new partition may refuse the first one and take the second. */
  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            address,
            "max.request.size",
            16 << 20,
            "max.in.flight.requests.per.connection",
            1),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Waits until that many committed records of a topic can be seen. */
  void await(String topic, int wanted, Duration patience, BooleanSupplier alive) {
    poll(topic, patience, (count, more) -> count < wanted && alive.getAsBoolean());
  }

  /** Committed records of a topic, read until there are as many as wanted and no more follow. */
  List<ConsumerRecord<byte[], byte[]>> read(
      String topic, int wanted, Duration patience, BooleanSupplier alive) {
    return poll(topic, patience, (count, more) -> (count < wanted || more) && alive.getAsBoolean());
  }

  /** Waits for a committed record of a topic; false if none came in time. */
  boolean await(
      String topic,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted,
      Duration patience,
      BooleanSupplier alive) {
    boolean[] found = new boolean[1];
    poll(
        topic,
        patience,
        record -> found[0] |= wanted.test(record),
        (count, more) -> !found[0] && alive.getAsBoolean());
    return found[0];
  }

  /** All committed records of a topic that nobody writes to any more. */
  List<ConsumerRecord<byte[], byte[]>> all(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = assign(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", address, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Reads a topic from its beginning. */
  private static List<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  /** Whether to go on, knowing how many records came and whether the last look brought any. */
  private interface Appetite {
    boolean wants(int count, boolean more);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(
      String topic, Duration patience, Appetite appetite) {
    return poll(topic, patience, record -> {}, appetite);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll(
      String topic,
      Duration patience,
      Consumer<ConsumerRecord<byte[], byte[]>> taste,
      Appetite appetite) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      assign(consumer, topic);
      long deadline = System.nanoTime() + patience.toNanos();
      boolean more = true;
      while (System.nanoTime() < deadline && appetite.wants(records.size(), more)) {
        int before = records.size();
        consumer
            .poll(Duration.ofMillis(1_500))
            .forEach(
                record -> {
                  records.add(record);
                  taste.accept(record);
                });
        more = records.size() > before;
      }
    }
    return records;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
