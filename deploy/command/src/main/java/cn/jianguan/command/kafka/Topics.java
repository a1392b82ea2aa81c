package cn.jianguan.command.kafka;

import cn.jianguan.log.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics of the log where they do not exist. */
public final class Topics {
  /** A department may send 10 MB in one message; such messages are rejected by the job, visibly. */
  public static final int LARGEST_MESSAGE = 16 << 20;

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
  public static void create(String bootstrapServers, LogTime logTime) throws IOException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
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

  /** On one machine; a cluster has its own numbers. */
  public static int partitions(Topic topic) {
    return topic.partitions() == Topic.Partitions.ONE ? 1 : 2;
  }

  private static NewTopic describe(Topic topic, LogTime logTime) {
    LogTime clock = topic.isInput() ? logTime : LogTime.REPLAY;
    return new NewTopic(topic.kafkaName(), partitions(topic), (short) 1)
        .configs(
            Map.of(
                "message.timestamp.type",
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
