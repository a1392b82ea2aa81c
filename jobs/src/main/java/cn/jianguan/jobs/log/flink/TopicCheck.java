package cn.jianguan.jobs.log.flink;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.log.Job;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import cn.jianguan.log.TopicSetting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What an administrator has made of the topics: whether they are there, and set so that nothing is
 * lost or refused.
 *
 * @param missing topics that are not there
 * @param faults settings that will not do
 * @param others further faults, for people, a line each
 */
public record TopicCheck(
    List<Topic> missing, List<TopicSetting.Fault> faults, List<String> others) {
  private static final String MIN_REPLICAS = "min.insync.replicas";

  /**
   * Looks at topics.
   *
   * @param names what they are called there
   * @throws ExecutionException if the broker does not answer, or refuses
   */
  public static TopicCheck of(Admin admin, Map<Topic, String> names)
      throws ExecutionException, InterruptedException {
    Map<Topic, TopicDescription> there = descriptions(admin, names);
    List<Topic> missing = names.keySet().stream().filter(it -> !there.containsKey(it)).toList();
    Map<Topic, Map<String, String>> settings = settings(admin, there);
    List<TopicSetting.Fault> faults = new ArrayList<>();
    List<String> others = new ArrayList<>();
    settings.forEach((topic, values) -> faults.addAll(TopicSetting.faults(topic, values)));
    there.forEach((topic, is) -> others.addAll(others(topic, is, settings.get(topic))));
    others.addAll(clocks(settings));
    return new TopicCheck(missing, faults, others);
  }

  private static Map<Topic, TopicDescription> descriptions(Admin admin, Map<Topic, String> names)
      throws ExecutionException, InterruptedException {
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(names.values()).topicNameValues();
    Map<Topic, TopicDescription> there = new EnumMap<>(Topic.class);
    for (Map.Entry<Topic, String> name : names.entrySet()) {
      try {
        there.put(name.getKey(), asked.get(name.getValue()).get());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return there;
  }

  private static Map<Topic, Map<String, String>> settings(
      Admin admin, Map<Topic, TopicDescription> topics)
      throws ExecutionException, InterruptedException {
    Map<Topic, ConfigResource> asked = new EnumMap<>(Topic.class);
    topics.forEach(
        (topic, is) -> asked.put(topic, new ConfigResource(ConfigResource.Type.TOPIC, is.name())));
    Map<ConfigResource, Config> answers = admin.describeConfigs(asked.values()).all().get();
    Map<Topic, Map<String, String>> settings = new EnumMap<>(Topic.class);
    asked.forEach((topic, resource) -> settings.put(topic, values(answers.get(resource))));
    return settings;
  }

  private static Map<String, String> values(Config config) {
    Map<String, String> values = new HashMap<>();
    for (ConfigEntry entry : config.entries()) {
      if (entry.value() != null) {
        values.put(entry.name(), entry.value());
      }
    }
    return values;
  }

  private static List<String> others(
      Topic topic, TopicDescription is, Map<String, String> settings) {
    List<String> others = new ArrayList<>();
    int partitions = is.partitions().size();
    if (topic.partitions() == Topic.Partitions.ONE && partitions != 1) {
      others.add(
          "主题 %s 有 %d 个分区，只能有一个 / topic %1$s has %2$d partitions and must have one: the order of all its records counts"
              .formatted(is.name(), partitions));
    }
    int replicas = is.partitions().stream().mapToInt(it -> it.replicas().size()).min().orElse(0);
    int wanted = Integer.parseInt(settings.getOrDefault(MIN_REPLICAS, "1"));
    if (wanted > replicas) {
      others.add(
          "主题 %s 的 %s=%d 多于副本数 %d，不接受写入 / topic %1$s takes no record: %2$s=%3$d, and it has %4$d replicas"
              .formatted(is.name(), MIN_REPLICAS, wanted, replicas));
    }
    return others;
  }

  /** The clock of the log is of one kind. */
  private static List<String> clocks(Map<Topic, Map<String, String>> settings) {
    Map<Topic, String> clocks = new EnumMap<>(Topic.class);
    settings.forEach(
        (topic, values) -> {
          if (topic.isInput()) {
            clocks.put(topic, values.getOrDefault(TopicSetting.TIMESTAMP_TYPE.key(), ""));
          }
        });
    Set<String> kinds = new LinkedHashSet<>(clocks.values());
    return kinds.size() < 2
        ? List.of()
        : List.of(
            "各输入主题的 %s 须相同 / %1$s must be the same for all inputs: %2$s"
                .formatted(
                    TopicSetting.TIMESTAMP_TYPE.key(),
                    clocks.entrySet().stream()
                        .map(it -> it.getKey().kafkaName() + "=" + it.getValue())
                        .collect(Collectors.joining(", "))));
  }

  /** Everything that will not do, a line each; none: all is well. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    missing.forEach(
        topic -> lines.add("缺少主题 %s / topic %1$s is missing".formatted(topic.kafkaName())));
    faults.forEach(fault -> lines.add(fault.line()));
    lines.addAll(others);
    return lines;
  }

  /**
   * Requires that the topics of a job are there and lose nothing.
   *
   * @throws IllegalStateException naming what will not do, or if the broker does not answer
   */
  public static void require(JobConfiguration config, Job job) {
    Map<Topic, String> names = new EnumMap<>(Topic.class);
    for (Collection<Topic> topics : List.of(job.reads(), job.writes())) {
      topics.forEach(topic -> names.put(topic, config.get(KafkaOptions.topic(topic))));
    }
    Properties client = config.kafkaClient(LogUser.JOBS);
    client.setProperty(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.get(KafkaOptions.BOOTSTRAP_SERVERS));
    try (Admin admin = Admin.create(client)) {
      List<String> lines = of(admin, names).lines();
      if (!lines.isEmpty()) {
        throw new IllegalStateException(
            "%s 不启动，请先更正主题设置 / does not start, first mend the topics: %s"
                .formatted(job.jobName(), String.join("; ", lines)));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "无法读取主题设置 / cannot look at the topics: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
