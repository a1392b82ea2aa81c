package cn.jianguan.local.clickhouse;

import cn.jianguan.local.process.JobJvm;
import cn.jianguan.local.process.ManagedProcess;
import cn.jianguan.local.process.ProcessSpec;
import cn.jianguan.local.process.SupervisedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ClickHouse on 127.0.0.1 over one data directory: the engine in a process of its own, which is
 * brought back if it dies, under the same address and with the same data and password.
 *
 * <p>Serves the HTTP protocol to {@code clickhouse-jdbc} and {@code client-v2}. Not served: HTTP
 * sessions, stacked statements, users and roles, replicated engines.
 */
public final class ClickHouseNode implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final SupervisedProcess process;
  private final Accounts accounts;
  private final int port;

  private ClickHouseNode(SupervisedProcess process, Accounts accounts, int port) {
    this.process = process;
    this.accounts = accounts;
    this.port = port;
  }

  /** Starts on any free port with 2 GiB for queries, silently; for tests. */
  public static ClickHouseNode start(Path directory) throws IOException {
    return start(directory, new Options(0, 2L << 30, line -> {}));
  }

  /**
   * Starts the engine over {@code directory}, which is made if it does not exist, and waits until
   * it serves.
   *
   * @throws IOException if the engine cannot be fetched or does not start
   */
  public static ClickHouseNode start(Path directory, Options options) throws IOException {
    Path home = directory.toAbsolutePath();
    Files.createDirectories(home);
    Path library = EngineLibrary.locate(options.progress());
    Accounts accounts = Accounts.in(home);
    int[] port = {options.port()};
    SupervisedProcess supervised =
        SupervisedProcess.start(
            "clickhouse",
            () -> {
              ManagedProcess process =
                  ManagedProcess.start(spec(library, home, port[0], options), TIMEOUT);
              port[0] = process.port();
              return process;
            },
            options.progress());
    return new ClickHouseNode(supervised, accounts, port[0]);
  }

  private static ProcessSpec spec(Path library, Path home, int port, Options options) {
    return new ProcessSpec(
            "clickhouse",
            ClickHouseServer.class,
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", JobJvm.QUICK),
            List.of(
                library.toString(),
                home.resolve("store").toString(),
                home.toString(),
                String.valueOf(port),
                String.valueOf(options.memoryBytes())),
            home.resolve("clickhouse.log"))
        .yielding();
  }

  /** For {@code client-v2}: {@code http://127.0.0.1:port}. */
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  /** For {@code clickhouse-jdbc}, database {@code default}. */
  public String jdbcUrl() {
    return "jdbc:clickhouse://127.0.0.1:" + port + "/default";
  }

  /** Owner of the database: what the jobs write with. */
  public String user() {
    return Account.OWNER.user();
  }

  public String password() {
    return accounts.password(Account.OWNER);
  }

  /** For people: reads tables, and nothing else. */
  public String readerUser() {
    return Account.READER.user();
  }

  public String readerPassword() {
    return accounts.password(Account.READER);
  }

  public int port() {
    return port;
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

  /**
   * How to run the engine.
   *
   * @param port 0 for any free one
   * @param memoryBytes what all queries together may take
   * @param progress receives lines for people
   */
  public record Options(int port, long memoryBytes, Consumer<String> progress) {}
}
