package cn.jianguan.command.status;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.jobs.config.CommandOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers the console how the cluster is, by the same judgement as the command; looks when it is
 * asked, and then not again for a moment. The path of its address is a secret of the file that
 * names it: who cannot read that file is told nothing.
 */
public final class StatusService implements AutoCloseable {
  private static final long KEPT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final int NOT_FOUND = 404;
  private static final int FAILED = 500;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "status");
            thread.setDaemon(true);
            return thread;
          });
  private final Observer observer;
  private final String path;
  private final ObjectMapper json = new ObjectMapper();
  private byte[] said;
  private long saidAt;

  private StatusService(Cluster cluster, URI address) throws IOException {
    this.observer = new Observer(cluster);
    this.path = address.getPath();
    this.server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Serves at the address that the configuration names.
   *
   * @throws IOException if it names none, or somebody else listens there
   */
  public static StatusService start(Cluster cluster) throws IOException {
    String address =
        cluster
            .configuration()
            .find(CommandOptions.STATUS_ENDPOINT)
            .orElseThrow(
                () ->
                    new IOException(
                        "配置中没有 %s / the configuration has no such key"
                            .formatted(CommandOptions.STATUS_ENDPOINT.key())));
    return new StatusService(cluster, URI.create(address));
  }

  /** Where it listens; the rest of the address is a secret. */
  String address() {
    return server.getAddress().toString();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        exchange.sendResponseHeaders(NOT_FOUND, -1);
        return;
      }
      if (said == null || System.nanoTime() - saidAt > KEPT_NANOS) {
        said = json.writeValueAsBytes(StatusReport.of(observer));
        saidAt = System.nanoTime();
      }
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    } catch (IOException | RuntimeException e) {
      exchange.sendResponseHeaders(FAILED, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
