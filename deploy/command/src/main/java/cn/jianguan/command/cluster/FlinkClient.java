package cn.jianguan.command.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Questions to Flink's REST interface. Every method may fail with an {@link IOException} while the
 * process is being brought back.
 */
public final class FlinkClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private static final String CAUSED_BY = "Caused by: ";

  private final String address;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  /** An interface that answers everybody, by http or by a certificate that the JVM trusts. */
  public FlinkClient(String address) {
    this.address = address;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  }

  /**
   * One that answers only who has a key.
   *
   * @throws IOException if the key cannot be read
   */
  public FlinkClient(String address, FlinkKey key) throws IOException {
    this.address = address;
    this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).sslContext(key.tls()).build();
  }

  /** One job: its id and Flink's word for its state, e.g. {@code RUNNING}. */
  public record Job(String id, String name, String state) {}

  /** One chain of operators of a job. */
  public record Vertex(String id, String name, int parallelism, String state) {}

  /** The newest first; those that have ended are among them. */
  public List<Job> jobs() throws IOException {
    List<JsonNode> newestFirst = new ArrayList<>();
    get("/jobs/overview").path("jobs").forEach(newestFirst::add);
    newestFirst.sort(
        Comparator.comparingLong((JsonNode job) -> job.path("start-time").asLong()).reversed());
    return newestFirst.stream()
        .map(
            job ->
                new Job(
                    job.path("jid").asText(),
                    job.path("name").asText(),
                    job.path("state").asText()))
        .toList();
  }

  /** The newest job of a name; one that was submitted anew leaves its predecessor listed. */
  public Optional<Job> find(String name) throws IOException {
    return jobs().stream().filter(job -> job.name().equals(name)).findFirst();
  }

  /**
   * As {@link #find}, but it must be there.
   *
   * @throws IOException if there is none
   */
  public Job job(String name) throws IOException {
    return find(name).orElseThrow(() -> new IOException("没有这个作业 / no such job: " + name));
  }

  public List<Vertex> vertices(Job job) throws IOException {
    List<Vertex> vertices = new ArrayList<>();
    for (JsonNode vertex : get("/jobs/" + job.id()).path("vertices")) {
      vertices.add(
          new Vertex(
              vertex.path("id").asText(),
              vertex.path("name").asText(),
              vertex.path("parallelism").asInt(),
              vertex.path("status").asText()));
    }
    return vertices;
  }

  /** Whether the job and every one of its tasks run. */
  public boolean isRunning(String name) throws IOException {
    Job job = job(name);
    return job.state().equals("RUNNING")
        && vertices(job).stream().allMatch(vertex -> vertex.state().equals("RUNNING"));
  }

  /**
   * The lowest input watermark of all subtasks of all vertices that have inputs, epoch ms; empty
   * while a subtask has reported none.
   */
  public OptionalLong watermark(Job job) throws IOException {
    long lowest = Long.MAX_VALUE;
    boolean any = false;
    for (Vertex vertex : vertices(job)) {
      JsonNode marks = get("/jobs/" + job.id() + "/vertices/" + vertex.id() + "/watermarks");
      if (marks.isEmpty() && !isSource(vertex)) {
        return OptionalLong.empty();
      }
      if (!isSource(vertex) && marks.size() < vertex.parallelism()) {
        return OptionalLong.empty();
      }
      for (JsonNode mark : marks) {
        if (isSource(vertex)) {
          continue; // A source has no input; what it reports is no watermark of records.
        }
        lowest = Math.min(lowest, Long.parseLong(mark.path("value").asText()));
        any = true;
      }
    }
    return any ? OptionalLong.of(lowest) : OptionalLong.empty();
  }

  /**
   * When the present run of a job began, epoch ms: another value after every restart of the job or
   * of its process.
   *
   * @throws IOException if it does not run
   */
  public long runningSince(Job job) throws IOException {
    JsonNode detail = get("/jobs/" + job.id());
    if (!detail.path("state").asText().equals("RUNNING")) {
      throw new IOException("作业未在运行 / does not run: " + job.name());
    }
    return detail.path("timestamps").path("RUNNING").asLong();
  }

  /**
   * When the first source of a job came to run, epoch ms; empty before. It reads nothing earlier.
   */
  public OptionalLong readingSince(Job job) throws IOException {
    LongStream.Builder since = LongStream.builder();
    for (Vertex vertex : vertices(job)) {
      if (isSource(vertex)) {
        JsonNode detail = get("/jobs/" + job.id() + "/vertices/" + vertex.id());
        long now = detail.path("now").asLong();
        for (JsonNode subtask : detail.path("subtasks")) {
          long running = subtask.path("status-duration").path("RUNNING").asLong(-1);
          if (running >= 0) {
            since.add(now - running);
          }
        }
      }
    }
    return since.build().min();
  }

  /** What the functions of a job counted in accumulators of whole numbers. */
  public Map<String, Long> accumulators(Job job) throws IOException {
    Map<String, Long> values = new HashMap<>();
    for (JsonNode it : get("/jobs/" + job.id() + "/accumulators").path("user-task-accumulators")) {
      values.put(it.path("name").asText(), Long.parseLong(it.path("value").asText()));
    }
    return values;
  }

  private static boolean isSource(Vertex vertex) {
    return vertex.name().startsWith("Source:");
  }

  /** How many checkpoints completed since the process started, restored ones not counted. */
  public long completedCheckpoints(Job job) throws IOException {
    return get("/jobs/" + job.id() + "/checkpoints").path("counts").path("completed").asLong();
  }

  /** When the last checkpoint of this incarnation was complete; empty before the first. */
  public Optional<Instant> lastCheckpoint(Job job) throws IOException {
    JsonNode completed = get("/jobs/" + job.id() + "/checkpoints").path("latest").path("completed");
    return completed.hasNonNull("latest_ack_timestamp")
        ? Optional.of(Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong()))
        : Optional.empty();
  }

  /** What the newest checkpoint holds, whichever wrote it; 0 before the first. */
  public long checkpointBytes(Job job) throws IOException {
    return get("/jobs/" + job.id() + "/checkpoints")
        .path("latest")
        .path("completed")
        .path("state_size")
        .asLong();
  }

  /** Time between two checkpoints. */
  public Duration checkpointInterval(Job job) throws IOException {
    return Duration.ofMillis(
        get("/jobs/" + job.id() + "/checkpoints/config").path("interval").asLong());
  }

  /**
   * A failure that a job was, or is to be, restarted for.
   *
   * @param cause first line of the innermost exception
   */
  public record Failure(Instant at, String cause) {}

  /** As many as Flink remembers, of the present process; the newest first. */
  public List<Failure> failures(Job job) throws IOException {
    List<Failure> failures = new ArrayList<>();
    JsonNode history = get("/jobs/" + job.id() + "/exceptions").path("exceptionHistory");
    for (JsonNode entry : history.path("entries")) {
      failures.add(
          new Failure(
              Instant.ofEpochMilli(entry.path("timestamp").asLong()),
              innermost(entry.path("stacktrace").asText())));
    }
    return failures;
  }

  private static String innermost(String trace) {
    List<String> causes =
        trace
            .lines()
            .filter(line -> line.startsWith(CAUSED_BY))
            .map(line -> line.substring(CAUSED_BY.length()))
            .toList();
    return causes.isEmpty() ? trace.lines().findFirst().orElse("") : causes.get(causes.size() - 1);
  }

  /**
   * Triggers a checkpoint and waits for it.
   *
   * @return whether it completed
   */
  public boolean checkpoint(Job job) throws IOException {
    String checkpoints = "/jobs/" + job.id() + "/checkpoints";
    String request =
        send(request(checkpoints)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"checkpointType\":\"CONFIGURED\"}"))
                .build())
            .path("request-id")
            .asText();
    while (true) {
      JsonNode answer = get(checkpoints + "/" + request);
      if (answer.path("status").path("id").asText().equals("COMPLETED")) {
        return !answer.path("operation").has("failure-cause");
      }
      pause();
    }
  }

  /** A numeric metric of a job, e.g. {@code numRestarts}; empty if Flink does not know it. */
  public OptionalLong metric(Job job, String name) throws IOException {
    for (JsonNode metric : get("/jobs/" + job.id() + "/metrics?get=" + name)) {
      return OptionalLong.of(Long.parseLong(metric.path("value").asText()));
    }
    return OptionalLong.empty();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
  }

  private JsonNode get(String path) throws IOException {
    return send(request(path).build());
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IOException(
            Map.of("status", response.statusCode(), "request", request.uri()).toString());
      }
      return json.readTree(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
