package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.jobs.backtest.ActLogHistory;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.log.OutputRecord;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.Complaint;
import cn.jianguan.record.Envelope;
import cn.jianguan.record.Heartbeat;
import cn.jianguan.record.HitOp;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.record.ModelState;
import cn.jianguan.record.Operation;
import cn.jianguan.record.Party;
import cn.jianguan.record.SupervisionAct;
import cn.jianguan.rules.history.SubjectKind;
import cn.jianguan.rules.pack.PackLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live against backtest, to the last byte: late acts, corrections and deletions. */
class BacktestTopologyIT {
  private static final int ACTS = 4_000;
  private static final long START = Instant.parse("2024-03-01T00:00:00Z").toEpochMilli();
  private static final long END = START + Duration.ofDays(60).toMillis();
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long LAST = END - 1_000;
  private static final String SHOP = "91320100MA0000015Q";
  private static final List<String> MODELS = List.of("RX-01", "RX-02", "RX-03");
  private static final Codec CODEC = Codec.standard();
  private static final Queue<OutputRecord> FOUND = new ConcurrentLinkedQueue<>();

  @TempDir static Path folder;
  private static Broker broker;
  private static List<String> live;

  @BeforeAll
  static void live() throws Exception {
    broker = Broker.start(folder.resolve("kafka"));
    broker.create(
        Map.of("acts", 2, "reference", 1, "models", 1, "commands", 1, "act-log", 2, "hits", 2));
    broker.create(
        Map.of("shadow-hits", 1, "rejects", 1, "alert-log", 1, "notifications", 1, "decisions", 1));
    feed();
    live = runLive();
  }

  @AfterAll
  static void close() {
    broker.close();
  }

  @Test
  void wholeHistory_hitsAsItDidLive() throws Exception {
    List<String> found = backtest(START, END - 1);

    assertThat(live).hasSizeGreaterThan(100);
    assertThat(ops(live)).containsOnlyKeys(HitOp.HIT, HitOp.WITHDRAWN);
    assertThat(found).isEqualTo(live);
  }

  @Test
  void range_hitsAsItDidLiveWithinIt() throws Exception {
    long from = START + Duration.ofDays(10).toMillis();
    long last = START + Duration.ofDays(20).toMillis() - 1;
    List<String> within =
        live.stream()
            .filter(line -> open(line).getLogTime().toEpochMilli() >= from)
            .filter(line -> open(line).getLogTime().toEpochMilli() <= last)
            .toList();

    assertThat(within).isNotEmpty().hasSizeLessThan(live.size());
    assertThat(backtest(from, last)).isEqualTo(within);
  }

  private static List<String> backtest(long from, long last) throws Exception {
    FOUND.clear();
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    env.getConfig().enableObjectReuse();
    List<ModelRecord> models = MODELS.stream().map(BacktestTopologyIT::model).toList();
    new BacktestTopology(JobConfiguration.of(properties()))
        .build(
            env,
            history(),
            new BacktestTopology.Question(models, EnumSet.allOf(SubjectKind.class), from, last),
            new Collector());
    env.execute();
    return FOUND.stream().map(it -> line(it.logTime(), it.bytes())).sorted().toList();
  }

