package cn.jianguan.local.stack;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.command.cluster.FlinkKey;
import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.ClickHouseOptions;
import cn.jianguan.jobs.config.CommandOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobOptions;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.config.LoadJobOptions;
import cn.jianguan.jobs.config.PushJobOptions;
import cn.jianguan.jobs.config.StatisticsJobOptions;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * {@code jianguan.properties} in the data directory, as the stack writes it: its addresses, for its
 * jobs and for people's tools. What people have added is kept.
 *
 * <p>It holds secrets, so only its owner can read it.
 */
final class StackFile {
  private static final Pattern PORT = Pattern.compile(":(\\d{1,5})(?:/|$)");

  /** Heartbeats move the clock at once; what is left for a look is what only costs order. */
  private static final Duration CLOCK_LOOK = Duration.ofSeconds(1);

  /** Live topics follow one clock: nothing runs ahead of the others but what is read again. */
  private static final Duration ALIGNMENT = Duration.ofSeconds(5);

  /** A record ends the wait, so it costs no latency; a reader that is closed sits it out. */
  private static final Duration FETCH_WAIT = Duration.ofSeconds(4);

  private final Properties properties;

  private StackFile(Properties properties) {
    this.properties = properties;
  }

  static Path in(Path directory) {
    return directory.resolve(Cluster.FILE);
  }

  /**
   * What the file says; empty if there is no file.
   *
   * @throws IllegalArgumentException as the jobs would refuse it
   */
  static StackFile load(Path directory) throws IOException {
    Properties properties = new Properties();
    Path file = in(directory);
    if (Files.exists(file)) {
      JobConfiguration.read(file);
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    }
    return new StackFile(properties);
  }

  /** Writes atomically. */
  void save(Path directory) throws IOException {
    Path temporary = directory.resolve(Cluster.FILE + ".tmp");
    Files.deleteIfExists(temporary);
    Files.createFile(
        temporary,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
    Files.move(temporary, in(directory), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Ports of the last start; 0 where there was none. */
  Ports ports() {
    return new Ports(
        port(KafkaOptions.BOOTSTRAP_SERVERS.key()),
        port(ClickHouseOptions.ENDPOINT.key()),
        port(CommandOptions.FLINK_REST.key()),
        port(CommandOptions.METRICS_ENDPOINT.key()),
        port(CommandOptions.CONSOLE_ENDPOINT.key()));
  }

  private int port(String key) {
    Matcher port = PORT.matcher(properties.getProperty(key, ""));
    return port.find() ? Integer.parseInt(port.group(1)) : 0;
  }

  /** Where Kafka is, and who its users are; other settings of clients, set by hand, hold. */
  void kafka(Map<String, String> configuration) {
    configuration.forEach(properties::setProperty);
  }

  /** The database holds if it was set by hand. */
  void clickHouse(String endpoint, String user, String password) {
    properties.setProperty(ClickHouseOptions.ENDPOINT.key(), endpoint);
    properties.putIfAbsent(ClickHouseOptions.DATABASE.key(), "jianguan");
    properties.setProperty(ClickHouseOptions.USER.key(), user);
    properties.setProperty(ClickHouseOptions.PASSWORD.key(), password);
  }

  /** Who asks for people: reads and nothing else. */
  void clickHouseReader(String user, String password) {
    properties.setProperty(ClickHouseOptions.READER_USER.key(), user);
    properties.setProperty(ClickHouseOptions.READER_PASSWORD.key(), password);
  }

  void flink(String restAddress, FlinkKey key) {
    properties.setProperty(CommandOptions.FLINK_REST.key(), restAddress);
    properties.setProperty(CommandOptions.FLINK_REST_KEYSTORE.key(), key.store().toString());
    properties.setProperty(CommandOptions.FLINK_REST_KEYSTORE_PASSWORD.key(), key.password());
  }

  void metrics(String address) {
    properties.setProperty(CommandOptions.METRICS_ENDPOINT.key(), address);
  }

  /** Where the page is; null: it is not started. */
  void console(String address) {
    if (address == null) {
      properties.remove(CommandOptions.CONSOLE_ENDPOINT.key());
    } else {
      properties.setProperty(CommandOptions.CONSOLE_ENDPOINT.key(), address);
    }
  }

  /** Where the console asks how the stack is. */
  void status(String address) {
    properties.setProperty(CommandOptions.STATUS_ENDPOINT.key(), address);
  }

  void checkpoints(Path folder) {
    properties.setProperty(JobOptions.CHECKPOINT_DIR.key(), folder.toUri().toString());
  }

  /** Where the jobs keep compiled rules for their next start. */
  void rulesCacheDir(Path folder) {
    properties.remove("rules.shelf"); // its former name
    properties.setProperty(AlertJobOptions.RULES_CACHE_DIR.key(), folder.toString());
  }

  /** What the stack takes, for `status` to tell. A cache set by hand holds. */
  void share(MachineShare share) {
    String cache = String.valueOf(share.cacheMegabytes());
    String before = properties.getProperty(CommandOptions.STACK_CACHE.key());
    String now = properties.getProperty(AlertJobOptions.CACHE_MEGABYTES.key());
    if (now == null || now.equals(before)) {
      properties.setProperty(AlertJobOptions.CACHE_MEGABYTES.key(), cache);
    }
    properties.setProperty(CommandOptions.STACK_CACHE.key(), cache);
    properties.setProperty(CommandOptions.STACK_SHARE.key(), share.toString());
  }

  /** Memory that somebody wants the stack to take, megabytes; 0: what the machine has. */
  int memoryMegabytes() {
    return Integer.parseInt(properties.getProperty(CommandOptions.STACK_MEMORY.key(), "0"));
  }

  /** Of every job. Outputs appear at checkpoints; each costs time. A value set by hand holds. */
  void checkpointInterval(Duration interval) {
    properties.putIfAbsent(AlertJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
    properties.putIfAbsent(LoadJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
    properties.putIfAbsent(StatisticsJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
    properties.putIfAbsent(PushJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
  }

  /**
   * What looks at clocks that heartbeats move, and asks for records that come by themselves, costs
   * processor time whether anything is there or not. Values set by hand hold.
   */
  void lookSeldom() {
    properties.putIfAbsent(AlertJobOptions.ALIGNMENT_INTERVAL.key(), ALIGNMENT.toString());
    properties.putIfAbsent(AlertJobOptions.WATERMARK_INTERVAL.key(), CLOCK_LOOK.toString());
    properties.putIfAbsent(
        KafkaOptions.prefix(LogUser.JOBS) + ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
        String.valueOf(FETCH_WAIT.toMillis()));
  }

  /**
   * Where secrets of pushes lie, and that this machine itself may be sent to: who tries it out
   * listens here. Both hold if they were set by hand.
   */
  void push(Path secrets) {
    properties.putIfAbsent(PushJobOptions.SECRETS_FILE.key(), secrets.toString());
    properties.putIfAbsent(PushJobOptions.PRIVATE_NETWORKS.key(), "127.0.0.0/8,::1/128");
  }

  /** Pseudonyms must stay the same for as long as the data lives: made once. */
  void secretIfMissing() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    properties.putIfAbsent(
        AlertJobOptions.PSEUDONYM_SECRET.key(), HexFormat.of().formatHex(random));
  }

  /** Database that holds the tables. */
  String database() {
    return properties.getProperty(ClickHouseOptions.DATABASE.key());
  }
}
