package cn.jianguan.command.person;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** How long topics keep their records, out of which none can be taken singly. */
final class LogKeeping {
  private LogKeeping() {}

  /** In words, a line for each term; the topics that have the same stand together. */
  static List<String> lines(KafkaAddress kafka) throws IOException {
    List<String> forEver = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try (Admin admin = kafka.admin()) {
      List<ConfigResource> topics =
          Arrays.stream(Topic.values())
              .map(it -> new ConfigResource(ConfigResource.Type.TOPIC, it.kafkaName()))
              .toList();
      Map<ConfigResource, Config> settings = admin.describeConfigs(topics).all().get();
      for (ConfigResource topic : topics) {
        long millis =
            Long.parseLong(settings.get(topic).get(TopicConfig.RETENTION_MS_CONFIG).value());
        if (millis < 0) {
          forEver.add(topic.name());
        } else {
          lines.add("%s: %d 天后 / days".formatted(topic.name(), Duration.ofMillis(millis).toDays()));
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (!forEver.isEmpty()) {
      lines.add("永久，除非删除主题 / for ever, unless topics are deleted: " + String.join(", ", forEver));
    }
    return lines;
  }
}
