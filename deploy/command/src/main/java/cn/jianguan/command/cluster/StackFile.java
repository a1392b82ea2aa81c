package cn.jianguan.command.cluster;

import cn.jianguan.jobs.load.LoadJob;
import cn.jianguan.jobs.log.flink.LogConfig;
import cn.jianguan.jobs.statistics.StatisticsJob;
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
import java.util.Properties;

/**
 * {@code jianguan.properties} in the data directory: the addresses of a running stack, for its jobs
 * and for people's tools. The same file with other addresses points the jobs at real clusters.
 *
 * <p>It holds secrets, so only its owner can read it.
 */
public final class StackFile {
  private static final String NAME = "jianguan.properties";
  private static final String KAFKA = "kafka.bootstrap.servers";
  private static final String CLICKHOUSE = "clickhouse.endpoint";
  private static final String CLICKHOUSE_DATABASE = "clickhouse.database";
  private static final String CLICKHOUSE_USER = "clickhouse.user";
  private static final String CLICKHOUSE_PASSWORD = "clickhouse.password";
  private static final String FLINK = "flink.rest";
  private static final String CHECKPOINTS = "checkpoint.dir";
  private static final String CHECKPOINT_INTERVAL = "checkpoint.interval";
  private static final String RULES_CACHE_DIR = "rules.cache.dir";
  private static final String SECRET = "pseudonym.secret";

  private final Properties properties;

  private StackFile(Properties properties) {
    this.properties = properties;
  }

  public static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  /** What the file says; empty if there is no file. */
  public static StackFile load(Path directory) throws IOException {
    Path file = in(directory);
    return Files.exists(file) ? read(file) : new StackFile(new Properties());
  }

  /** Reads a configuration file wherever it is. */
  public static StackFile read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new StackFile(properties);
  }

  /** The file of a data directory; an error says how to start a stack there. */
  public static StackFile ofRunningStack(Path directory) throws IOException {
    if (!Files.exists(in(directory))) {
      throw new IOException(
          "没有找到运行中的本机系统,请先执行 / no stack here, start one first: deploy/jianguan up"
              + " --data-dir "
              + directory);
    }
    return load(directory);
  }

  /** Writes atomically; keys this program does not know are kept. */
  public void save(Path directory) throws IOException {
    Path temporary = directory.resolve(NAME + ".tmp");
    Files.deleteIfExists(temporary);
    Files.createFile(
        temporary,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (Writer writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
      properties.store(writer, null);
    }
    Files.move(temporary, in(directory), StandardCopyOption.ATOMIC_MOVE);
  }

  public void kafka(String bootstrapServers) {
    properties.setProperty(KAFKA, bootstrapServers);
  }

  public void clickHouse(String endpoint, String user, String password) {
    properties.setProperty(CLICKHOUSE, endpoint);
    properties.putIfAbsent(CLICKHOUSE_DATABASE, "jianguan");
    properties.setProperty(CLICKHOUSE_USER, user);
    properties.setProperty(CLICKHOUSE_PASSWORD, password);
  }

  public void flink(String restAddress) {
    properties.setProperty(FLINK, restAddress);
  }

  public void checkpoints(Path folder) {
    properties.setProperty(CHECKPOINTS, folder.toUri().toString());
  }

  /** Where the jobs keep compiled rules for their next start. */
  public void rulesCacheDir(Path folder) {
    properties.setProperty(RULES_CACHE_DIR, folder.toString());
  }

  /** Of every job. Outputs appear at checkpoints; each costs time. A value set by hand holds. */
  public void checkpointInterval(Duration interval) {
    properties.putIfAbsent(CHECKPOINT_INTERVAL, interval.toString());
    properties.putIfAbsent(LoadJob.NAME + "." + CHECKPOINT_INTERVAL, interval.toString());
    properties.putIfAbsent(StatisticsJob.NAME + "." + CHECKPOINT_INTERVAL, interval.toString());
  }

  /** Pseudonyms must stay the same for as long as the data lives: made once. */
  public void secretIfMissing() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    properties.putIfAbsent(SECRET, HexFormat.of().formatHex(random));
  }

  public String bootstrapServers() {
    return required(KAFKA);
  }

  /** Endpoint of ClickHouse's HTTP interface. */
  public String clickHouse() {
    return required(CLICKHOUSE);
  }

  public String clickHouseDatabase() {
    return required(CLICKHOUSE_DATABASE);
  }

  public String clickHouseUser() {
    return required(CLICKHOUSE_USER);
  }

  public String clickHousePassword() {
    return required(CLICKHOUSE_PASSWORD);
  }

  /** All of it, as the jobs behind AlertJob read it. */
  public LogConfig forJobs() {
    return LogConfig.of(properties);
  }

  /** Address of Flink's REST interface. */
  public String flinkRest() {
    return required(FLINK);
  }

  private String required(String key) {
    String value = properties.getProperty(key, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException("缺少配置项 / missing key: " + key);
    }
    return value;
  }
}
