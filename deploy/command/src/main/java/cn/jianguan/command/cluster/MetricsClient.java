package cn.jianguan.command.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the metrics of a running stack where Prometheus would. */
public final class MetricsClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z0-9_:]+)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final String address;

  public MetricsClient(String address) {
    this.address = address;
  }

  /** One value. */
  public record Sample(String name, Map<String, String> labels, double value) {
    public String label(String label) {
      return labels.getOrDefault(label, "");
    }
  }

  /**
   * All values as they are now.
   *
   * @throws IOException if nobody answers there
   */
  public List<Sample> read() throws IOException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build();
    try {
      return parse(
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
              .body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  static List<Sample> parse(String page) {
    List<Sample> samples = new ArrayList<>();
    for (String line : page.lines().filter(line -> !line.startsWith("#")).toList()) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        samples.add(
            new Sample(
                sample.group(1), labels(sample.group(2)), Double.parseDouble(sample.group(3))));
      }
    }
    return samples;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text == null ? "" : text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }
}
