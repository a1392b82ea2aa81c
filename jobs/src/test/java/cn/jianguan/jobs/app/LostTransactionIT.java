package cn.jianguan.jobs.app;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.log.flink.LostTransactionException;
import cn.jianguan.jobs.log.flink.StrictKafkaSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker gives up a transaction after its pre-commit: nothing is lost, and it is loud. */
@SuppressWarnings("try") // MiniCluster.close may be interrupted; then the test is over anyway
class LostTransactionIT {
  private static final int HALF = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void transactionOlderThanItsTimeout_failsTheJobAndNothingIsLost() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"))) {
      broker.create(Map.of("in", 1, "out", 1));
      Throwable failure = runUntilFenced(broker);

      assertThat(
              ExceptionUtils.findThrowableSerializedAware(
                  failure, LostTransactionException.class, getClass().getClassLoader()))
          .isPresent();
      assertThat(out(broker)).hasSize(HALF);

      List<Path> complete = complete();
      assertThat(complete.size()).isGreaterThan(1);
      runToEnd(broker, complete.get(1));
      assertThat(out(broker))
          .containsExactlyElementsOf(
              IntStream.range(0, 2 * HALF).mapToObj(Integer::toString).toList());
    }
  }

  @Test
  void transactionThatIsCommitted_isNoLossWhereItIsCommittedAgain() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"))) {
      broker.create(Map.of("in", 1, "out", 1));
      runUntilCommitted(broker);

      Path checkpoint = complete().get(0);
      produce(broker, HALF);
      runToEnd(broker, checkpoint);
      assertThat(out(broker))
          .containsExactlyElementsOf(
              IntStream.range(0, 2 * HALF).mapToObj(Integer::toString).toList());
    }
  }

  /** The last checkpoint is that whose transaction brought the last of the records. */
  private void runUntilCommitted(Broker broker) throws Exception {
    try (MiniCluster cluster = cluster()) {
      StreamGraph graph = graph(broker, Optional.empty());
      graph.getCheckpointConfig().setCheckpointInterval(Duration.ofHours(1).toMillis());
      cluster.submitJob(graph).get();
      produce(broker, 0);
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (out(broker).size() < HALF && System.nanoTime() < until) {
        try {
          cluster.triggerCheckpoint(graph.getJobID(), CheckpointType.FULL).get();
        } catch (ExecutionException tasksAreStarting) {
          // Or it is complete and only whoever asked for it was not told.
          LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        broker.await("out", HALF, Duration.ofSeconds(2), () -> true);
      }
    }
  }

  private Throwable runUntilFenced(Broker broker) throws Exception {
    try (MiniCluster cluster = cluster()) {
      StreamGraph graph = graph(broker, Optional.empty());
      cluster.submitJob(graph).get();
      BooleanSupplier alive = () -> !status(cluster, graph).isGloballyTerminalState();
      produce(broker, 0);
      broker.await("out", HALF, PATIENCE, alive);
      Files.createFile(folder.resolve("fence"));
      produce(broker, HALF);
      return cluster
          .requestJobResult(graph.getJobID())
          .get()
          .getSerializedThrowable()
          .orElseThrow();
    }
  }

  private void runToEnd(Broker broker, Path checkpoint) throws Exception {
    try (MiniCluster cluster = cluster()) {
      StreamGraph graph = graph(broker, Optional.of(checkpoint));
      cluster.submitJob(graph).get();
      broker.await(
          "out", 2 * HALF, PATIENCE, () -> !status(cluster, graph).isGloballyTerminalState());
      cluster.cancelJob(graph.getJobID()).get();
    }
  }

  private static JobStatus status(MiniCluster cluster, StreamGraph graph) {
    return cluster.getJobStatus(graph.getJobID()).join();
  }

  private StreamGraph graph(Broker broker, Optional<Path> checkpoint) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings());
    env.setParallelism(1);
    KafkaSource<String> in =
        KafkaSource.<String>builder()
            .setBootstrapServers(broker.address())
            .setTopics("in")
            .setGroupId("test")
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setValueOnlyDeserializer(new SimpleStringSchema())
            .build();
    KafkaSink<String> out =
        KafkaSink.<String>builder()
            .setBootstrapServers(broker.address())
            .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
            .setTransactionalIdPrefix("test")
            .setProperty("transaction.timeout.ms", "600000")
            .setRecordSerializer(
                KafkaRecordSerializationSchema.<String>builder()
                    .setTopic("out")
                    .setValueSerializationSchema(new SimpleStringSchema(StandardCharsets.UTF_8))
                    .build())
            .build();
    Properties client = new Properties();
    client.setProperty("bootstrap.servers", broker.address());
    env.fromSource(in, WatermarkStrategy.noWatermarks(), "in")
        .uid("in")
        .sinkTo(
            StrictKafkaSink.of(
                new FencedOnceSink(out, broker.address(), folder.resolve("fence").toString()),
                client))
        .uid("out");
    StreamGraph graph = env.getStreamGraph();
    graph.setJobId(new JobID());
    checkpoint.ifPresent(
        path ->
            graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(path.toUri().toString())));
    return graph;
  }

  private MiniCluster cluster() throws Exception {
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
    return cluster;
  }

  private Configuration settings() {
    Configuration settings = new Configuration();
    settings.setString("rest.bind-port", "0");
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 3);
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1000);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    return settings;
  }

  /** The newest first. */
  private List<Path> complete() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .sorted(Comparator.comparingInt(LostTransactionIT::number).reversed())
          .toList();
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  private static void produce(Broker broker, int from) {
    try (KafkaProducer<byte[], byte[]> producer = broker.producer()) {
      for (int i = from; i < from + HALF; i++) {
        producer.send(
            new ProducerRecord<>("in", Integer.toString(i).getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static List<String> out(Broker broker) {
    return broker.all("out").stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }
}
