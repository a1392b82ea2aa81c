package cn.jianguan.command.cluster;

import cn.jianguan.jobs.config.AlertJobOptions;
import cn.jianguan.jobs.config.ClickHouseOptions;
import cn.jianguan.jobs.config.CommandOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.config.JobOptions;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.jobs.config.LoadJobOptions;
import cn.jianguan.jobs.config.StatisticsJobOptions;
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

  /**
   * Reads a configuration file wherever it is.
   *
   * @throws IllegalArgumentException as the jobs would refuse it
   */
  public static StackFile read(Path file) throws IOException {
    JobConfiguration.read(file);
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

  /** Writes atomically. */
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
    properties.setProperty(KafkaOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers);
  }

  public void clickHouse(String endpoint, String user, String password) {
    properties.setProperty(ClickHouseOptions.ENDPOINT.key(), endpoint);
    properties.putIfAbsent(ClickHouseOptions.DATABASE.key(), "jianguan");
    properties.setProperty(ClickHouseOptions.USER.key(), user);
    properties.setProperty(ClickHouseOptions.PASSWORD.key(), password);
  }

  public void flink(String restAddress) {
    properties.setProperty(CommandOptions.FLINK_REST.key(), restAddress);
  }

  public void checkpoints(Path folder) {
    properties.setProperty(JobOptions.CHECKPOINT_DIR.key(), folder.toUri().toString());
  }

  /** Where the jobs keep compiled rules for their next start. */
  public void rulesCacheDir(Path folder) {
    properties.remove("rules.shelf"); // its former name
    properties.setProperty(AlertJobOptions.RULES_CACHE_DIR.key(), folder.toString());
  }

  /** Of every job. Outputs appear at checkpoints; each costs time. A value set by hand holds. */
  public void checkpointInterval(Duration interval) {
    properties.putIfAbsent(AlertJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
    properties.putIfAbsent(LoadJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
    properties.putIfAbsent(StatisticsJobOptions.CHECKPOINT_INTERVAL.key(), interval.toString());
  }

  /** Pseudonyms must stay the same for as long as the data lives: made once. */
  public void secretIfMissing() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    properties.putIfAbsent(
        AlertJobOptions.PSEUDONYM_SECRET.key(), HexFormat.of().formatHex(random));
  }

  public String bootstrapServers() {
    return forJobs().get(KafkaOptions.BOOTSTRAP_SERVERS);
  }

  /** Endpoint of ClickHouse's HTTP interface. */
  public String clickHouse() {
    return forJobs().get(ClickHouseOptions.ENDPOINT);
  }

  public String clickHouseDatabase() {
    return forJobs().get(ClickHouseOptions.DATABASE);
  }

  public String clickHouseUser() {
    return forJobs().get(ClickHouseOptions.USER);
  }

  public String clickHousePassword() {
    return forJobs().get(ClickHouseOptions.PASSWORD);
  }

  /** All of it, as the jobs read it. */
  public JobConfiguration forJobs() {
    return JobConfiguration.of(properties);
  }

  /** Address of Flink's REST interface. */
  public String flinkRest() {
    return forJobs().get(CommandOptions.FLINK_REST);
  }
}