  private static ActLogHistory history() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", broker.address(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> both =
          List.of(new TopicPartition("act-log", 0), new TopicPartition("act-log", 1));
      return ActLogHistory.survey(consumer, "act-log", consumer.endOffsets(both));
    }
  }

  @SuppressWarnings("try") // MiniCluster.close may be interrupted; then the test is over anyway
  private static List<String> runLive() throws Exception {
    JobConfiguration config = JobConfiguration.of(properties());
    var settings = AlertJob.settings(config);
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
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      List<String> hits = List.of();
      // What all subtasks said up to one checkpoint is there at once, so the last hit says it all.
      while (hits.stream().noneMatch(BacktestTopologyIT::isLast)) {
        assertThat(System.nanoTime()).as("hits so far: " + hits.size()).isLessThan(deadline);
        hits = read();
      }
      hits = read();
      mini.cancelJob(graph.getJobID()).get();
      return hits;
    }
  }

  private static List<String> read() {
    List<ConsumerRecord<byte[], byte[]>> records =
        broker.read("hits", 1, Duration.ofSeconds(30), () -> true);
    return records.stream().map(it -> line(it.timestamp(), it.value())).sorted().toList();
  }

  private static boolean isLast(String line) {
    return open(line).getLogTime().toEpochMilli() == LAST;
  }

  private static Map<HitOp, Long> ops(List<String> lines) {
    return lines.stream()
        .collect(Collectors.groupingBy(line -> open(line).getOp(), Collectors.counting()));
  }

  private static String line(long logTime, byte[] bytes) {
    return logTime + " " + HexFormat.of().formatHex(bytes);
  }

  private static HitRecord open(String line) {
    try {
      String hex = line.substring(line.indexOf(' ') + 1);
      return CODEC.decode(HexFormat.of().parseHex(hex), HitRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("kafka.bootstrap.servers", broker.address());
    properties.setProperty("checkpoint.dir", folder.resolve("checkpoints").toUri().toString());
    properties.setProperty("checkpoint.interval", "PT0.5S");
    properties.setProperty("pseudonym.secret", "a secret of tests only");
    return properties;
  }

  private static ModelRecord model(String id) {
    return PackLibrary.shipped(id)
        .publish(ModelState.ACTIVE, Instant.EPOCH, null, "author", "test");
  }

  private static void feed() {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      for (String id : MODELS) {
        byte[] model = CODEC.encode(model(id));
        producer.send(new ProducerRecord<>("models", 0, START - 1, null, model));
      }
      Random random = new Random(7);
      long step = Duration.ofDays(40).toMillis() / ACTS;
      for (int i = 0; i < ACTS; i++) {
        send(producer, START + i * step, act(i, random));
      }
      for (int i = 0; i < 6; i++) {
        SupervisionAct act = complaint("last" + i, 0, LAST, Operation.INSERT);
        act.getParty().setUiCode(SHOP);
        send(producer, LAST, act);
      }
      byte[] heartbeat = CODEC.encode(Heartbeat.newBuilder().setSender("test").build());
      Stream.of("acts", "reference", "models", "commands")
          .forEach(
              topic -> {
                for (int i = 0; i < (topic.equals("acts") ? 2 : 1); i++) {
                  producer.send(new ProducerRecord<>(topic, i, END, null, heartbeat));
                }
              });
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> to, long logTime, SupervisionAct act) {
    int partition = Math.floorMod(act.getEnvelope().getCdId().hashCode(), 2);
    to.send(new ProducerRecord<>("acts", partition, logTime, null, CODEC.encode(act)));
  }

  /** New acts mostly; one in eight corrects or takes back an earlier one. */
  private static SupervisionAct act(int i, Random random) {
    long step = Duration.ofDays(40).toMillis() / ACTS;
    long late = (long) (random.nextDouble() * Duration.ofDays(2).toMillis());
    int about = i > 100 && random.nextInt(8) == 0 ? i - 1 - random.nextInt(100) : i;
    Operation operation =
        about == i ? Operation.INSERT : random.nextBoolean() ? Operation.UPDATE : Operation.DELETE;
    return complaint("c" + about, i, START + about * step - late, operation);
  }

  private static SupervisionAct complaint(String id, int batch, long at, Operation operation) {
    return SupervisionAct.newBuilder()
        .setEnvelope(
            Envelope.newBuilder()
                .setCdId(id)
                .setCdSource("32-hotline")
                .setCdBatch("20240301%05d".formatted(batch))
                .setCdOperation(operation)
                .build())
        .setKind(ActKind.COMPLAINT)
        .setOccurredAt(Instant.ofEpochMilli(at))
        .setAreaNumber("320102")
        .setObjectName("某店")
        .setParty(
            Party.newBuilder()
                .setName("某店")
                .setCeType("USCC")
                .setUiCode(Math.floorMod(id.hashCode(), 4) == 0 ? SHOP : "")
                .build())
        .setBody(
            Complaint.newBuilder()
                .setOrderId("T" + id)
                .setKind("COMPLAINT")
                .setCategory("food")
                .setGrid("g" + Math.floorMod(id.hashCode(), 12))
                .setCallerHash("h" + Math.floorMod(id.hashCode(), 400))
                .build())
        .build();
  }

  /** Keeps what the job of this process says. */
  private static final class Collector implements Sink<OutputRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<OutputRecord> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(OutputRecord output, Context at) {
          FOUND.add(output);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
