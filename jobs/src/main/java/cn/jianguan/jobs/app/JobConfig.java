package cn.jianguan.jobs.app;

import cn.jianguan.jobs.intake.IntakeOptions;
import cn.jianguan.log.Topic;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What AlertJob is told from outside, read from one properties file (UTF-8; durations as in ISO
 * 8601, {@code PT1S}). A key that is not known is refused, so that a misspelt one is not
 * overlooked. Keys under {@code kafka.client.} go to Kafka's clients as they are; keys of other
 * programs that share the file begin with {@code clickhouse.}, {@code flink.}, {@code load.},
 * {@code statistics.}, {@code console.} or {@code local.}.
 */
public final class JobConfig {
  private static final String KAFKA_CLIENT = "kafka.client.";
  private static final List<String> OF_OTHERS =
      List.of("clickhouse.", "flink.", "load.", "statistics.", "console.", "local.");

  private final Map<JobOption, String> values = new EnumMap<>(JobOption.class);
  private final Properties kafkaClient = new Properties();

  private JobConfig(Properties properties) {
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(KAFKA_CLIENT)) {
        kafkaClient.setProperty(key.substring(KAFKA_CLIENT.length()), properties.getProperty(key));
      } else if (OF_OTHERS.stream().noneMatch(key::startsWith)) {
        values.put(option(key), properties.getProperty(key).strip());
      }
    }
    for (JobOption option : JobOption.values()) {
      if (values.getOrDefault(option, "").isEmpty()) {
        values.put(option, byDefault(option));
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming the key that is unknown, missing or malformed
   */
  public static JobConfig read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return of(properties);
  }

  /** As {@link #read}, of properties at hand. */
  public static JobConfig of(Properties properties) {
    return new JobConfig(properties);
  }

  /** All keys with default and meaning, as a Markdown table. */
  public static String reference() {
    return Arrays.stream(JobOption.values())
        .map(
            option ->
                "| `%s` | %s | %s |"
                    .formatted(option.key(), byDefaultInWords(option), option.meaning()))
        .collect(Collectors.joining("\n", "| key | default | meaning |\n|---|---|---|\n", "\n"));
  }

  private static String byDefaultInWords(JobOption option) {
    String value = option.byDefault();
    return value == null ? "*required*" : value.isEmpty() ? "*none*" : '`' + value + '`';
  }

  private static JobOption option(String key) {
    return Arrays.stream(JobOption.values())
        .filter(option -> option.key().equals(key))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("未知配置项 / unknown key: " + key));
  }

  private static String byDefault(JobOption option) {
    if (option.byDefault() == null) {
      throw new IllegalArgumentException("缺少配置项 / missing key: " + option.key());
    }
    return option.byDefault();
  }

  String text(JobOption option) {
    return values.get(option);
  }

  int number(JobOption option) {
    try {
      return Integer.parseInt(text(option));
    } catch (NumberFormatException e) {
      throw malformed(option, "整数 / a whole number", e);
    }
  }

  Duration duration(JobOption option) {
    try {
      return Duration.parse(text(option));
    } catch (DateTimeParseException e) {
      throw malformed(option, "ISO 8601 时长 / a duration such as PT1S", e);
    }
  }

  private static IllegalArgumentException malformed(
      JobOption option, String expected, RuntimeException cause) {
    return new IllegalArgumentException(option.key() + ": 应为 " + expected, cause);
  }

  public String bootstrapServers() {
    return text(JobOption.KAFKA_BOOTSTRAP_SERVERS);
  }

  /** Further settings of Kafka's clients, e.g. security. */
  public Properties kafkaClient() {
    Properties copy = new Properties();
    copy.putAll(kafkaClient);
    return copy;
  }

  /** What a topic is called here. */
  String topic(Topic topic) {
    return text(option(topic.configurationKey()));
  }

  IntakeOptions intake() {
    return new IntakeOptions(
        text(JobOption.PSEUDONYM_SECRET), duration(JobOption.INTAKE_RETENTION));
  }

  long cacheBytes() {
    return number(JobOption.CACHE_MEGABYTES) * 1_000_000L;
  }
}
