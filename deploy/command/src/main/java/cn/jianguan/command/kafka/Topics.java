package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.jobs.log.flink.TopicCheck;
import cn.jianguan.log.Topic;
import cn.jianguan.log.TopicSetting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Creates the topics of the log where they do not exist. */
public final class Topics {
  /** A department may send 10 MB in one message; such messages are rejected by the job, visibly. */
  public static final int LARGEST_MESSAGE = 16 << 20;

  private static final String TIMESTAMP_TYPE = "message.timestamp.type";

  /** Whose clock a record's timestamp is. */
  public enum LogTime {
    /** The broker's: no sender's clock can move ours. */
    LIVE("LogAppendTime"),
    /** The sender's: a replay writes when a record became known. */
    REPLAY("CreateTime");

    private final String kafkaName;

    LogTime(String kafkaName) {
      this.kafkaName = kafkaName;
    }
  }

  private Topics() {}

  /**
   * Creates what is missing; existing topics stay as they are.
   *
   * @param logTime of the input topics; what jobs write always carries the time they give it
   * @throws IOException if the broker refuses
   */
  public static void create(KafkaAddress kafka, LogTime logTime) throws IOException {
    try (Admin admin = kafka.admin()) {
      Set<String> existing = admin.listTopics().names().get();
      List<NewTopic> missing = new ArrayList<>();
      for (Topic topic : Topic.values()) {
        if (!existing.contains(topic.kafkaName())) {
          missing.add(describe(topic, logTime));
        }
      }
      admin.createTopics(missing).all().get();
    } catch (ExecutionException e) {
      throw new IOException("topics could not be created", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while creating topics", e);
    }
  }

  /**
   * Requires topics that a replay can write to: all of them, and inputs with the sender's time.
   *
   * @throws IOException naming the topics that are missing or keep another time
   */
  public static void requireReplayable(KafkaAddress kafka) throws IOException {
    try (Admin admin = kafka.admin()) {
      Set<String> existing = admin.listTopics().names().get();
      require(
          "缺少主题 / topics are missing: ",
          Arrays.stream(Topic.values())
              .map(Topic::kafkaName)
              .filter(topic -> !existing.contains(topic)));
      Map<ConfigResource, Config> settings =
          admin
              .describeConfigs(
                  Topic.inputs().stream()
                      .map(
                          topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.kafkaName()))
                      .toList())
              .all()
              .get();
      require(
          "重放须 message.timestamp.type=CreateTime，主题 / a replay needs that setting of topics: ",
          settings.entrySet().stream()
              .filter(it -> !isOfSender(it.getValue()))
              .map(it -> it.getKey().name()));
    } catch (ExecutionException e) {
      throw new IOException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /**
   * Whether log time is the broker's clock: then it can be told how old a heartbeat is.
   *
   * @throws IOException if the broker does not answer
   */
  public static boolean areLive(Admin admin) throws IOException {
    ConfigResource acts = new ConfigResource(ConfigResource.Type.TOPIC, Topic.ACTS.kafkaName());
    try {
      return !isOfSender(admin.describeConfigs(List.of(acts)).all().get().get(acts));
    } catch (ExecutionException e) {
      throw new IOException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean isOfSender(Config settings) {
    return settings.get(TIMESTAMP_TYPE).value().equals(LogTime.REPLAY.kafkaName);
  }

  private static void require(String words, Stream<String> wrong) throws IOException {
    String names = wrong.sorted().collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      throw new IOException(words + names);
    }
  }

  /** On one machine; a cluster has its own numbers. */
  public static int partitions(Topic topic) {
    return topic.partitions() == Topic.Partitions.ONE ? 1 : 2;
  }

  private static NewTopic describe(Topic topic, LogTime logTime) {
    LogTime clock = topic.isInput() ? logTime : LogTime.REPLAY;
    return new NewTopic(topic.kafkaName(), partitions(topic), (short) 1).configs(settings(clock));
  }

  private static Map<String, String> settings(LogTime clock) {
    Map<String, String> settings = new HashMap<>();
    for (TopicSetting setting : TopicSetting.values()) {
      settings.put(setting.key(), setting.value());
    }
    settings.put(TIMESTAMP_TYPE, clock.kafkaName);
    return settings;
  }

  /** What is wrong with the topics of a log as they are now. */
  public static TopicCheck check(Admin admin) throws ExecutionException, InterruptedException {
    return TopicCheck.of(
        admin,
        Arrays.stream(Topic.values())
            .collect(Collectors.toMap(Function.identity(), Topic::kafkaName)));
  }

  /**
   * Makes the topics of a data directory what they must be: those that are missing and were never
   * there are created, settings that would lose records are set back.
   *
   * @param ids which topics were there at the last start
   * @param progress is told of everything that was set back, in a line
   * @throws IOException if the broker refuses, or naming what cannot be mended here
   */
  public static void prepare(
      KafkaAddress kafka, LogTime logTime, TopicIds ids, Consumer<String> progress)
      throws IOException {
    try (Admin admin = kafka.admin()) {
      refuse(
          ids.changed(admin),
          "从备份恢复数据目录；承认丢失则删去此文件中的该行 / put back a copy of the data directory; to accept the loss,"
              + " delete its line in "
              + ids);
      create(kafka, logTime);
      setBack(admin, check(admin).faults(), progress);
      refuse(check(admin).lines(), "请更正 / mend that");
      ids.note(admin);
    } catch (ExecutionException e) {
      throw new IOException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void refuse(List<String> lines, String remedy) throws IOException {
    if (!lines.isEmpty()) {
      throw new IOException(String.join("; ", lines) + "。" + remedy);
    }
  }

  private static void setBack(
      Admin admin, List<TopicSetting.Fault> faults, Consumer<String> progress)
      throws ExecutionException, InterruptedException {
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    for (TopicSetting.Fault fault : faults) {
      progress.accept("改回 / set back to %s: %s".formatted(fault.setting().value(), fault.line()));
      changes
          .computeIfAbsent(
              new ConfigResource(ConfigResource.Type.TOPIC, fault.topic().kafkaName()),
              any -> new ArrayList<>())
          .add(
              new AlterConfigOp(
                  new ConfigEntry(fault.setting().key(), fault.setting().value()),
                  AlterConfigOp.OpType.SET));
    }
    admin.incrementalAlterConfigs(changes).all().get();
  }
}
