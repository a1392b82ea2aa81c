package cn.jianguan.local.clickhouse;

import cn.jianguan.local.process.ManagedMain;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.xnio.Options;

/**
 * Main class of the engine's process.
 *
 * <p>Arguments: library, data directory, folder of the passwords, port (0 for any), memory in
 * bytes.
 */
final class ClickHouseServer {
  static final String DISPLAY_NAME = "jianguan-local";
  private static final int THREADS = 64;

  /** A client has this long to send the head of a request, ms; it holds no thread meanwhile. */
  private static final int HEAD_TIMEOUT = 10_000;

  /** Silence in the middle of a body, ms. */
  private static final int BODY_TIMEOUT = 120_000;

  /**
   * Drivers keep idle connections; closing them under a driver's hand would fail its next request.
   */
  private static final int IDLE_TIMEOUT = 3_600_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  private ClickHouseServer() {}

  public static void main(String[] args) throws Exception {
    ExecutorService threads = threads();
    Engine engine =
        threads
            .submit(() -> Engine.open(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[4])))
            .get();
    selfTest(threads);
    Undertow server = serve(engine, Accounts.in(Path.of(args[2])), args[3], threads);
    ManagedMain.leaveWithParent(() -> leave(engine));
    ManagedMain.ready(Map.of("port", port(server), "version", engine.version()));
  }

  private static Undertow serve(
      Engine engine, Accounts accounts, String port, ExecutorService threads) throws Exception {
    ReaderPolicy policy = threads.submit(() -> policy(engine)).get();
    Undertow server =
        Undertow.builder()
            .addHttpListener(
                Integer.parseInt(port), InetAddress.getLoopbackAddress().getHostAddress())
            .setIoThreads(2)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, HEAD_TIMEOUT)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_TIMEOUT)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .setSocketOption(Options.READ_TIMEOUT, BODY_TIMEOUT)
            .setSocketOption(Options.WRITE_TIMEOUT, BODY_TIMEOUT)
            .setSocketOption(Options.TCP_NODELAY, true)
            .setHandler(new QueryHandler(engine, accounts, policy, threads))
            .build();
    server.start();
    return server;
  }

  private static ReaderPolicy policy(Engine engine) throws EngineException, IOException {
    try (EngineConnection connection = engine.connect()) {
      return new ReaderPolicy(AllowedFunctions.of(connection));
    }
  }

  private static int port(Undertow server) {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private static ExecutorService threads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(null, work, "query", Engine.STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** The JVM's null checks are signals; an engine that took the handler away would hang us here. */
  private static void selfTest(ExecutorService threads)
      throws InterruptedException, ExecutionException {
    try {
      threads.submit(ClickHouseServer::nullChecks).get(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      System.err.println("The engine took the JVM's signal handlers");
      ManagedMain.exit(70);
    }
  }

  private static int nullChecks() {
    int caught = 0;
    for (int i = 0; i < 30_000; i++) {
      try {
        caught += lengthOf(i % 10_000 == 9_999 ? null : "x");
      } catch (NullPointerException e) {
        caught++;
      }
    }
    return caught;
  }

  private static int lengthOf(String text) {
    return text.length();
  }

  /** Statements that run are waited for; an engine that stays busy is left as a kill leaves it. */
  private static void leave(Engine engine) {
    Thread closing = new Thread(null, () -> close(engine), "close", Engine.STACK_BYTES);
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Engine engine) {
    try {
      if (!engine.close(TIMEOUT)) {
        System.err.println("left without closing the engine: statements still run");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
