package cn.jianguan.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An endpoint that acknowledges everything, and notes when each message came first; beside it one
 * for each way in which departments fail.
 */
final class Department implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACKNOWLEDGED = 204;

  private final HttpServer server;

  /** As many as there are requests: a silent endpoint keeps its own. */
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();

  /** When what it is about entered the log, and when it came, epoch ms. */
  private record Arrival(long logTime, long at) {}

  private Department(HttpServer server) {
    this.server = server;
  }

  static Department open() throws IOException {
    Department department =
        new Department(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    department.server.setExecutor(department.threads);
    department.server.createContext("/", department::take);
    for (Trouble trouble : Trouble.values()) {
      department.server.createContext(
          trouble.path(), exchange -> trouble.answer(exchange, department.closed));
    }
    department.server.start();
    return department;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  String url(Trouble trouble) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + trouble.path();
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode event = JSON.readTree(exchange.getRequestBody());
    long at = System.currentTimeMillis();
    exchange.sendResponseHeaders(ACKNOWLEDGED, -1);
    exchange.close();
    arrivals.putIfAbsent(
        exchange.getRequestURI() + event.get("id").asText(),
        new Arrival(Instant.parse(event.get("time").asText()).toEpochMilli(), at));
  }

  /** Of messages about what entered the log from then until then. */
  Percentiles latencies(long since, long until) {
    return Percentiles.of(
        arrivals.values().stream()
            .filter(it -> it.logTime >= since && it.logTime < until)
            .map(it -> it.at - it.logTime)
            .toList());
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
