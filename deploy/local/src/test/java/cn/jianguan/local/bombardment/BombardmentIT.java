package cn.jianguan.local.bombardment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.FlinkClient;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.command.replay.LiveImport;
import cn.jianguan.local.Await;
import cn.jianguan.local.stack.Stack;
import cn.jianguan.local.stack.StackOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bad records of four kinds on every input topic, good acts between them. {@code
 * -Dbombardment.records=300} sends fewer of each kind to each topic.
 */
class BombardmentIT {
  private static final Path MIGRATIONS = Path.of("..", "clickhouse").toAbsolutePath().normalize();
  private static final int RECORDS = Integer.getInteger("bombardment.records", 5000);
  private static final long SEED = Long.getLong("bombardment.seed", 20_240_308);
  private static final int BAD_PER_GOOD = 8;
  private static final Instant AT = Instant.parse("2024-03-08T02:00:00Z");

  @TempDir private Path folder;

  /** What was sent where: positions of bad records by topic and kind; how many good acts. */
  private record Sent(Map<String, List<Future<RecordMetadata>>> bad, int good) {}

  @Test
  void badRecordsOfEveryKind_areRejectedOnce_andEveryGoodOneIsStored() throws Exception {
    StackOptions options =
        StackOptions.standard(Topics.LogTime.LIVE, MIGRATIONS, System.out::println);
    try (Stack stack = Stack.start(folder, options);
        ClickHouse tables = ClickHouse.connect(stack.cluster().clickHouse())) {
      FlinkClient flink = stack.flink().client();
      Await.until("jobs", () -> flink.isRunning("alert-job") && flink.isRunning("load-job"));
      long began = System.nanoTime();
      Sent sent = send(stack);
      System.out.printf("sent after %.1f s%n", (System.nanoTime() - began) / 1e9);

      new LiveImport(stack.cluster(), System.out::println).awaitLoaded();

      Duration took = Duration.ofNanos(System.nanoTime() - began);
      check(sent, tables);
      for (FlinkClient.Job job : flink.jobs()) {
        assertThat(flink.metric(job, "numRestarts").orElse(0)).as(job.name()).isZero();
        assertThat(flink.isRunning(job.name())).as(job.name()).isTrue();
      }
      assertThat(stack.flink().restarts()).isZero();
      System.out.printf(
          "%,d bad records, %,d good acts, loaded after %s%n",
          sent.bad().values().stream().mapToInt(List::size).sum(), sent.good(), took);
    }
  }

  private static Sent send(Stack stack) throws Exception {
    Map<String, List<Future<RecordMetadata>>> bad = new TreeMap<>();
    BadRecords records = new BadRecords(SEED);
    Codec codec = Codec.standard();
    int sent = 0;
    int good = 0;
    try (Producer<byte[], byte[]> producer =
        stack
            .cluster()
            .kafka(LogUser.ADMIN)
            .producer(Map.of("linger.ms", 20, "compression.type", "lz4"))) {
      for (int i = 0; i < RECORDS; i++) {
        for (Topic topic : Topic.inputs()) {
          for (BadRecords.Kind kind : BadRecords.Kind.values()) {
            byte[] value = records.next(topic, kind);
            bad.computeIfAbsent(topic.kafkaName() + " " + kind, it -> new ArrayList<>())
                .add(producer.send(new ProducerRecord<>(topic.kafkaName(), value)));
            if (++sent % BAD_PER_GOOD == 0) {
              byte[] act = codec.encode(Specimens.act("flows-" + ++good, AT));
              producer.send(new ProducerRecord<>(Topic.ACTS.kafkaName(), act));
            }
          }
        }
      }
    }
    return new Sent(bad, good);
  }

  private static void check(Sent sent, ClickHouse tables) throws Exception {
    Map<String, Long> rejected =
        tables.counts("SELECT position, count() FROM reject FINAL GROUP BY position");
    Set<String> all = new TreeSet<>();
    for (Map.Entry<String, List<Future<RecordMetadata>>> kind : sent.bad().entrySet()) {
      List<String> missing = new ArrayList<>();
      for (Future<RecordMetadata> one : kind.getValue()) {
        RecordMetadata at = one.get();
        String position = at.topic() + '-' + at.partition() + '-' + at.offset();
        all.add(position);
        if (rejected.getOrDefault(position, 0L) != 1) {
          missing.add(position + " " + rejected.get(position));
        }
      }
      assertThat(missing).as("%s not rejected once", kind.getKey()).isEmpty();
    }
    assertThat(rejected.keySet()).as("what else was rejected").isEqualTo(all);
    assertThat(
            tables.strings(
                "SELECT toString(count()) FROM act WHERE startsWith(act_id, '32-bomb/flows-')"))
        .containsExactly(String.valueOf(sent.good()));
    assertThat(
            tables.strings("SELECT act_id FROM act WHERE NOT startsWith(act_id, '32-bomb/flows-')"))
        .isEmpty();
    assertThat(
            tables.strings("SELECT DISTINCT expected FROM reject FINAL WHERE reason = 'INTERNAL'"))
        .as("faults of ours")
        .isEmpty();
  }
}
