package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.ActLogEntry;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.Permit;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job on real Kafka and a Flink cluster in this process: the path, bad input, and failover. */
class AlertJobIT {
  private static final int ACTS = 20_000;
  private static final int BAD = 5;

  /** Permits that two systems report; of every other one the better row comes later. */
  private static final int TWINS = 200;

  /** ASSERT, DUPLICATE, ALIAS; or ASSERT, DELETE, ALIAS, ASSERT. */
  private static final int OF_TWINS = TWINS / 2 * 3 + TWINS / 2 * 4;

  private static final long START = Instant.parse("2024-03-08T00:00:00Z").toEpochMilli();
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Codec CODEC = Codec.standard();

  @TempDir static Path folder;
  private static Broker broker;

  @BeforeAll
  static void feed() throws Exception {
    broker = Broker.start(folder.resolve("kafka"));
    broker.create(Map.of("acts", 2, "reference", 1, "models", 1, "commands", 1));
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      for (ModelRecord model : models()) {
        producer.send(new ProducerRecord<>("models", 0, START - 1, null, CODEC.encode(model)));
      }
      for (int i = 0; i < ACTS; i++) {
        byte[] act = CODEC.encode(complaint(i));
        producer.send(new ProducerRecord<>("acts", i % 2, START + i / 4 * 1_000L, null, act));
      }
      for (byte[] bad : bad()) {
        producer.send(new ProducerRecord<>("acts", 1, START + ACTS * 1_000L, null, bad));
      }
      for (int i = 0; i < TWINS; i++) {
        long after = (ACTS + 1 + i) * 1_000L;
        boolean betterFirst = i % 2 == 0;
        send(producer, i % 2, after, permit(betterFirst ? "32-a" : "32-b", i));
        send(producer, 1 - i % 2, after + 1, permit(betterFirst ? "32-b" : "32-a", i));
      }
      heartbeat(producer, START + ACTS * 2_000L);
    }
  }

  /** One model twice: active, and its next version, which says the same, in shadow. */
  private static List<ModelRecord> models() {
    return List.of(
        pack("1.0.0").publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "test"),
        pack("2.0.0").publish(ModelState.SHADOW, Instant.EPOCH, null, "author", "test"));
  }

  private static Pack pack(String version) {
    Pack shipped = PackLibrary.shipped("RX-01");
    Map<String, String> files = new TreeMap<>(shipped.files());
    files.computeIfPresent(
        Pack.MODEL, (name, text) -> text.replaceFirst("(?m)^version: .*$", "version: " + version));
    return new Pack(shipped.id(), files);
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void killedTaskManager_leavesTheSameRecords_eachOnce() throws Exception {
    Map<Topic, List<String>> calm = run("calm", false);
    Map<Topic, List<String>> rough = run("rough", true);

    assertThat(calm.get(Topic.ACT_LOG)).hasSize(ACTS + OF_TWINS).doesNotHaveDuplicates();
    assertThat(permitsThatStand(calm.get(Topic.ACT_LOG))).hasSize(TWINS).allMatch(isOf("32-a"));
    assertThat(calm.get(Topic.REJECTS)).hasSize(BAD);
    assertThat(calm.get(Topic.HITS)).isNotEmpty();
    assertThat(calm.get(Topic.ALERT_LOG)).isNotEmpty();
    assertThat(rough).isEqualTo(calm);
    assertThat(calm.get(Topic.HITS)).extracting(AlertJobIT::version).containsOnly("1.0.0");
    assertThat(calm.get(Topic.SHADOW_HITS))
        .hasSameSizeAs(calm.get(Topic.HITS))
        .extracting(AlertJobIT::version)
        .containsOnly("2.0.0");
    assertThat(calm.get(Topic.ALERT_LOG))
        .extracting(line -> decode(line, AlertTransition.class).getAlert().getModelVersion())
        .containsOnly("1.0.0");
  }

  private static Predicate<String> isOf(String source) {
    return actId -> actId.startsWith(source + '/');
  }

  private static Set<String> permitsThatStand(List<String> log) {
    Set<String> standing = new TreeSet<>();
    log.stream()
        .map(line -> decode(line, ActLogEntry.class))
        .filter(entry -> entry.getKind() == ActKind.PERMIT)
        .sorted(Comparator.comparingLong(ActLogEntry::getVersion))
        .forEach(
            entry -> {
              switch (entry.getOp()) {
                case ASSERT -> standing.add(entry.getActId());
                case RETRACT, DELETE -> standing.remove(entry.getActId());
                case DUPLICATE, ALIAS, REVIEW -> {}
              }
            });
    return standing;
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, int partition, long after, SupervisionAct act) {
    producer.send(new ProducerRecord<>("acts", partition, START + after, null, CODEC.encode(act)));
  }

  private static SupervisionAct permit(String source, int i) {
    SupervisionAct act = complaint(0);
    act.getEnvelope().setCdId("p" + i);
    act.getEnvelope().setCdSource(source);
    act.setKind(ActKind.PERMIT);
    act.setOccurredAt(Instant.ofEpochMilli(START).minus(Duration.ofDays(3L * i)));
    act.setBody(Permit.newBuilder().setPermitId("苏字[2024]第00" + i + "号").build());
    return act;
  }

  private static String version(String line) {
    HitRecord hit = decode(line, HitRecord.class);
    assertThat(hit.getShadow()).isEqualTo(hit.getModelVersion().equals("2.0.0"));
    return hit.getModelVersion();
  }

  private static <R extends SpecificRecord> R decode(String line, Class<R> type) {
    try {
      return CODEC.decode(HexFormat.of().parseHex(line.substring(line.indexOf(' ') + 1)), type);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void moreReadersThanPartitions_areRefused() {
    Properties properties = properties("greedy");
    properties.setProperty("acts.readers", "3");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AlertJob.build(env, JobConfiguration.of(properties)))
        .withMessageContaining("acts.readers=3")
        .withMessageEndingWith("topic acts has partitions: 2");
  }

  private static Properties properties(String name) {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", broker.address());
    properties.setProperty("checkpoint.dir", folder.resolve(name).toUri().toString());
    properties.setProperty("pseudonym.secret", "a secret of tests only");
    return properties;
  }

  @SuppressWarnings("try") // MiniCluster.close may be interrupted; then the test is over anyway
  private static Map<Topic, List<String>> run(String name, boolean kill) throws Exception {
    Properties properties = properties(name);
    properties.setProperty("checkpoint.interval", "PT0.5S");
    properties.setProperty("transaction.prefix", name);
    properties.setProperty("acts.readers", "2");
    for (Topic topic : Job.ALERT.writes()) {
      String topicName = topic(name, topic);
      broker.create(Map.of(topicName, 2));
      properties.setProperty(topic.configurationKey(), topicName);
    }
    JobConfiguration config = JobConfiguration.of(properties);
    Configuration settings = AlertJob.settings(config);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, 2);
    settings.set(RestOptions.BIND_PORT, "0");
    MiniClusterConfiguration cluster =
        new MiniClusterConfiguration.Builder()
            .setConfiguration(settings)
            .setNumTaskManagers(1)
            .setNumSlotsPerTaskManager(2)
            .build();
    try (MiniCluster mini = new MiniCluster(cluster)) {
      mini.start();
      StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
      AlertJob.build(env, config);
      var graph = env.getStreamGraph().getJobGraph();
      mini.submitJob(graph).get();
      BooleanSupplier alive =
          () -> !mini.getJobStatus(graph.getJobID()).join().isGloballyTerminalState();
      if (kill) {
        broker.await(topic(name, Topic.ACT_LOG), 1, PATIENCE, alive);
        mini.terminateTaskManager(0).get();
        mini.startTaskManager();
      }
      Map<Topic, List<String>> said = new EnumMap<>(Topic.class);
      said.put(Topic.ACT_LOG, read(name, Topic.ACT_LOG, ACTS + OF_TWINS, alive));
      said.put(Topic.REJECTS, read(name, Topic.REJECTS, BAD, alive));
      said.put(Topic.HITS, read(name, Topic.HITS, 1, alive));
      said.put(
          Topic.SHADOW_HITS, read(name, Topic.SHADOW_HITS, said.get(Topic.HITS).size(), alive));
      said.put(Topic.ALERT_LOG, read(name, Topic.ALERT_LOG, 1, alive));
      mini.cancelJob(graph.getJobID()).get();
      return said;
    }
  }

  private static String topic(String run, Topic topic) {
    return run + "-" + topic;
  }

  private static List<String> read(String run, Topic topic, int wanted, BooleanSupplier alive) {
    return broker.read(topic(run, topic), wanted, PATIENCE, alive).stream()
        .map(record -> record.timestamp() + " " + HexFormat.of().formatHex(record.value()))
        .sorted()
        .toList();
  }

  private static SupervisionAct complaint(int i) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId("c" + i)
                .setCdSource("32-hotline")
                .setCdBatch("2024030800001")
                .setCdOperation(Operation.INSERT)
                .build())
        .setKind(ActKind.COMPLAINT)
        .setOccurredAt(Instant.ofEpochMilli(START + i * 250L))
        .setAreaNumber("320102")
        .setObjectName("某店")
        .setParty(
            Party.newBuilder()
                .setName("某店")
                .setCeType("USCC")
                .setUiCode(i % 50 == 0 ? "91320100MA0000015Q" : "")
                .build())
        .setBody(
            Complaint.newBuilder()
                .setOrderId("T" + i)
                .setKind("COMPLAINT")
                .setCategory("food")
                .setCallerHash("h" + i)
                .build())
        .build();
  }

  private static List<byte[]> bad() {
    byte[] good = CODEC.encode(complaint(-1));
    byte[] noise = new byte[500];
    new Random(1).nextBytes(noise);
    byte[] unknown = good.clone();
    unknown[5] ^= 1;
    SupervisionAct invalid = complaint(-2);
    invalid.setAreaNumber("999999");
    return List.of(
        noise,
        Arrays.copyOf(good, good.length - 3),
        unknown,
        new byte[10 << 20],
        CODEC.encode(invalid));
  }

  private static void heartbeat(KafkaProducer<byte[], byte[]> producer, long logTime) {
    byte[] heartbeat = CODEC.encode(Heartbeat.newBuilder().setSender("test").build());
    for (String topic : List.of("acts", "reference", "models", "commands")) {
      IntStream.range(0, topic.equals("acts") ? 2 : 1)
          .forEach(
              partition ->
                  producer.send(new ProducerRecord<>(topic, partition, logTime, null, heartbeat)));
    }
    producer.flush();
  }
}
