package cn.jianguan.jobs.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.push.PushJob;
import cn.jianguan.jobs.push.flink.Notices;
import cn.jianguan.jobs.push.http.Authority;
import cn.jianguan.jobs.push.http.Receiver;
import cn.jianguan.log.DepartmentTopic;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.DeliveryOutcome;
import cn.jianguan.record.DeliveryRecord;
import cn.jianguan.record.Endpoint;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Operation;
import cn.jianguan.sign.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Departments in every kind of trouble, and a job that is ended in the middle of it: every
 * notification arrives, those of an alert in order, and who is well notices nothing.
 */
class PushJobIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ALERTS = 6;
  private static final int MESSAGES = 4;
  private static final List<String> WELL = List.of("well-1", "well-2");

  /** Reads Kafka. */
  private static final String READER = "reader";

  @TempDir private Path folder;
  private final CountDownLatch healed = new CountDownLatch(1);

  private final Map<String, Department> departments = new LinkedHashMap<>();

  /** What a department has acknowledged, in its order, and when. */
  private static final class Department implements AutoCloseable {
    private final Receiver receiver;

    /** Where it is registered first; null: at once where it receives. */
    private Receiver wrongAddress;

    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Long> firstAt = new ConcurrentHashMap<>();

    private Department(Receiver.Behaviour sick, CountDownLatch healed) throws IOException {
      receiver =
          new Receiver(
              (request, connection) -> {
                if (healed.getCount() > 0) {
                  sick.answer(request, connection);
                  return;
                }
                acknowledge(request, connection);
              });
    }

    private void acknowledge(Receiver.Request request, Socket connection) throws Exception {
      String id = request.headers().get("webhook-id");
      firstAt.putIfAbsent(id, System.nanoTime());
      acknowledged.add(id);
      Receiver.saying(200).answer(request, connection);
    }

    private String url() {
      return (wrongAddress == null ? receiver : wrongAddress).url().toString();
    }

    private boolean hasAll(int count) {
      return firstAt.size() >= count;
    }

    @Override
    public void close() throws IOException {
      receiver.close();
      if (wrongAddress != null) {
        wrongAddress.close();
      }
    }
  }

  private void open() throws Exception {
    CountDownLatch well = new CountDownLatch(0);
    for (String name : WELL) {
      departments.put(name, new Department(null, well));
    }
    Map<String, Receiver.Behaviour> sick =
        Map.of(
            "silent", (request, connection) -> healed.await(),
            "failing", Receiver.saying(500),
            "busy", Receiver.saying(429, "Retry-After: 1"),
            "babbling", Receiver.saying("what a lovely day\r\n"),
            "moved", Receiver.saying(301, "Location: http://127.0.0.1:1/"),
            "stuttering", Receiver.saying("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab"),
            "mute", Receiver.saying(""));
    for (Map.Entry<String, Receiver.Behaviour> one : sick.entrySet()) {
      departments.put(one.getKey(), new Department(one.getValue(), healed));
    }
    Department untrusted = new Department(Receiver.saying(200), healed);
    untrusted.wrongAddress =
        new Receiver(
            new Authority().server("localhost", Instant.now(), Duration.ofDays(1)),
            Receiver.saying(200));
    departments.put("untrusted", untrusted);
  }

  @Test
  void departmentsInTrouble_andAJobThatIsEnded() throws Exception {
    open();
    try (Broker broker = Broker.start(folder.resolve("kafka"))) {
      broker.create(
          Map.of(
              "reference",
              1,
              "notifications",
              1,
              "deliveries",
              2,
              "rejects",
              1,
              "skips",
              1,
              DepartmentTopic.of(READER),
              1));
      JobConfiguration config = configuration(broker);
      try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
        register(producer);
        try (JobRun run = JobRun.start(PushJob.settings(config), build(config), null)) {
          notify(producer, 0, 1);
          await(run::alive, () -> wellHave(ALERTS));
          Map<String, Long> sentAt = notify(producer, 1, 2);
          await(run::alive, () -> wellHave(2 * ALERTS));
          print("before", sentAt);
        }
        try (JobRun run = JobRun.start(PushJob.settings(config), build(config), newest())) {
          notify(producer, 2, 3);
          await(run::alive, () -> wellHave(3 * ALERTS));
          Map<String, Long> sentAt = notify(producer, 3, MESSAGES);
          await(run::alive, () -> wellHave(ALERTS * MESSAGES));
          print("after a restart", sentAt);
          healed.countDown();
          Department untrusted = departments.get("untrusted");
          register(producer, "untrusted", untrusted.receiver.url().toString());
          send(producer, "reference", Notices.T + 9000, new Heartbeat("test"));
          producer.flush();
          await(
              run::alive,
              () -> departments.values().stream().allMatch(it -> it.hasAll(ALERTS * MESSAGES)));
          await(
              run::alive, () -> delivered(broker) >= (departments.size() + 1) * ALERTS * MESSAGES);
        }
      }
      assertInOrder(READER, read(broker));
      departments.forEach((name, it) -> assertInOrder(name, it.acknowledged));
    } finally {
      healed.countDown();
      for (Department department : departments.values()) {
        department.close();
      }
    }
  }

  private static Consumer<StreamExecutionEnvironment> build(JobConfiguration config) {
    return env -> PushJob.build(env, config);
  }

  /** Who is ill stays so until those who are well have everything: they cannot have waited. */
  private boolean wellHave(int count) {
    return WELL.stream().allMatch(name -> departments.get(name).hasAll(count));
  }

  /** What lies in the topic of who reads Kafka. */
  private static List<String> read(Broker broker) {
    List<String> ids = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : broker.all(DepartmentTopic.of(READER))) {
      assertThat(header(record, "content-type")).startsWith("application/cloudevents+json");
      assertThat(header(record, "webhook-signature")).startsWith("v1,");
      String id = header(record, "webhook-id");
      assertThat(new String(record.key(), UTF_8)).isEqualTo(id.substring(0, id.lastIndexOf(':')));
      assertThat(new String(record.value(), UTF_8)).contains("\"id\":\"" + id + '"');
      ids.add(id);
    }
    return ids;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static void assertInOrder(String name, List<String> acknowledged) {
    List<String> first = acknowledged.stream().distinct().toList();
    assertThat(first).as(name).hasSize(ALERTS * MESSAGES);
    for (int alert = 0; alert < ALERTS; alert++) {
      String mark = ":" + alert + ":";
      assertThat(first.stream().filter(id -> id.contains(mark)))
          .as(name)
          .isSorted()
          .hasSize(MESSAGES);
    }
    System.out.printf(
        "%s: %d acknowledged, %d of them again%n",
        name, acknowledged.size(), acknowledged.size() - first.size());
  }

  private JobConfiguration configuration(Broker broker) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", broker.address());
    properties.setProperty("checkpoint.dir", folder.resolve("checkpoints").toUri().toString());
    properties.setProperty("push.checkpoint.interval", "PT0.2S");
    properties.setProperty("push.secrets.file", folder.resolve("secrets").toString());
    properties.setProperty("push.private.networks", "127.0.0.0/8");
    properties.setProperty("push.timeout", "PT1S");
    properties.setProperty("push.retry.first", "PT0.1S");
    properties.setProperty("push.retry.longest", "PT0.5S");
    properties.setProperty("push.breaker.open", "PT0.3S");
    StringBuilder secrets = new StringBuilder();
    recipients().forEach(name -> secrets.append(name + ".1=" + Secret.random()).append('\n'));
    Files.writeString(folder.resolve("secrets"), secrets);
    return JobConfiguration.of(properties);
  }

  private void register(KafkaProducer<byte[], byte[]> producer) {
    departments.forEach((name, department) -> register(producer, name, department.url()));
    register(producer, READER, DepartmentTopic.url(READER));
  }

  private static void register(KafkaProducer<byte[], byte[]> producer, String name, String url) {
    Endpoint endpoint = Notices.endpoint(name, url);
    endpoint.setAgencyCode(name);
    send(producer, "reference", Notices.T, Notices.row("OPERATOR", endpoint, Operation.INSERT));
  }

  private List<String> recipients() {
    List<String> names = new ArrayList<>(departments.keySet());
    names.add(READER);
    return names;
  }

  /** Some messages of every alert of every department; returns when each was written. */
  private Map<String, Long> notify(KafkaProducer<byte[], byte[]> producer, int from, int to) {
    Map<String, Long> sentAt = new ConcurrentHashMap<>();
    for (int message = from; message < to; message++) {
      for (int alert = 0; alert < ALERTS; alert++) {
        for (String name : recipients()) {
          String id = "%s:%d:%d".formatted(name, alert, message);
          long logTime = Notices.T + 1000 + message;
          NotificationRecord notice =
              Notices.notice(id, name + ":" + alert, AlertEvent.DISPATCH, logTime);
          notice.setRecipient(name);
          sentAt.put(id, System.nanoTime());
          send(producer, "notifications", logTime, notice);
        }
      }
      send(producer, "reference", Notices.T + 2000 + message, new Heartbeat("test"));
    }
    producer.flush();
    return sentAt;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, long logTime, SpecificRecord record) {
    producer.send(
        new ProducerRecord<>(topic, 0, logTime, new byte[0], Codec.standard().encode(record)));
  }

  private static long delivered(Broker broker) {
    return broker.all("deliveries").stream()
        .map(PushJobIT::read)
        .filter(it -> it.getOutcome() == DeliveryOutcome.DELIVERED)
        .map(DeliveryRecord::getWebhookId)
        .distinct()
        .count();
  }

  private static DeliveryRecord read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Codec.standard().decode(record.value(), DeliveryRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private void print(String when, Map<String, Long> sentAt) {
    List<Long> millis = new ArrayList<>();
    for (String name : WELL) {
      departments
          .get(name)
          .firstAt
          .forEach(
              (id, at) -> {
                if (sentAt.containsKey(id)) {
                  millis.add((at - sentAt.get(id)) / 1_000_000);
                }
              });
    }
    Collections.sort(millis);
    System.out.printf(
        "%s, departments that are well: %d messages, p50 %d ms, p99 %d ms beside 8 that are not%n",
        when, millis.size(), millis.get(millis.size() / 2), millis.get(millis.size() * 99 / 100));
  }

  private static void await(BooleanSupplier alive, BooleanSupplier so) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(alive.getAsBoolean()).isTrue();
      assertThat(System.nanoTime()).isLessThan(until);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Where the job was when it was ended. */
  private Path newest() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparing(PushJobIT::changed))
          .orElseThrow();
    }
  }

  private static Instant changed(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
