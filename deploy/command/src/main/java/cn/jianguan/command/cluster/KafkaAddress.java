package cn.jianguan.command.cluster;

import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.log.LogUser;
import cn.jianguan.log.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where Kafka is, and what its clients need besides, such as security. The caller closes what it
 * gets from here.
 *
 * @param client settings under those of the caller
 */
public record KafkaAddress(String bootstrapServers, Map<String, String> client) {
  private static final int PATIENCE_MILLIS = 10_000;

  public KafkaAddress {
    client = Map.copyOf(client);
  }

  /** A broker whose clients need no more than its address. */
  public static KafkaAddress of(String bootstrapServers) {
    return new KafkaAddress(bootstrapServers, Map.of());
  }

  /**
   * What a configuration says for a user.
   *
   * @throws IllegalArgumentException if it says nothing, or calls a topic by another name
   */
  static KafkaAddress of(JobConfiguration configuration, LogUser user) {
    for (Topic topic : Topic.values()) {
      String name = configuration.get(KafkaOptions.topic(topic));
      if (!name.equals(topic.kafkaName())) {
        throw new IllegalArgumentException(
            "命令只认主题的本名 / the command knows topics by their own names only: %s=%s"
                .formatted(topic.configurationKey(), name));
      }
    }
    Properties properties = configuration.kafkaClient(user);
    Map<String, String> client = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> client.put(key, properties.getProperty(key)));
    return new KafkaAddress(configuration.get(KafkaOptions.BOOTSTRAP_SERVERS), client);
  }

  /** Settings of a client that has wishes of its own. */
  public Map<String, Object> settings(Map<String, Object> own) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.putAll(own);
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return settings;
  }

  public Admin admin() {
    return Admin.create(settings(Map.of()));
  }

  /** The same for who would rather know that nobody answers than wait. */
  public KafkaAddress impatient() {
    return new KafkaAddress(
        bootstrapServers,
        Map.copyOf(
            settings(
                    Map.of(
                        CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS,
                        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS))
                .entrySet()
                .stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, it -> String.valueOf(it.getValue())))));
  }

  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> own) {
    return new KafkaProducer<>(settings(own), new ByteArraySerializer(), new ByteArraySerializer());
  }

  public KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> own) {
    return new KafkaConsumer<>(
        settings(own), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
