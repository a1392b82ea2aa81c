package cn.jianguan.local.clickhouse;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The one answer to a request. */
final class Response {
  private static final int OK = 200;

  private final HttpExchange exchange;
  private final Request request;
  private final long since = System.nanoTime();
  private boolean begun;

  Response(HttpExchange exchange, Request request) {
    this.exchange = exchange;
    this.request = request;
  }

  void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    begun = true;
    exchange.sendResponseHeaders(OK, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Sends the head of a good answer; the stream compresses as the client wishes. */
  OutputStream begin(String format, Result result) throws IOException {
    Headers headers = common();
    headers.set("X-ClickHouse-Format", format);
    headers.set("X-ClickHouse-Summary", result.summary(System.nanoTime() - since));
    headers.set("Content-Type", contentType(format));
    if (!Compression.encoding(request).isEmpty()) {
      headers.set("Content-Encoding", Compression.encoding(request));
    }
    begun = true;
    exchange.sendResponseHeaders(OK, 0);
    return Compression.encode(request, exchange.getResponseBody());
  }

  private Headers common() {
    Headers headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Server-Display-Name", ClickHouseServer.DISPLAY_NAME);
    headers.set("X-ClickHouse-Query-Id", request.queryId());
    headers.set("X-ClickHouse-Timezone", "UTC");
    return headers;
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
    // A client that still sends its body would never read the answer.
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    Headers headers = common();
    headers.set("X-ClickHouse-Exception-Code", String.valueOf(error.code()));
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    byte[] message = (error.getMessage().strip() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(error.httpStatus(), message.length);
    exchange.getResponseBody().write(message);
  }
}
