package cn.jianguan.server.alert;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.live.LogClock;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The queue, a page at a time, and how much there is of it. */
@Service
class AlertQueue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;
  private final LogClock clock;
  private final StandingAlerts standing;

  AlertQueue(
      ClickHouse clickHouse,
      StandingAlerts standing,
      Directory directory,
      Jurisdiction jurisdiction,
      LogClock clock) {
    this.clickHouse = clickHouse;
    this.standing = standing;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
    this.clock = clock;
  }

  /**
   * A page of the queue.
   *
   * @param next where the next page begins; null: there is none
   */
  record Page(List<AlertLine> rows, String next, Instant at) {}

  /** How many there are, by what people filter. */
  record Counts(
      long total,
      long red,
      long orange,
      long yellow,
      long blue,
      long overdue,
      long today,
      long soon,
      long carded,
      long unassigned,
      long todo) {}

  Page page(AlertFilter filter, AlertOrder order, String after, int limit, Account by) {
    Instant now = clock.now();
    Optional<AlertSnapshot> view = view(filter);
    List<QueuedAlert> rows =
        view.isPresent()
            ? order.first(view.get(), wanted(filter, by, now), after, limit + 1)
            : rows(filter, order, after, limit + 1, by, now);
    String next = null;
    if (rows.size() > limit) {
      rows = rows.subList(0, limit);
      next = order.next(rows.get(limit - 1));
    }
    return new Page(
        rows.stream().map(this::line).toList(), next, view.map(AlertSnapshot::at).orElse(now));
  }

  private Optional<AlertSnapshot> view(AlertFilter filter) {
    return filter.isOfOpen() ? standing.open() : standing.all();
  }

  private Wanted wanted(AlertFilter filter, Account by, Instant now) {
    Jurisdiction.Sight sight = jurisdiction.alerts(by);
    return filter.wanted(by, directory, now).and(sight.of(), sight.isAlike());
  }

  private List<QueuedAlert> rows(
      AlertFilter filter, AlertOrder order, String after, int limit, Account by, Instant now) {
    Question question =
        Question.of(
            "SELECT "
                + QueuedAlert.COLUMNS
                + " FROM alert_current WHERE $where"
                + order.sql()
                + " LIMIT "
                + limit);
    jurisdiction.alerts(filter.narrow(question, by, directory, now), by);
    order.after(question, after);
    return clickHouse.rows(QueuedAlert.class, question);
  }

  Counts counts(AlertFilter filter, Account by) {
    Instant now = clock.now();
    long day = now.atZone(ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant().toEpochMilli();
    long soon = day + ChronoUnit.DAYS.getDuration().multipliedBy(2).toMillis();
    Optional<AlertSnapshot> view = view(filter);
    if (view.isPresent()) {
      AlertCounter counter = new AlertCounter(now.toEpochMilli(), day, soon, by.role());
      Wanted wanted = wanted(filter, by, now);
      if (wanted.hasOwn()) {
        view.get().each(wanted, counter::add);
      } else {
        view.get().groups(wanted.alike(), counter::add);
      }
      return counter.counts();
    }
    String due = AlertFigures.DUE_MILLIS;
    Question question =
        Question.of(
            "SELECT count() AS total, "
                + AlertFigures.BY_SEVERITY
                + ", countIf("
                + due
                + " < {c0:Int64}) AS overdue, countIf("
                + due
                + " BETWEEN {c0:Int64} AND {c1:Int64}) AS today, countIf("
                + due
                + " BETWEEN {c0:Int64} AND {c2:Int64}) AS soon, countIf(card != 'NONE') AS carded,"
                + " countIf(addressee = '' AND is_open) AS unassigned,"
                + " countIf(has({waiting:Array(String)}, CAST(state, 'String'))) AS todo FROM alert_current WHERE $where");
    question
        .with("waiting", AlertFilter.waitingFor(by.role()))
        .with("c0", now.toEpochMilli())
        .with("c1", day)
        .with("c2", soon);
    jurisdiction.alerts(filter.narrow(question, by, directory, now), by);
    return clickHouse.row(Counts.class, question);
  }

  private AlertLine line(QueuedAlert row) {
    Directory.Model model = directory.model(row.modelId()).orElse(null);
    return new AlertLine(
        row.alertId(),
        row.modelId(),
        model == null ? row.modelId() : model.nameZh(),
        model == null ? row.modelId() : model.nameEn(),
        row.domain(),
        row.severity().name(),
        row.state().name(),
        row.card().name(),
        row.otherHolder(),
        directory.agencyName(row.otherHolder()),
        row.listed(),
        row.titleZh(),
        row.titleEn(),
        row.objectKey(),
        row.objectName(),
        row.areaNumber(),
        directory.regionName(row.areaNumber()),
        row.addressee(),
        directory.agencyName(row.addressee()),
        row.hitCount(),
        row.seq(),
        row.emittedAt(),
        row.due(),
        row.dueTotal(),
        row.closedAt());
  }
}
