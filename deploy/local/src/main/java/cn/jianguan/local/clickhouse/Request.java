package cn.jianguan.local.clickhouse;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a client asks for beside its body: parameters of the address, and headers. */
record Request(String method, Map<String, String> parameters, HeaderMap headers) {
  /** Parameters of the protocol; every other one is a setting of the engine. */
  private static final Set<String> PROTOCOL =
      Set.of(
          "query",
          "user",
          "password",
          "database",
          "default_format",
          "query_id",
          "compress",
          "decompress",
          "session_id",
          "session_timeout",
          "session_check",
          "quota_key",
          "role",
          "buffer_size",
          "wait_end_of_query",
          "client_protocol_version",
          "close_session",
          "stacktrace",
          "enable_http_compression",
          "http_zlib_compression_level");

  static Request of(HttpServerExchange exchange) {
    return new Request(
        exchange.getRequestMethod().toString(),
        parse(exchange.getQueryString()),
        exchange.getRequestHeaders());
  }

  private static Map<String, String> parse(String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (rawQuery == null || rawQuery.isEmpty()) {
      return parameters;
    }
    for (String pair : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      parameters.put(decode(name), decode(value));
    }
    return parameters;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean flag(String name) {
    String value = parameter(name);
    return value.equals("1") || value.equalsIgnoreCase("true");
  }

  private String header(String name) {
    String value = headers.getFirst(name);
    return value == null ? "" : value;
  }

  private String either(String parameter, String header) {
    String value = parameter(parameter);
    return value.isEmpty() ? header(header) : value;
  }

  Credentials credentials() throws EngineException {
    if (!header("X-ClickHouse-User").isEmpty() || !header("X-ClickHouse-Key").isEmpty()) {
      return new Credentials(header("X-ClickHouse-User"), header("X-ClickHouse-Key"));
    }
    String authorization = header("Authorization");
    if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
      return basic(authorization.substring(6).trim());
    }
    return new Credentials(parameter("user"), parameter("password"));
  }

  private static Credentials basic(String encoded) throws EngineException {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? new Credentials(pair, "")
          : new Credentials(pair.substring(0, colon), pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      throw EngineException.refused(
          EngineException.AUTHENTICATION_FAILED, "Invalid Basic authentication");
    }
  }

  String database() {
    return either("database", "X-ClickHouse-Database");
  }

  String format() {
    String format = either("default_format", "X-ClickHouse-Format");
    return format.isEmpty() ? "TabSeparated" : format;
  }

  String queryId() {
    String id = either("query_id", "X-ClickHouse-Query-Id");
    return id.isEmpty() ? UUID.randomUUID().toString() : id;
  }

  /** A GET must not change anything, as on a real server. */
  boolean readOnly() {
    return !method.equals("POST") && !method.equals("PUT");
  }

  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (!PROTOCOL.contains(name) && !name.startsWith("param_")) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  Map<String, String> queryParameters() {
    Map<String, String> found = new LinkedHashMap<>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith("param_")) {
            found.put(name.substring("param_".length()), value);
          }
        });
    return found;
  }

  String contentEncoding() {
    return header("Content-Encoding");
  }

  String acceptedEncodings() {
    return flag("enable_http_compression") ? header("Accept-Encoding") : "";
  }

  String contentType() {
    return header("Content-Type");
  }

  record Credentials(String user, String password) {}
}
