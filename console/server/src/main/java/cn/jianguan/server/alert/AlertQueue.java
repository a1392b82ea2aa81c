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
import org.springframework.stereotype.Service;

/** The queue, a page at a time, and how much there is of it. */
@Service
class AlertQueue {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String COLUMNS =
      "alert_id, model_id, domain, severity, state, card, listed, title_zh, title_en, object_key,"
          + " object_name, area_number, addressee, hit_count, seq, emitted_at, due_total, closed_at";

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;
  private final LogClock clock;

  AlertQueue(
      ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction, LogClock clock) {
    this.clickHouse = clickHouse;
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

  private record Row(
      String alertId,
      String modelId,
      String domain,
      String severity,
      String state,
      String card,
      boolean listed,
      String titleZh,
      String titleEn,
      String objectKey,
      String objectName,
      String areaNumber,
      String addressee,
      int hitCount,
      int seq,
      Instant emittedAt,
      Instant due,
      Instant dueTotal,
      Instant closedAt,
      long key1,
      long key2) {}

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
    Question question =
        Question.of(
            "SELECT "
                + COLUMNS
                + ", "
                + AlertFigures.DUE
                + " AS due, "
                + order.columns()
                + " FROM alert_current WHERE $where ORDER BY key1, key2, alert_id LIMIT "
                + (limit + 1));
    Instant now = clock.now();
    jurisdiction.alerts(filter.narrow(question, by, directory, now), by);
    order.after(question, after);
    List<Row> rows = clickHouse.rows(Row.class, question);
    String next = null;
    if (rows.size() > limit) {
      Row last = rows.get(limit - 1);
      next = AlertOrder.place(last.key1(), last.key2(), last.alertId());
      rows = rows.subList(0, limit);
    }
    return new Page(rows.stream().map(this::line).toList(), next, now);
  }

  Counts counts(AlertFilter filter, Account by) {
    Instant now = clock.now();
    long day = now.atZone(ZONE).truncatedTo(ChronoUnit.DAYS).plusDays(1).toInstant().toEpochMilli();
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
        .with("c2", day + ChronoUnit.DAYS.getDuration().multipliedBy(2).toMillis());
    jurisdiction.alerts(filter.narrow(question, by, directory, now), by);
    return clickHouse.row(Counts.class, question);
  }

  private AlertLine line(Row row) {
    Directory.Model model = directory.model(row.modelId()).orElse(null);
    return new AlertLine(
        row.alertId(),
        row.modelId(),
        model == null ? row.modelId() : model.nameZh(),
        model == null ? row.modelId() : model.nameEn(),
        row.domain(),
        row.severity(),
        row.state(),
        row.card(),
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
