package cn.jianguan.server.live;

import cn.jianguan.server.app.ClusterFile;
import cn.jianguan.server.store.Kept;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * How far the alert job has come: the least clock of its stations, as its metrics show it. Looked
 * at when somebody asks, and then not again for a while: to tell all metrics costs the jobs time.
 */
@Component
public class LogClock {
  private static final Logger LOG = LoggerFactory.getLogger(LogClock.class);
  private static final String CLOCK = "jianguan_log_time_clock_seconds{";
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final Duration USABLE = Duration.ofSeconds(15);

  private final ClusterFile cluster;
  private final java.time.Clock wall;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Kept<Freshness> seen = new Kept<>(KEPT, USABLE);

  LogClock(ClusterFile cluster, java.time.Clock wall) {
    this.cluster = cluster;
    this.wall = wall;
  }

  /**
   * How fresh what is shown is.
   *
   * @param at everything up to this moment of the log has been judged; null: not known
   * @param lagMillis how long ago that is; null: not known
   * @param reason why it is not known; empty otherwise
   */
  public record Freshness(Instant at, Long lagMillis, Instant asked, String reason) {}

  /** Looks, or tells what was seen a moment ago. */
  public Freshness freshness() {
    return seen.get(this::look);
  }

  /** The log's clock, or that on the wall where nobody can tell. */
  public Instant now() {
    return Optional.ofNullable(freshness().at()).orElseGet(wall::instant);
  }

  private Freshness look() {
    Optional<String> endpoint = cluster.find("metrics.endpoint");
    if (endpoint.isEmpty()) {
      return unknown("NO_METRICS");
    }
    try (Stream<String> lines = lines(endpoint.get())) {
      return lines
          .filter(line -> line.startsWith(CLOCK))
          .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .min(Double::compare)
          .filter(seconds -> seconds > 0)
          .map(this::known)
          .orElseGet(() -> unknown("JOB_STOPPED"));
    } catch (IOException e) {
      LOG.debug("metrics", e);
      return unknown("FLINK_SILENT");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unknown("FLINK_SILENT");
    }
  }

  private Stream<String> lines(String endpoint) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint)).timeout(Duration.ofSeconds(3)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofLines()).body();
  }

  private Freshness known(double seconds) {
    Instant at = Instant.ofEpochMilli((long) (seconds * 1000));
    Instant now = wall.instant();
    return new Freshness(at, Math.max(0, Duration.between(at, now).toMillis()), now, "");
  }

  private Freshness unknown(String reason) {
    return new Freshness(null, null, wall.instant(), reason);
  }
}
