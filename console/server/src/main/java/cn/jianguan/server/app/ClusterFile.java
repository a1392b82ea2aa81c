package cn.jianguan.server.app;

import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * The addresses of the cluster, as the file says them when it is asked: after a restart of the
 * stack they may be others.
 */
@Component
public class ClusterFile {
  private static final String CLIENT = "kafka.client.";

  private final Path file;

  ClusterFile(ServerSettings settings) {
    this.file = settings.config();
  }

  private Properties read() {
    Properties properties = new Properties();
    if (file != null && Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalStateException("配置文件不可读 / cannot be read: " + file, e);
      }
    }
    return properties;
  }

  /** The value of a key; empty where the file does not say. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(read().getProperty(key)).filter(value -> !value.isBlank());
  }

  /** Settings of Kafka's clients for one of its users. */
  public Map<String, Object> kafka(LogUser user) {
    Properties properties = read();
    Map<String, Object> client = new HashMap<>();
    String own = "kafka." + user.kafkaName() + ".";
    for (String prefix : new String[] {CLIENT, own}) {
      for (String key : properties.stringPropertyNames()) {
        if (key.startsWith(prefix)) {
          client.put(key.substring(prefix.length()), properties.getProperty(key));
        }
      }
    }
    client.put("bootstrap.servers", properties.getProperty("kafka.bootstrap.servers", ""));
    return client;
  }
}
