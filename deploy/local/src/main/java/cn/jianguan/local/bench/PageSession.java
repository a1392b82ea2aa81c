package cn.jianguan.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Somebody who has logged in at the console, as a browser does. */
final class PageSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TOKEN = "XSRF-TOKEN";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final int REFUSED = 400;

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  private PageSession(String address) {
    this.address = address;
  }

  /** Logs in with a password that is good once, and chooses another. */
  static PageSession enter(String address, String name, String password)
      throws IOException, InterruptedException {
    PageSession session = new PageSession(address);
    session.get("/api/v1/health");
    session.post(
        "/api/v1/session", FORM, "name=" + encoded(name) + "&password=" + encoded(password));
    session.get("/api/v1/health"); // the token changes with the session
    session.post(
        "/api/v1/session/password",
        Map.of("current", password, "password", "bench " + name + " own password"));
    session.get("/api/v1/health");
    return session;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return read(client.send(request(path).build(), BodyHandlers.ofByteArray()));
  }

  JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
    return post(path, "application/json", JSON.writeValueAsString(body));
  }

  private JsonNode post(String path, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", type)
            .header("X-" + TOKEN, token())
            .POST(BodyPublishers.ofString(body));
    return read(client.send(request.build(), BodyHandlers.ofByteArray()));
  }

  private String token() {
    return cookies.getCookieStore().getCookies().stream()
        .filter(it -> it.getName().equals(TOKEN))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json");
  }

  private static JsonNode read(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() >= REFUSED) {
      throw new IOException(
          answer.request().uri().getPath()
              + ": "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(answer.body());
  }

  /** Asks without waiting; whoever waits for the answer gets the failure as well. */
  CompletableFuture<JsonNode> ask(String path) {
    return client
        .sendAsync(request(path).build(), BodyHandlers.ofByteArray())
        .thenApply(
            answer -> {
              try {
                return read(answer);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  /**
   * Listens to events until the returned future is cancelled or the server ends it.
   *
   * @param moved called when alerts have moved
   */
  CompletableFuture<?> listen(Runnable moved) {
    HttpRequest events =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/events"))
            .header("Accept", "text/event-stream")
            .build();
    return client.sendAsync(events, BodyHandlers.fromLineSubscriber(new Lines(moved)));
  }

  private record Lines(Runnable moved) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.equals("event:alerts")) {
        moved.run();
      }
    }

    @Override
    public void onError(Throwable failure) {
      // The stack stops, or everybody goes home.
    }

    @Override
    public void onComplete() {
      // After half an hour a browser would come again; nobody stays that long.
    }
  }
}
