package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/** Where Kafka is, and what the topics are called there. */
public final class KafkaOptions {
  public static final ConfigOption<String> BOOTSTRAP_SERVERS =
      key("kafka.bootstrap.servers")
          .stringType()
          .noDefaultValue()
          .withDescription("必填，Kafka 集群地址 / required: addresses of the Kafka cluster");

  /** Keys under it go to Kafka's clients as they are, e.g. security. */
  public static final String CLIENT_PREFIX = "kafka.client.";

  private static final Map<Topic, ConfigOption<String>> TOPICS =
      Arrays.stream(Topic.values())
          .collect(
              Collectors.toMap(
                  Function.identity(),
                  KafkaOptions::name,
                  (one, other) -> one,
                  () -> new EnumMap<>(Topic.class)));

  static final List<Constraint<?>> ALL =
      Stream.concat(Stream.of(BOOTSTRAP_SERVERS), TOPICS.values().stream())
          .<Constraint<?>>map(Constraint::text)
          .toList();

  private KafkaOptions() {}

  /** Keys under it go to the clients of one user alone. */
  public static String prefix(LogUser user) {
    return "kafka." + user.kafkaName() + ".";
  }

  /** Whose settings a key belongs to. */
  static Optional<LogUser> user(String key) {
    return Arrays.stream(LogUser.values()).filter(it -> key.startsWith(prefix(it))).findAny();
  }

  /** What a topic is called. */
  public static ConfigOption<String> topic(Topic topic) {
    return TOPICS.get(topic);
  }

  private static ConfigOption<String> name(Topic topic) {
    return key(topic.configurationKey())
        .stringType()
        .defaultValue(topic.kafkaName())
        .withDescription("主题名：" + topic.meaning());
  }
}
