package cn.jianguan.local.kafka;

import cn.jianguan.command.cluster.KafkaAddress;
import cn.jianguan.jobs.config.KafkaOptions;
import cn.jianguan.local.process.FreePort;
import cn.jianguan.local.process.JobJvm;
import cn.jianguan.local.process.ManagedProcess;
import cn.jianguan.local.process.ProcessSpec;
import cn.jianguan.local.process.SupervisedProcess;
import cn.jianguan.log.LogUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Kafka broker over one data directory, brought back under the same address if it dies. Its logs
 * are kept without limit.
 */
public final class KafkaNode implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final SupervisedProcess process;
  private final int port;
  private final KafkaUsers users;

  private KafkaNode(SupervisedProcess process, int port, KafkaUsers users) {
    this.process = process;
    this.port = port;
    this.users = users;
  }

  /** Starts on any free port, silently; for tests. */
  public static KafkaNode start(Path directory) throws IOException {
    return start(directory, 0, line -> {});
  }

  /**
   * Starts the broker over {@code directory}, which is made if it does not exist, and waits until
   * it serves.
   *
   * @param port 0 for any free one
   * @param progress receives lines for people
   */
  public static KafkaNode start(Path directory, int port, Consumer<String> progress)
      throws IOException {
    Path home = directory.toAbsolutePath();
    Files.createDirectories(home);
    KafkaUsers users = KafkaUsers.in(home);
    Path settings = home.resolve("server.properties");
    int broker = FreePort.orAny(port);
    KafkaSettings.write(settings, home.resolve("logs"), broker, FreePort.orAny(0));
    ProcessSpec spec =
        new ProcessSpec(
            "kafka",
            KafkaServer.class,
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", JobJvm.QUICK),
            List.of(settings.toString(), String.valueOf(broker)),
            home.resolve("kafka.log"));
    return new KafkaNode(
        SupervisedProcess.start("kafka", () -> ManagedProcess.start(spec, TIMEOUT), progress),
        broker,
        users);
  }

  /** The broker as one of its users. */
  public KafkaAddress address(LogUser user) {
    return new KafkaAddress(bootstrapServers(), users.client(user));
  }

  /** Where it is, and where the passwords of its users are, as keys of the configuration. */
  public Map<String, String> configuration() {
    Map<String, String> keys = new LinkedHashMap<>(users.configuration());
    keys.put(KafkaOptions.BOOTSTRAP_SERVERS.key(), bootstrapServers());
    return keys;
  }

  /** Value of {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Process id of the present process. */
  public long pid() {
    return process.current().pid();
  }

  /** SIGKILL, then waits until the next process serves. */
  public void killAndAwaitReturn() {
    process.killAndAwaitReturn();
  }

  @Override
  public void close() {
    process.close();
  }
}
