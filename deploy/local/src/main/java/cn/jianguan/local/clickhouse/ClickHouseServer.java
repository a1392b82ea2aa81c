package cn.jianguan.local.clickhouse;

import cn.jianguan.local.process.ManagedMain;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Main class of the engine's process.
 *
 * <p>Arguments: library, data directory, password file, port (0 for any), memory in bytes.
 */
final class ClickHouseServer {
  static final String USER = "default";
  static final String DISPLAY_NAME = "jianguan-local";
  private static final int THREADS = 32;
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  private ClickHouseServer() {}

  public static void main(String[] args) throws Exception {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Drivers keep idle connections; closing them under a driver's hand would fail its next
    // request.
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    ExecutorService threads = threads();
    Engine engine =
        threads
            .submit(() -> Engine.open(Path.of(args[0]), Path.of(args[1]), Long.parseLong(args[4])))
            .get();
    selfTest(threads);
    HttpServer server = serve(engine, Files.readString(Path.of(args[2])).strip(), args[3], threads);
    ManagedMain.leaveWithParent(() -> leave(engine));
    ManagedMain.ready(Map.of("port", server.getAddress().getPort(), "version", engine.version()));
  }

  private static HttpServer serve(
      Engine engine, String password, String port, ExecutorService threads) throws IOException {
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 256);
    server.setExecutor(threads);
    server.createContext("/", new QueryHandler(engine, password));
    server.start();
    return server;
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
