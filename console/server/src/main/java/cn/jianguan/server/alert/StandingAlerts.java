package cn.jianguan.server.alert;

import cn.jianguan.server.error.Fault;
import cn.jianguan.server.live.LogClock;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The alerts as they stand, remembered here: many people filter and count the same ones, and for
 * each of their questions ClickHouse would put all of them together anew. All there are, or where
 * those are too many, the open ones; where these are too many, none, and ClickHouse is asked.
 *
 * <p>While somebody asks, the rows that have come are read every second. Those of the last seconds
 * are read again each time, since blocks overtake each other on their way into the table; and all
 * of them from time to time, since rows are also erased, and tables made anew.
 */
@Component
public class StandingAlerts {
  /** Some 150 MB of them. */
  private static final int MOST = 200_000;

  /** Readings after which a row that others have overtaken is not waited for any more. */
  private static final int OVERTAKEN = 15;

  /** As many rows as may be on their way when all are read. */
  private static final int ON_THEIR_WAY = 500;

  private static final long OLDEST = Duration.ofSeconds(10).toNanos();
  private static final long ANEW = Duration.ofMinutes(10).toNanos();
  private static final long WATCHED = Duration.ofMinutes(5).toNanos();
  private static final long AFTER_FAILURE = Duration.ofSeconds(5).toNanos();

  private final ClickHouse clickHouse;
  private final LogClock clock;
  private final int most;

  private final AlertGroups known = new AlertGroups();
  private final Deque<Map<Integer, Long>> offsets = new ArrayDeque<>();
  private Extent extent = Extent.NONE;
  private long anewAt;
  private long failedAt = System.nanoTime() - AFTER_FAILURE;

  private volatile AlertSnapshot view;
  private volatile long askedAt;

  @Autowired
  StandingAlerts(ClickHouse clickHouse, LogClock clock) {
    this(clickHouse, clock, MOST);
  }

  StandingAlerts(ClickHouse clickHouse, LogClock clock, int most) {
    this.clickHouse = clickHouse;
    this.clock = clock;
    this.most = most;
  }

  /** Which alerts are remembered. */
  public enum Extent {
    ALL,
    OPEN,
    NONE
  }

  private record Size(long alerts, long open) {}

  private record Place(int logPartition, long logOffset) {}

  /** All alerts, also those that have ended; empty: ClickHouse has to be asked. */
  public Optional<AlertSnapshot> all() {
    return view().filter(it -> it.extent() == Extent.ALL);
  }

  /** All alerts that are open, and maybe others; empty: ClickHouse has to be asked. */
  Optional<AlertSnapshot> open() {
    return view().filter(it -> it.extent() != Extent.NONE);
  }

  private Optional<AlertSnapshot> view() {
    askedAt = System.nanoTime();
    AlertSnapshot seen = view;
    return Optional.ofNullable(seen == null || seen.isOlderThan(OLDEST) ? read(OLDEST) : seen);
  }

  @Scheduled(fixedDelay = 1_000)
  void look() {
    if (view != null && System.nanoTime() - askedAt < WATCHED) {
      read(0);
    }
  }

  /**
   * Reads what has come since, or all.
   *
   * @param old what was read a shorter time ago is good enough
   * @return null: nothing could be read
   */
  private synchronized AlertSnapshot read(long old) {
    if (view != null && !view.isOlderThan(old)) {
      return view; // who waited here before has read it
    }
    if (System.nanoTime() - failedAt < AFTER_FAILURE) {
      return null;
    }
    try {
      Instant at = clock.now();
      if (view == null || isTooOld() || known.size() > most || offsets.getLast().isEmpty()) {
        readAll();
      } else if (extent != Extent.NONE) {
        readNew();
      }
      view = new AlertSnapshot(known.groups(), extent, at);
      return view;
    } catch (Fault e) {
      failedAt = System.nanoTime();
      return null;
    }
  }

  private boolean isTooOld() {
    return System.nanoTime() - anewAt > ANEW;
  }

  private void readAll() {
    Map<Integer, Long> places = new TreeMap<>();
    clickHouse
        .rows(
            Place.class,
            Question.of(
                "SELECT log_partition, max(log_offset) AS log_offset FROM alert GROUP BY"
                    + " log_partition"))
        .forEach(it -> places.put(it.logPartition, it.logOffset - ON_THEIR_WAY));
    Size size =
        clickHouse.row(
            Size.class,
            Question.of("SELECT count() AS alerts, countIf(is_open) AS open FROM alert_current"));
    Extent all = size.alerts <= most ? Extent.ALL : size.open <= most ? Extent.OPEN : Extent.NONE;
    // What is remembered is replaced once all of it is there: half of it would be taken for all.
    List<QueuedAlert> rows = all == Extent.NONE ? List.of() : rows(all);
    extent = all;
    known.clear();
    rows.forEach(known::put);
    offsets.clear();
    offsets.add(places);
    anewAt = System.nanoTime();
  }

  private List<QueuedAlert> rows(Extent wanted) {
    Question question =
        Question.of("SELECT " + QueuedAlert.COLUMNS + " FROM alert_current WHERE $where");
    if (wanted == Extent.OPEN) {
      question.where("is_open");
    }
    return clickHouse.rows(QueuedAlert.class, question);
  }

  private void readNew() {
    Map<Integer, Long> since = offsets.getFirst();
    Question question =
        Question.of("SELECT " + QueuedAlert.COLUMNS + " FROM alert WHERE $where")
            .where(
                "log_offset > transform(log_partition, {partitions:Array(Int32)},"
                    + " {offsets:Array(Int64)}, toInt64(-1))")
            .with("partitions", (Object) since.keySet().toString())
            .with("offsets", (Object) since.values().toString());
    Map<Integer, Long> places = new TreeMap<>(offsets.getLast());
    Map<String, QueuedAlert> newest = new HashMap<>();
    for (QueuedAlert row : clickHouse.rows(QueuedAlert.class, question)) {
      places.merge(row.logPartition(), row.logOffset(), Math::max);
      newest.merge(row.alertId(), row, (one, other) -> one.seq() > other.seq() ? one : other);
    }
    newest.values().forEach(this::remember);
    offsets.addLast(places);
    if (offsets.size() > OVERTAKEN) {
      offsets.removeFirst();
    }
  }

  private void remember(QueuedAlert row) {
    QueuedAlert before = known.get(row.alertId());
    if (before != null && before.seq() >= row.seq()) {
      return;
    }
    if (extent == Extent.OPEN && !row.isOpen()) {
      known.remove(row.alertId());
    } else {
      known.put(row);
    }
  }
}
