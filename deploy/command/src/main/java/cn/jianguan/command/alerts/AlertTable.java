package cn.jianguan.command.alerts;

import cn.jianguan.command.cluster.ClickHouse;
import cn.jianguan.command.cluster.Cluster;
import cn.jianguan.lifecycle.LocalMoment;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts, their transitions and who may move them, as the tables have them. */
final class AlertTable implements AutoCloseable {
  private static final int MOST = 1_000;
  private static final String FROM = "SELECT " + StoredAlert.COLUMNS + " FROM alert FINAL";
  private static final String HISTORY =
      "SELECT seq, event, `from`, `to`, actor_role, actor_org, actor_id, reason_code, comment,"
          + StoredAlert.millis("log_time")
          + StoredAlert.millis("due_after")
          + " card FROM alert_transition FINAL WHERE subject = ? AND alert_id = ?"
          + " AND (event != 'OPEN_DUPLICATE' OR ifNull(toUnixTimestamp64Milli(due_before), 0)"
          + " != ifNull(toUnixTimestamp64Milli(due_after), 0)) ORDER BY seq LIMIT "
          + MOST;
  private static final String MADE =
      "SELECT seq, event, `to` FROM alert_transition FINAL WHERE subject = ? AND alert_id = ? AND"
          + " transition_uuid = ? LIMIT 1";
  private static final String ROLE =
      "SELECT role FROM agency FINAL WHERE code = ? AND (valid_to IS NULL OR valid_to >= today())"
          + " ORDER BY valid_from DESC LIMIT 1";

  private static final String CARDS =
      "SELECT stage, dealt_card, holder, in_force, lifted_by,"
          + StoredAlert.millis("dealt_at")
          + StoredAlert.millis("due")
          + StoredAlert.millis("ended_at")
          + " lifted_why FROM alert_card WHERE subject = ? AND alert_id = ? ORDER BY dealt_at";

  private final ClickHouse clickHouse;

  AlertTable(Cluster cluster) throws IOException {
    clickHouse = ClickHouse.connect(cluster.clickHouseReader());
  }

  /** Those that a filter wants, the most urgent first. */
  List<StoredAlert> list(AlertFilter filter, int limit) throws IOException {
    return clickHouse.query(
        FROM
            + filter.where()
            + " ORDER BY due IS NULL, due, emitted_at DESC, alert_id LIMIT "
            + limit,
        StoredAlert::of,
        filter.values());
  }

  /**
   * The one alert whose id is this or begins so.
   *
   * @throws IOException if there is none, or more than one
   */
  StoredAlert find(String id) throws IOException {
    List<StoredAlert> found =
        clickHouse.query(
            FROM + " WHERE startsWith(alert_id, ?) ORDER BY alert_id LIMIT 2", StoredAlert::of, id);
    if (found.isEmpty()) {
      throw new IOException("没有此预警；刚产生的须稍候入库 / no such alert, or not in the table yet: " + id);
    }
    if (found.size() > 1) {
      throw new IOException("不止一个预警以此开头 / more than one alert begins so: " + id);
    }
    return found.get(0);
  }

  /**
   * What happened to an alert, a line each; hits that were merged into it and moved no deadline are
   * left out.
   */
  List<String> history(StoredAlert stored) throws IOException {
    return clickHouse.query(
        HISTORY, AlertTable::step, stored.alert().getSubject(), stored.alert().getAlertId());
  }

  /**
   * What was done to an alert under an id of a transition; empty: nothing that is stored by now.
   */
  Optional<String> made(Alert alert, String uuid) throws IOException {
    return clickHouse
        .query(
            MADE,
            row ->
                "%s  → %s  (seq %d)"
                    .formatted(
                        Word.of(AlertEvent.valueOf(row.getString("event"))),
                        Word.of(AlertState.valueOf(row.getString("to"))),
                        row.getInt("seq")),
            alert.getSubject(),
            alert.getAlertId(),
            uuid)
        .stream()
        .findFirst();
  }

  private static String step(ResultSet row) throws SQLException {
    Instant due = StoredAlert.instant(row, "due_after_ms");
    String who = (row.getString("actor_org") + ' ' + row.getString("actor_id")).strip();
    String from = row.getString("from");
    Card card = Card.valueOf(row.getString("card"));
    return "%3d  %s  %s  %s → %s%s%s  %s%s%s"
        .formatted(
            row.getInt("seq"),
            new LocalMoment(StoredAlert.instant(row, "log_time_ms")),
            Word.of(AlertEvent.valueOf(row.getString("event"))),
            from == null ? "-" : AlertState.valueOf(from),
            row.getString("to"),
            due == null ? "" : "  期限 due " + new LocalMoment(due),
            card == Card.NONE ? "" : "  " + Word.of(card),
            Word.of(ActorRole.valueOf(row.getString("actor_role"))),
            who.isEmpty() ? "" : " " + who,
            reason(row.getString("reason_code"), row.getString("comment")));
  }

  private static String reason(String code, String comment) {
    String both = (code + ' ' + comment).strip();
    return both.isEmpty() ? "" : "  " + both;
  }

  /** Cards that an alert was dealt, a line each. */
  List<String> cards(StoredAlert stored) throws IOException {
    return clickHouse.query(
        CARDS, AlertTable::card, stored.alert().getSubject(), stored.alert().getAlertId());
  }

  private static String card(ResultSet row) throws SQLException {
    String end =
        row.getBoolean("in_force")
            ? "在牌 in force"
            : "至 until %s %s %s"
                .formatted(
                    new LocalMoment(StoredAlert.instant(row, "ended_at_ms")),
                    row.getString("lifted_by"),
                    row.getString("lifted_why"));
    return "%s  %s  %s  期限 due %s  %s  %s"
        .formatted(
            new LocalMoment(StoredAlert.instant(row, "dealt_at_ms")),
            row.getString("stage"),
            Word.of(Card.valueOf(row.getString("dealt_card"))),
            new LocalMoment(StoredAlert.instant(row, "due_ms")),
            row.getString("holder"),
            end.strip());
  }

  /** Role of an organisation today; empty where the lists do not know it. */
  Optional<ActorRole> role(String org) throws IOException {
    return clickHouse.strings(ROLE, org).stream()
        .findFirst()
        .map(role -> role.isEmpty() ? ActorRole.DEPT : ActorRole.valueOf(role));
  }

  @Override
  public void close() throws IOException {
    clickHouse.close();
  }
}
