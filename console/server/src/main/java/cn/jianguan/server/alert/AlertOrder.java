package cn.jianguan.server.alert;

import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.Question;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

/** In which order alerts are listed; every order ends with the id, so that a page can follow. */
enum AlertOrder {
  /** What must be done first: the stage that ends first, then the severest. */
  DUE(Key.DUE, Key.SEVEREST),
  SEVERITY(Key.SEVEREST, Key.DUE),
  NEWEST(Key.NEWEST, Key.SEVEREST),
  HITS(Key.HITS, Key.NEWEST);

  private final Key first;
  private final Key second;
  private final Comparator<QueuedAlert> comparator;

  AlertOrder(Key first, Key second) {
    this.first = first;
    this.second = second;
    this.comparator =
        Comparator.comparingLong(first.of)
            .thenComparingLong(second.of)
            .thenComparing(QueuedAlert::alertId);
  }

  /** What alerts are ordered by, as ClickHouse is asked and as it is looked at here. */
  private enum Key {
    DUE(AlertFigures.DUE_MILLIS, QueuedAlert::dueMillis),
    SEVEREST("-toInt64(CAST(severity, 'Int8'))", it -> -1L - it.severity().ordinal()),
    NEWEST("-toUnixTimestamp64Milli(emitted_at)", it -> -it.emittedMillis()),
    HITS("-toInt64(hit_count)", it -> -it.hitCount());

    private final String sql;
    private final ToLongFunction<QueuedAlert> of;

    Key(String sql, ToLongFunction<QueuedAlert> of) {
      this.sql = sql;
      this.of = of;
    }
  }

  /** Where an alert stands in the order. */
  private record Place(long first, long second, String id) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int by = Long.compare(first, other.first);
      by = by == 0 ? Long.compare(second, other.second) : by;
      return by == 0 ? id.compareTo(other.id) : by;
    }
  }

  private Place place(QueuedAlert alert) {
    return new Place(first.of.applyAsLong(alert), second.of.applyAsLong(alert), alert.alertId());
  }

  /** The order of rows, as a statement ends with it. */
  String sql() {
    return " ORDER BY " + first.sql + ", " + second.sql + ", alert_id";
  }

  /** Only rows behind a place. */
  void after(Question question, String place) {
    read(place)
        .ifPresent(
            it ->
                question
                    .where(
                        "(%s, %s, alert_id) > ({a1:Int64}, {a2:Int64}, {a3:String})"
                            .formatted(first.sql, second.sql))
                    .with("a1", it.first)
                    .with("a2", it.second)
                    .with("a3", it.id));
  }

  /** The first of those that are wanted behind a place, in order. */
  List<QueuedAlert> first(AlertSnapshot alerts, Wanted wanted, String after, int most) {
    Place behind = read(after).orElse(null);
    PriorityQueue<AlertCursor> cursors = new PriorityQueue<>();
    alerts.groups(
        wanted.alike(),
        group -> {
          int from =
              behind == null ? 0 : group.before(this, it -> place(it).compareTo(behind) <= 0);
          advance(new AlertCursor(this, group.sorted(this), from, wanted.own()), cursors);
        });
    List<QueuedAlert> first = new ArrayList<>();
    while (first.size() < most && !cursors.isEmpty()) {
      AlertCursor next = cursors.remove();
      first.add(next.alert());
      advance(next, cursors);
    }
    return first;
  }

  private static void advance(AlertCursor cursor, PriorityQueue<AlertCursor> cursors) {
    if (cursor.next()) {
      cursors.add(cursor);
    }
  }

  Comparator<QueuedAlert> comparator() {
    return comparator;
  }

  private static Optional<Place> read(String place) {
    if (place == null || place.isBlank()) {
      return Optional.empty();
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(place), StandardCharsets.UTF_8);
      String[] parts = text.split("\\|", 3);
      return Optional.of(new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Fault.invalid("after", "应为上一页的 next", "next of the page before");
    }
  }

  /** The place of a row, as the next page is asked for. */
  String next(QueuedAlert last) {
    Place place = place(last);
    String text = place.first + "|" + place.second + "|" + place.id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
