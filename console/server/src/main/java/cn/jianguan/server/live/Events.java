package cn.jianguan.server.live;

import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells who listens that alerts have moved, and nothing about them: what somebody may see he then
 * asks for himself. As long as nobody listens nothing is asked of ClickHouse.
 */
@RestController
@Tag(name = "events 事件")
class Events {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final int MOST = 1_000;

  private final ClickHouse clickHouse;
  private final List<SseEmitter> listeners = new CopyOnWriteArrayList<>();
  private long seen;

  Events(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  private record Newest(long at, long moves) {}

  /** Resumes by Last-Event-ID: who has missed something is told at once. */
  @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(summary = "预警有变化时告知 / says when alerts have moved; resumes by Last-Event-ID")
  SseEmitter listen(@RequestHeader(name = "Last-Event-ID", required = false) String last)
      throws IOException {
    if (listeners.size() >= MOST) {
      throw Fault.unavailable("监听者过多", "too many listeners");
    }
    SseEmitter listener = new SseEmitter(LONGEST.toMillis());
    listener.onCompletion(() -> listeners.remove(listener));
    listener.onTimeout(listener::complete);
    listener.onError(e -> listeners.remove(listener));
    listeners.add(listener);
    boolean missed = last != null && !last.equals(String.valueOf(seen));
    listener.send(event(missed ? "alerts" : "hello", seen, 0));
    return listener;
  }

  @Scheduled(fixedDelay = 2_000)
  void look() {
    if (listeners.isEmpty()) {
      return;
    }
    Newest newest;
    try {
      newest =
          clickHouse.row(
              Newest.class,
              Question.of(
                      "SELECT toUnixTimestamp64Milli(max(log_time)) AS at, countIf(log_time >"
                          + " fromUnixTimestamp64Milli({seen:Int64})) AS moves FROM alert")
                  .with("seen", seen));
    } catch (Fault e) {
      return; // Those who listen see for themselves that nothing answers.
    }
    if (newest.at() > seen) {
      long moves = seen == 0 ? 0 : newest.moves();
      seen = newest.at();
      tell(event("alerts", seen, moves));
    } else {
      tell(SseEmitter.event().comment("still here"));
    }
  }

  private static SseEmitter.SseEventBuilder event(String name, long id, long moves) {
    return SseEmitter.event()
        .id(String.valueOf(id))
        .name(name)
        .data(Map.of("at", Instant.ofEpochMilli(id), "moves", moves), MediaType.APPLICATION_JSON);
  }

  private void tell(SseEmitter.SseEventBuilder event) {
    Set<ResponseBodyEmitter.DataWithMediaType> built = event.build();
    for (SseEmitter listener : listeners) {
      try {
        listener.send(built);
      } catch (IOException | IllegalStateException e) {
        listeners.remove(listener);
      }
    }
  }
}
