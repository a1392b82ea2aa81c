package cn.jianguan.command.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
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
    return new NewTopic(topic.kafkaName(), partitions(topic), (short) 1)
        .configs(
            Map.of(
                TIMESTAMP_TYPE,
                clock.kafkaName,
                // The log is the truth: nothing leaves it, an old version of a model neither.
                "cleanup.policy",
                "delete",
                "retention.ms",
                "-1",
                "retention.bytes",
                "-1",
                "max.message.bytes",
                String.valueOf(LARGEST_MESSAGE)));
  }
}
