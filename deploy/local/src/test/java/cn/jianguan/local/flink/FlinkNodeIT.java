package cn.jianguan.local.flink;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.jobs.log.flink.LostOnceJob;
import cn.jianguan.local.Await;
import cn.jianguan.local.kafka.KafkaNode;
import cn.jianguan.local.process.ProcessMemory;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkNodeIT {
  private static final int KEYS = 50;
  private static final int PER_KEY = 200;
  static final int PART = KEYS * PER_KEY / 4;

  @TempDir private Path directory;

  @Test
  void killedProcess_goesOnFromItsCheckpoint_exactlyOnce() throws Exception {
    try (KafkaNode kafka = KafkaNode.start(directory.resolve("kafka"))) {
      Topics.create(kafka.address(LogUser.ADMIN), Topics.LogTime.REPLAY);
      Path configuration = directory.resolve("jianguan.properties");
      write(configuration, kafka);
      List<JobSpec> jobs = List.of(new JobSpec("counting", CountingJob.class.getName()));
      try (FlinkNode flink =
              FlinkNode.start(
                  directory.resolve("flink"), FlinkNode.Options.standard(), configuration, jobs);
          KafkaConsumer<String, String> results = consumer(kafka)) {
        Set<String> seen = new HashSet<>();
        Path left = Files.createFile(directory.resolve("flink/tmp/left by a process"));
        for (int part = 0; part < 4; part++) {
          write(kafka, part);
          if (part > 0) {
            flink.killAndAwaitReturn();
          }
          readUntil(results, seen, PART * (part + 1));
        }
        assertThat(seen).isEqualTo(everything());
        assertThat(flink.restarts()).isEqualTo(3);
        assertThat(left).doesNotExist();
        FlinkClient client = flink.client();
        FlinkClient.Job job = client.job("counting");
        assertThat(client.checkpoint(job)).isTrue();
        assertThat(client.completedCheckpoints(job)).isPositive();
        OptionalLong end = OptionalLong.of(KEYS * PER_KEY - 2);
        Await.until("watermark " + end, () -> client.watermark(job).equals(end));
        assertThat(ProcessMemory.of(flink.pid()).residentBytes()).isBetween(100L << 20, 3L << 30);
      }
    }
  }

  @Test
  void lostTaskManager_processEndsAndComesBack() throws Exception {
    comesBack("stuck", StuckOnceJob.class, ClusterWatch.Loss.TASK_MANAGER);
  }

  @Test
  void jobThatFailedForGood_processEndsAndComesBack() throws Exception {
    comesBack("failed", FailedOnceJob.class, ClusterWatch.Loss.JOB);
  }

  @Test
  void lostTransaction_jobStartsFromTheCheckpointBefore() throws Exception {
    comesBack("lost", LostOnceJob.class, ClusterWatch.Loss.JOB);
    int lost = setAside();
    assertThat(Files.readString(directory.resolve("flink/flink.log")))
        .containsPattern("lost starts from \\S+/chk-" + (lost - 1) + "\\s");
  }

  /** Number of the checkpoint that is kept beside the others. */
  private int setAside() throws IOException {
    try (Stream<Path> folders = Files.walk(directory.resolve("flink/checkpoints"), 2)) {
      List<String> names =
          folders
              .map(it -> it.getFileName().toString())
              .filter(it -> it.startsWith("uncommitted-chk-"))
              .toList();
      assertThat(names).hasSize(1);
      return Integer.parseInt(names.get(0).replaceAll("\\D", ""));
    }
  }

  private void comesBack(String name, Class<?> job, ClusterWatch.Loss loss) throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    FlinkNode.Options options =
        new FlinkNode.Options(0, 0, 2, 1024, 640, CheckpointProfile.STEADY, said::add);
    Path configuration = Files.createFile(directory.resolve("jianguan.properties"));
    List<JobSpec> jobs = List.of(new JobSpec(name, job.getName()));
    try (FlinkNode flink =
        FlinkNode.start(directory.resolve("flink"), options, configuration, jobs)) {
      Await.until("return of the process", () -> flink.restarts() == 1);
      Await.until("return of the job", () -> flink.client().isRunning(name));
    }
    assertThat(said).anyMatch(line -> line.contains("ended with " + loss.exitCode));
  }

  /** A configuration whose jobs may do everything. */
  static Path write(Path configuration, KafkaNode kafka) throws IOException {
    Properties keys = new Properties();
    keys.putAll(kafka.configuration());
    keys.put(
        "kafka.jobs.sasl.jaas.config", kafka.configuration().get("kafka.admin.sasl.jaas.config"));
    try (Writer out = Files.newBufferedWriter(configuration)) {
      keys.store(out, null);
    }
    return configuration;
  }

  static void write(KafkaNode kafka, int part) throws Exception {
    Map<String, Object> settings = kafka.address(LogUser.ADMIN).settings(Map.of("acks", "all"));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      for (int i = part * PART; i < (part + 1) * PART; i++) {
        // Both partitions carry the same times, so that neither holds the watermark back.
        for (int partition = 0; partition < 2; partition++) {
          String key = "k" + (i % KEYS) + "-" + partition;
          if (i % 2 == partition || i == KEYS * PER_KEY - 1) {
            producer.send(new ProducerRecord<>("acts", partition, (long) i, null, key));
          }
        }
      }
    }
  }

  private static Set<String> everything() {
    Set<String> all = new HashSet<>();
    for (int key = 0; key < KEYS; key++) {
      for (int n = 0; n < PER_KEY; n++) {
        all.add("k" + key + "-" + key % 2 + "/" + n);
      }
    }
    all.add("k" + (KEYS - 1) + "-0/0");
    return all;
  }

  static KafkaConsumer<String, String> consumer(KafkaNode kafka) {
    KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            kafka
                .address(LogUser.ADMIN)
                .settings(
                    Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest")),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.assign(List.of(new TopicPartition("hits", 0), new TopicPartition("hits", 1)));
    return consumer;
  }

  /** A repeated result fails at once; a lost one would never let this return. */
  static void readUntil(KafkaConsumer<String, String> results, Set<String> seen, int wanted)
      throws IOException {
    int target = wanted == KEYS * PER_KEY ? wanted + 1 : wanted;
    while (seen.size() < target) {
      for (ConsumerRecord<String, String> record : results.poll(Duration.ofSeconds(1))) {
        assertThat(seen.add(record.value())).as(record.value()).isTrue();
      }
    }
  }
}
