package cn.jianguan.command.alerts;

import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.console.document.DocumentFile;
import cn.jianguan.jobs.config.CommandOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Hands documents in at the console, as a department's system does: by its key, over the API. */
final class ConsoleDocuments {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int GOOD = 200;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final String address;
  private final String key;

  ConsoleDocuments(String address, String key) {
    this.address = address;
    this.key = key;
  }

  /**
   * At the console that the configuration names.
   *
   * @throws IOException if it names none
   */
  static ConsoleDocuments at(Cluster cluster, String key) throws IOException {
    return new ConsoleDocuments(
        cluster
            .configuration()
            .find(CommandOptions.CONSOLE_ENDPOINT)
            .orElseThrow(
                () ->
                    new IOException(
                        "配置中没有 %1$s，附件无处可送 / the configuration has no %1$s to hand documents in at"
                            .formatted(CommandOptions.CONSOLE_ENDPOINT.key()))),
        key);
  }

  /**
   * Hands one in; the move that names it comes after.
   *
   * @throws IOException if it was not taken, in the console's words
   */
  void handIn(String alertId, DocumentFile document) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s/api/v1/alerts/%s/documents?name=%s"
                        .formatted(
                            address,
                            alertId,
                            URLEncoder.encode(document.name(), StandardCharsets.UTF_8))))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(document.content()))
            .build();
    HttpResponse<String> answer =
        http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != GOOD) {
      throw new IOException(
          "附件未被接受，没有办理 / the document was not taken, nothing was done: %s: %s"
              .formatted(document.name(), words(answer)));
    }
  }

  private static String words(HttpResponse<String> answer) {
    try {
      JsonNode problem = new ObjectMapper().readTree(answer.body());
      return "%s / %s %s"
          .formatted(
              problem.path("title").asText(),
              problem.path("titleEn").asText(),
              problem.path("expected").asText())
          .strip();
    } catch (JsonProcessingException e) {
      return "HTTP " + answer.statusCode();
    }
  }
}
