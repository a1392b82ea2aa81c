package cn.jianguan.command.cluster;

import cn.jianguan.jobs.config.ClickHouseOptions;
import cn.jianguan.jobs.config.CommandOptions;
import cn.jianguan.jobs.config.JobConfiguration;
import cn.jianguan.jobs.load.ClickHouseAddress;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Kafka, ClickHouse and Flink as a configuration file names them, wherever they run. An address is
 * asked for when it is needed: what a command does not use may be missing.
 */
public final class Cluster {
  /** Of the file in a data directory. */
  public static final String FILE = "jianguan.properties";

  /** In the data directory of a stack that is open to be looked at, and runs no jobs. */
  public static final String OPENED = "opened";

  private final JobConfiguration configuration;
  private final String logs;
  private final Optional<Path> directory;

  private Cluster(JobConfiguration configuration, String logs, Optional<Path> directory) {
    this.directory = directory;
    this.configuration = configuration;
    this.logs = logs;
  }

  /**
   * Any cluster.
   *
   * @throws IllegalArgumentException naming the key that is unknown or malformed
   */
  public static Cluster read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("没有此配置文件 / no such configuration file: " + file);
    }
    JobConfiguration configuration = JobConfiguration.read(file);
    String web = configuration.find(CommandOptions.FLINK_REST).orElse("");
    return new Cluster(configuration, "Flink 页面 / Flink's web page " + web, Optional.empty());
  }

  /**
   * The local stack over a data directory.
   *
   * @throws IOException if there never was one; says how to start it
   */
  public static Cluster ofStack(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      throw new IOException(
          "没有找到运行中的本机系统,请先执行 / no stack here, start one first: deploy/jianguan up"
              + " --data-dir "
              + directory);
    }
    return new Cluster(
        JobConfiguration.read(file),
        "%s %s %s"
            .formatted(
                directory.resolve("flink/flink.log"),
                directory.resolve("kafka/kafka.log"),
                directory.resolve("clickhouse/clickhouse.log")),
        Optional.of(directory));
  }

  /** The file that says which topics a data directory has. */
  public static Path topicIds(Path directory) {
    return directory.resolve("kafka/topics.properties");
  }

  /** The same of this cluster; empty where others keep the topics. */
  public Optional<Path> topicIds() {
    return directory.map(Cluster::topicIds);
  }

  /** All that the file says, as the jobs read it. */
  public JobConfiguration configuration() {
    return configuration;
  }

  /** Kafka as one of its users: what that one may not do, the broker refuses. */
  public KafkaAddress kafka(LogUser user) {
    return KafkaAddress.of(configuration, user);
  }

  public ClickHouseAddress clickHouse() {
    return new ClickHouseAddress(
        configuration.get(ClickHouseOptions.ENDPOINT),
        configuration.get(ClickHouseOptions.DATABASE),
        configuration.get(ClickHouseOptions.USER),
        configuration.get(ClickHouseOptions.PASSWORD));
  }

  /** The same as somebody who only reads; as the owner where the file names no reader. */
  public ClickHouseAddress clickHouseReader() {
    String reader = configuration.get(ClickHouseOptions.READER_USER);
    ClickHouseAddress owner = clickHouse();
    return reader.isEmpty()
        ? owner
        : new ClickHouseAddress(
            owner.endpoint(),
            owner.database(),
            reader,
            configuration.get(ClickHouseOptions.READER_PASSWORD));
  }

  /** Address of Flink's REST interface. */
  public String flinkRest() {
    return configuration.get(CommandOptions.FLINK_REST);
  }

  /** Where the jobs show their metrics to Prometheus; empty if the file does not say. */
  public Optional<String> metrics() {
    return configuration.find(CommandOptions.METRICS_ENDPOINT);
  }

  /**
   * A client of Flink's REST interface, with a key if the file names one.
   *
   * @throws IOException if that key cannot be read
   */
  public FlinkClient flink() throws IOException {
    Optional<String> store = configuration.find(CommandOptions.FLINK_REST_KEYSTORE);
    return store.isEmpty()
        ? new FlinkClient(flinkRest())
        : new FlinkClient(
            flinkRest(),
            new FlinkKey(
                Path.of(store.get()),
                configuration.get(CommandOptions.FLINK_REST_KEYSTORE_PASSWORD)));
  }

  /** Where to read what went wrong, for people. */
  public String logs() {
    return logs;
  }
}
