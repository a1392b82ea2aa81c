package cn.jianguan.command.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows of a query, one JSON object each. */
public final class ClickHouse {
  private static final int OK = 200;

  private final StackFile stack;
  private final ObjectMapper json = new ObjectMapper();

  public ClickHouse(StackFile stack) {
    this.stack = stack;
  }

  /**
   * Asks, with values for the query's {@code {name:Type}}.
   *
   * @throws IOException if ClickHouse does not run, or with its own words if it refuses
   */
  public List<JsonNode> rows(String sql, Map<String, String> values) throws IOException {
    StringBuilder address =
        new StringBuilder(stack.clickHouse())
            .append("/?default_format=JSONEachRow&database=")
            .append(encode(stack.clickHouseDatabase()));
    values.forEach(
        (name, value) -> address.append("&param_").append(name).append('=').append(encode(value)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString()))
            .header("X-ClickHouse-User", stack.clickHouseUser())
            .header("X-ClickHouse-Key", stack.clickHousePassword())
            .POST(HttpRequest.BodyPublishers.ofString(sql))
            .build();
    List<JsonNode> rows = new ArrayList<>();
    for (String line : send(request).lines().toList()) {
      rows.add(json.readTree(line));
    }
    return rows;
  }

  private static String send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (answer.statusCode() != OK) {
        throw new IOException(answer.body().strip());
      }
      return answer.body();
    } catch (java.net.ConnectException e) {
      throw new IOException(
          "ClickHouse 未运行,请先执行 / ClickHouse is not running, start it first: deploy/jianguan up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
