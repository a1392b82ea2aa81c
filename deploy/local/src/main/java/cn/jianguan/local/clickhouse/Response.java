package cn.jianguan.local.clickhouse;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The one answer to a request. */
final class Response {
  private final HttpServerExchange exchange;
  private final Request request;
  private final long since = System.nanoTime();
  private boolean begun;

  Response(HttpServerExchange exchange, Request request) {
    this.exchange = exchange;
    this.request = request;
  }

  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    begun = true;
    exchange.getOutputStream().write(bytes);
  }

  /** Sends the head of a good answer; the stream compresses as the client wishes. */
  OutputStream begin(String format, Result result) throws IOException {
    common();
    set("X-ClickHouse-Format", format);
    set("X-ClickHouse-Summary", result.summary(System.nanoTime() - since));
    set("Content-Type", contentType(format));
    if (!Compression.encoding(request).isEmpty()) {
      set("Content-Encoding", Compression.encoding(request));
    }
    begun = true;
    return Compression.encode(request, exchange.getOutputStream());
  }

  private void common() {
    set("X-ClickHouse-Server-Display-Name", ClickHouseServer.DISPLAY_NAME);
    set("X-ClickHouse-Query-Id", request.queryId());
    set("X-ClickHouse-Timezone", "UTC");
  }

  private void set(String name, String value) {
    exchange.getResponseHeaders().put(HttpString.tryFromString(name), value);
  }

  private static String contentType(String format) {
    String lower = format.toLowerCase(java.util.Locale.ROOT);
    if (lower.startsWith("json")) {
      return "application/json; charset=UTF-8";
    }
    if (lower.startsWith("csv")) {
      return "text/csv; charset=UTF-8";
    }
    return lower.startsWith("tab") || lower.startsWith("tsv")
        ? "text/tab-separated-values; charset=UTF-8"
        : "application/octet-stream";
  }

  /**
   * Answers with an error, or aborts the connection if part of a result is out already.
   *
   * @throws IOException to abort
   */
  void fail(EngineException error) throws IOException {
    if (begun) {
      throw new IOException("answer aborted", error);
    }
    begun = true;
    if (error.code() == EngineException.AUTHENTICATION_FAILED) {
      exchange.setPersistent(false); // a stranger's body is not even read
    } else {
      // A client that still sends its body would never read the answer.
      exchange.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    common();
    set("X-ClickHouse-Exception-Code", String.valueOf(error.code()));
    set("Content-Type", "text/plain; charset=UTF-8");
    byte[] message = (error.getMessage().strip() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.setStatusCode(error.httpStatus());
    exchange.getOutputStream().write(message);
  }
}
