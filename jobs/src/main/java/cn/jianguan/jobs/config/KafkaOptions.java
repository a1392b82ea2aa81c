package cn.jianguan.jobs.config;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  static final String CLIENT_PREFIX = "kafka.client.";

  private static final Map<String, ConfigOption<String>> TOPICS = new LinkedHashMap<>();

  static {
    name("acts", "各部门上报的监管行为 / what departments report");
    name("reference", "参考目录 / reference lists");
    name("models", "已发布的模型 / published models");
    name("commands", "人员与部门的处置动作 / moves of people and departments");
    name("act-log", "监管行为的变更 / changes of the surviving acts");
    name("rejects", "拒收及原因 / what was refused, and why");
    name("hits", "生效模型的命中 / hits of active models");
    name("shadow-hits", "试运行模型的命中，不送部门 / hits of models in shadow; reach no department");
    name("alert-log", "预警的状态变更 / transitions of alerts");
    name("notifications", "须告知部门的事项 / what departments must learn");
    name("statistics", "按日统计 / daily statistics");
  }

  static final List<Constraint<?>> ALL =
      Stream.concat(Stream.of(BOOTSTRAP_SERVERS), TOPICS.values().stream())
          .<Constraint<?>>map(Constraint::text)
          .toList();

  private KafkaOptions() {}

  /** What a topic is called. */
  public static ConfigOption<String> topic(String topic) {
    return TOPICS.get(topic);
  }

  private static void name(String topic, String meaning) {
    TOPICS.put(
        topic,
        key("topic." + topic).stringType().defaultValue(topic).withDescription("主题名：" + meaning));
  }
}
