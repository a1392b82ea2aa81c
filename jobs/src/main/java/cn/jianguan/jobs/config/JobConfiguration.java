package cn.jianguan.jobs.config;

import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The properties file (UTF-8) that all jobs and the command share, read as a whole: a key that none
 * of them knows, or a value that is not what its option takes, is refused, whoever reads the file.
 * An empty value is none. Durations are written as in ISO 8601 ({@code PT1S}) or as Flink does
 * ({@code 1 s}).
 */
public final class JobConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(JobConfiguration.class);

  private final Configuration values = new Configuration();
  private final Properties kafkaClient = new Properties();
  private final Map<LogUser, Properties> kafkaUsers = new EnumMap<>(LogUser.class);

  private JobConfiguration(Properties properties) {
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key).strip();
      Optional<LogUser> user = KafkaOptions.user(key);
      if (key.startsWith(KafkaOptions.CLIENT_PREFIX)) {
        kafkaClient.setProperty(key.substring(KafkaOptions.CLIENT_PREFIX.length()), value);
      } else if (user.isPresent()) {
        kafkaUsers
            .computeIfAbsent(user.get(), any -> new Properties())
            .setProperty(key.substring(KafkaOptions.prefix(user.get()).length()), value);
      } else {
        put(key, KnownOptions.constraint(key), value, properties);
      }
    }
    AlertJobOptions.requireTransactionsOutliveCheckpoints(this);
  }

  private <T> void put(String key, Constraint<T> constraint, String value, Properties properties) {
    String current = constraint.option().key();
    if (!key.equals(current)) {
      LOG.warn("配置项 {} 已更名为 {} / this key has been renamed", key, current);
    }
    boolean isOutdated = !key.equals(current) && properties.containsKey(current);
    if (!value.isEmpty() && !isOutdated) {
      values.set(constraint.option(), constraint.read(value));
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming the file, and the key that is unknown or whose value is
   *     malformed
   */
  public static JobConfiguration read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return of(properties);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** As {@link #read}, of properties at hand. */
  public static JobConfiguration of(Properties properties) {
    return new JobConfiguration(properties);
  }

  /**
   * The value of an option, or its default.
   *
   * @throws IllegalArgumentException if there is neither
   */
  public <T> T get(ConfigOption<T> option) {
    T value = values.get(option);
    if (value == null) {
      throw new IllegalArgumentException("缺少配置项 / missing key: " + option.key());
    }
    return value;
  }

  /** The value of an option, or its default, if there is any. */
  public <T> Optional<T> find(ConfigOption<T> option) {
    return Optional.ofNullable(values.get(option));
  }

  /** Further settings of the Kafka clients of jobs, e.g. security. */
  public Properties kafkaClient() {
    return kafkaClient(LogUser.JOBS);
  }

  /** The same of any user: those of all clients, and over them its own. */
  public Properties kafkaClient(LogUser user) {
    Properties all = new Properties();
    all.putAll(kafkaClient);
    all.putAll(kafkaUsers.getOrDefault(user, new Properties()));
    return all;
  }
}
