package cn.jianguan.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * People at the page, as many as wanted. Each asks what the page asks by itself: how fresh the data
 * is every five seconds, and events, which it listens to all the time. One of twenty watches the
 * overview, which is read anew after alerts have moved. The others filter the queue every 5 to 15
 * seconds, which asks for a page of it and then for the counts; a third of the time they open an
 * alert of it instead.
 */
final class People implements AutoCloseable {
  private static final int OF_ONE_OVERVIEW = 20;
  private static final int FRESHNESS_MILLIS = 5_000;
  private static final int SHORTEST_MILLIS = 5_000;
  private static final int LONGEST_MILLIS = 15_000;
  private static final int AFTER_EVENT_MILLIS = 1_000;

  private static final List<String> FILTERS =
      List.of(
          "",
          "?severity=RED,ORANGE",
          "?severity=YELLOW",
          "?state=DISPATCHED",
          "?due=TODAY",
          "?due=OVERDUE",
          "?card=YELLOW,RED",
          "?sort=NEWEST",
          "?sort=SEVERITY",
          "?sort=HITS&state=SIGNED",
          "?all=true&sort=NEWEST",
          "?model=JD-07",
          "?domain=JD",
          "?q=%E5%85%AC%E5%8F%B8");

  private static final List<String> OVERVIEW =
      List.of(
          "/api/v1/overview/numbers",
          "/api/v1/overview/regions",
          "/api/v1/alerts?sort=NEWEST&limit=9&all=true",
          "/api/v1/alerts?sort=DUE&limit=9",
          "/api/v1/overview/departments",
          "/api/v1/overview/models",
          "/api/v1/overview/arrivals");

  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final List<CompletableFuture<?>> listening = new ArrayList<>();
  private final Map<String, List<Long>> millis = new ConcurrentHashMap<>();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<String> failure = new AtomicReference<>("");
  private volatile boolean counted;
  private volatile boolean gone;

  /** What they were answered. */
  record Answered(Map<String, Percentiles> millis, int failed, String firstFailure) {}

  /**
   * They come, spread over the longest time between two of their questions.
   *
   * @param sessions by which they are known, dealt out in turn
   */
  static People come(int people, List<PageSession> sessions) {
    People all = new People();
    for (int i = 0; i < people; i++) {
      PageSession session = sessions.get(i % sessions.size());
      Random random = new Random(i);
      int first = random.nextInt(LONGEST_MILLIS);
      all.clock.schedule(
          () -> all.comes(session, random, random.nextInt(OF_ONE_OVERVIEW) == 0),
          first,
          TimeUnit.MILLISECONDS);
    }
    return all;
  }

  private void comes(PageSession session, Random random, boolean watches) {
    if (watches) {
      AtomicInteger events = new AtomicInteger();
      listen(
          session,
          () -> {
            int mine = events.incrementAndGet();
            later(AFTER_EVENT_MILLIS, () -> overview(session, events.get() == mine));
          });
      overview(session, true);
    } else {
      listen(session, () -> {});
      filters(session, random, List.of());
    }
    freshness(session);
  }

  private synchronized void listen(PageSession session, Runnable moved) {
    if (!gone) {
      listening.add(session.listen(moved));
    }
  }

  private void later(int wait, Runnable what) {
    if (!gone) {
      clock.schedule(what, wait, TimeUnit.MILLISECONDS);
    }
  }

  private void freshness(PageSession session) {
    ask(session, "freshness", "/api/v1/freshness");
    later(FRESHNESS_MILLIS, () -> freshness(session));
  }

  private void overview(PageSession session, boolean newest) {
    if (newest && !gone) {
      OVERVIEW.forEach(path -> ask(session, "overview", path));
    }
  }

  /** Filters, or opens one of what the filter before had; and again after a while. */
  private void filters(PageSession session, Random random, List<String> listed) {
    int wait = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
    if (!listed.isEmpty() && random.nextInt(3) == 0) {
      ask(session, "alert", "/api/v1/alerts/" + listed.get(random.nextInt(listed.size())))
          .whenComplete((it, e) -> later(wait, () -> filters(session, random, listed)));
      return;
    }
    String filter = FILTERS.get(random.nextInt(FILTERS.size()));
    String page = "/api/v1/alerts" + filter + (filter.isEmpty() ? "?" : "&") + "limit=100";
    ask(session, "list", page)
        .whenComplete(
            (it, e) -> {
              ask(session, "counts", "/api/v1/alerts/counts" + filter);
              later(wait, () -> filters(session, random, e == null ? ids(it) : listed));
            });
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("rows").forEach(it -> ids.add(it.path("alertId").asText()));
    return ids;
  }

  private CompletableFuture<JsonNode> ask(PageSession session, String what, String path) {
    long began = System.nanoTime();
    return session
        .ask(path)
        .whenComplete((answer, e) -> note(what, path, (System.nanoTime() - began) / 1_000_000, e));
  }

  private void note(String what, String path, long took, Throwable e) {
    if (!counted) {
      return;
    }
    if (e != null) {
      failed.incrementAndGet();
      failure.compareAndSet("", path + ": " + e.getMessage());
      return;
    }
    List<Long> of = millis.computeIfAbsent(what, unknown -> new ArrayList<>());
    synchronized (of) {
      of.add(took);
    }
  }

  /** From now on what they are answered counts. */
  void count() {
    counted = true;
  }

  /** What they were answered since it counts; by what was asked, and {@code all} of it. */
  Answered answered() {
    counted = false;
    Map<String, Percentiles> by = new TreeMap<>();
    List<Long> all = new ArrayList<>();
    millis.forEach(
        (what, took) -> {
          synchronized (took) {
            by.put(what, Percentiles.of(took));
            all.addAll(took);
          }
        });
    by.put("all", Percentiles.of(all));
    return new Answered(by, failed.get(), failure.get());
  }

  @Override
  public synchronized void close() {
    gone = true;
    clock.shutdownNow();
    listening.forEach(it -> it.cancel(true));
  }
}
