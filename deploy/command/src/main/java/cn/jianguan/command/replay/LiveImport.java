package cn.jianguan.command.replay;

import cn.jianguan.codec.Codec;
import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.kafka.LogEnds;
import cn.jianguan.command.kafka.Topics;
import cn.jianguan.console.gateway.FileReport;
import cn.jianguan.console.gateway.GatewayImport;
import cn.jianguan.console.gateway.Source;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.record.ModelRecord;
import cn.jianguan.rules.pack.Pack;
import cn.jianguan.rules.pack.PackLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Models and files into a running cluster. The broker stamps the log time; a run that breaks off
 * can be repeated, rows are counted once.
 */
public final class LiveImport {
  private static final String LOAD_JOB = Job.LOAD.jobName();
  private static final List<String> LISTS =
      List.of(Topic.REFERENCE.kafkaName(), Topic.MODELS.kafkaName());
  private static final String COUNTS =
      "SELECT (SELECT count() FROM act), (SELECT count() FROM alert FINAL), (SELECT count() FROM"
          + " reject FINAL)";
  private static final List<Drain.Reader> READERS =
      List.of(
          Drain.STATISTICS_JOB,
          new Drain.Reader(
              LOAD_JOB,
              Drain.LOAD_JOB.topics().stream().filter(topic -> !LISTS.contains(topic)).toList(),
              List.of()));

  /** Rows that stand in ClickHouse. */
  public record Counts(long acts, long alerts, long rejects) {}

  private final Cluster cluster;
  private final Consumer<String> progress;

  public LiveImport(Cluster cluster, Consumer<String> progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Publishes the shipped models; returns when the broker has them.
   *
   * @return how many
   */
  public int publishModels() throws IOException, InterruptedException {
    List<Pack> packs = PackLibrary.shipped();
    try (Producer<byte[], byte[]> producer =
        cluster
            .kafka(LogUser.PUBLISHER)
            .producer(Map.of("max.request.size", Topics.LARGEST_MESSAGE))) {
      for (Pack pack : packs) {
        ModelRecord model = Feed.publication(pack);
        byte[] key = model.getModelId().getBytes(StandardCharsets.UTF_8);
        byte[] value = Codec.standard().encode(model);
        acknowledged(producer.send(new ProducerRecord<>(Topic.MODELS.kafkaName(), key, value)));
      }
    }
    return packs.size();
  }

  private static void acknowledged(Future<RecordMetadata> sent)
      throws IOException, InterruptedException {
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IOException("模型未能发布 / a model could not be published", e.getCause());
    }
  }

  /**
   * Imports a source; returns when all of it is acknowledged.
   *
   * @param data folder of its files; null: its reference lists only
   */
  public List<FileReport> run(Source source, Path data) throws IOException {
    try (GatewayImport gateway = new GatewayImport(kafka())) {
      return gateway.run(source, data, this::progress);
    }
  }

  /**
   * What one import came to.
   *
   * @param answer of those who read what was sent
   */
  public record Imported(List<FileReport> files, IntakeAnswer answer) {
    /** Whether a row or an entry of a list was refused, by the gateway or by intake. */
    public boolean refusesAny() {
      return files.stream().anyMatch(file -> file.rejected() > 0) || answer.refusesAny();
    }

    /** What a person is told of it. */
    public List<String> lines() {
      long sent = files.stream().mapToLong(FileReport::acts).sum();
      long accepted = sent - answer.refusedRows() - answer.duplicates();
      List<String> lines = new ArrayList<>();
      lines.add(
          "入库 / intake: %,d 行为 acts = %,d 接受 accepted (%,d 更正 corrections) + %,d 拒收 refused + %,d 重复 duplicates"
              .formatted(
                  sent, accepted, answer.corrections(), answer.refusedRows(), answer.duplicates()));
      lines.addAll(answer.lines());
      return lines;
    }
  }

  /**
   * Imports a source and waits for what intake says of its rows.
   *
   * @throws IOException if something cannot be sent or asked, or nothing moves for ten minutes
   */
  public Imported runAndAwait(Source source, Path data) throws IOException, InterruptedException {
    List<String> sent = List.of(Topic.ACTS.kafkaName(), Topic.REFERENCE.kafkaName());
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER))) {
      Map<TopicPartition, Long> before = log.ends(sent);
      List<FileReport> files = run(source, data);
      Map<TopicPartition, Long> after = log.ends(sent);
      awaitLoaded();
      try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
        return new Imported(files, IntakeAnswer.of(clickHouse, source.cdSource(), before, after));
      }
    }
  }

  private Map<String, Object> kafka() {
    return cluster
        .kafka(LogUser.GATEWAY)
        .settings(Map.of("max.request.size", Topics.LARGEST_MESSAGE));
  }

  /**
   * Waits until what was written before this call is in ClickHouse.
   *
   * @throws IOException if nothing moves for ten minutes
   */
  public void awaitLoaded() throws IOException, InterruptedException {
    try (LogEnds log = new LogEnds(cluster.kafka(LogUser.READER))) {
      Map<TopicPartition, Long> lists = log.ends(LISTS);
      Drain drain = Drain.of(log, cluster, progress);
      drain.awaitClock(Drain.ALERT_JOB, System.currentTimeMillis());
      drain.awaitReaders(READERS);
      drain.until(
          "参考数据入库 / lists are loaded",
          new Drain.Reader(LOAD_JOB, LISTS, List.of()),
          () -> log.allRead(LOAD_JOB, lists));
    }
  }

  public Counts counts() throws IOException {
    try (ClickHouse clickHouse = ClickHouse.connect(cluster.clickHouse())) {
      return clickHouse
          .query(COUNTS, row -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
          .get(0);
    }
  }

  private void progress(FileReport file) {
    lines(file).forEach(progress);
  }

  /** What a person is told of a file while it is read and once it is. */
  public static List<String> lines(FileReport file) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s  %,d 行 rows%s"
            .formatted(
                file.file(),
                file.read(),
                file.done()
                    ? ", %,d 行为 acts, %,d 拒收 rejected".formatted(file.acts(), file.rejected())
                    : " …"));
    if (file.done()) {
      new TreeMap<>(file.rejectsByReason())
          .forEach(
              (reason, count) -> {
                lines.add("    拒收 rejected: %,d  %s".formatted(count, reason));
                file.firstRefused().get(reason).forEach(row -> lines.add("      " + row));
              });
      file.warnings().forEach(warning -> lines.add("    注意 note: " + warning));
    }
    return lines;
  }
}
