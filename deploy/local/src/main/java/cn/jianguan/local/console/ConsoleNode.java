package cn.jianguan.local.console;

import cn.jianguan.command.Home;
import cn.jianguan.local.process.FreePort;
import cn.jianguan.local.process.JobJvm;
import cn.jianguan.local.process.ManagedProcess;
import cn.jianguan.local.process.ProcessSpec;
import cn.jianguan.local.process.SupervisedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The page and its API on 127.0.0.1, brought back under the same address if it dies. It runs from a
 * jar of its own: what Spring brings never meets Flink's classes.
 */
public final class ConsoleNode implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final String MAIN = "org.springframework.boot.loader.launch.JarLauncher";

  private final SupervisedProcess process;
  private final Path home;
  private final int port;

  private ConsoleNode(SupervisedProcess process, Path home, int port) {
    this.process = process;
    this.home = home;
    this.port = port;
  }

  /**
   * Starts the server over {@code directory}, where its accounts and its audit lie.
   *
   * @param jar of the server
   * @param port 0 for any free one
   * @param configuration the cluster's file
   * @param progress receives lines for people
   */
  public static ConsoleNode start(
      Path directory, Path jar, int port, Path configuration, Consumer<String> progress)
      throws IOException {
    if (!Files.exists(jar)) {
      throw new IOException(
          "没有页面服务的程序包，请先构建，或加 --no-console / no jar of the console, build it first or add"
              + " --no-console: "
              + jar);
    }
    Path home = directory.toAbsolutePath();
    Files.createDirectories(home);
    int open = FreePort.orAny(port);
    ProcessSpec spec =
        new ProcessSpec(
            "console",
            MAIN,
            jar.toString(),
            // 200,000 alerts and their successors.
            List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", JobJvm.QUICK),
            List.of(
                "--server.port=" + open,
                "--jianguan.config=" + configuration,
                "--jianguan.data=" + home,
                "--jianguan.sources="
                    + Home.sources().toAbsolutePath()
                    + ","
                    + home.resolve("sources"),
                "--jianguan.draw=" + Home.drawMapping().toAbsolutePath(),
                "--jianguan.backtest=" + BacktestWords.of(home),
                "--jianguan.managed=true",
                "--logging.file.name=" + home.resolve("console.log"),
                "--logging.threshold.console=off"),
            home.resolve("console.log"),
            true);
    return new ConsoleNode(
        SupervisedProcess.start("console", () -> ManagedProcess.start(spec, TIMEOUT), progress),
        home,
        open);
  }

  /** Where a browser finds the page. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** The first account's password, until it has been changed. */
  public Optional<String> firstPassword() throws IOException {
    Path file = home.resolve("first.password");
    return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
  }

  /** Process id of the present process. */
  public long pid() {
    return process.current().pid();
  }

  @Override
  public void close() {
    process.close();
  }
}
