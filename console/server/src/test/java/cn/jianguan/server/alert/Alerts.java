package cn.jianguan.server.alert;

import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Alerts that tests are about. */
public final class Alerts {
  /** Noon in Shanghai. */
  public static final Instant NOW = Instant.parse("2026-03-04T04:00:00Z");

  private Alerts() {}

  /** As they are remembered. */
  static AlertSnapshot snapshot(List<QueuedAlert> alerts) {
    AlertGroups groups = new AlertGroups();
    alerts.forEach(groups::put);
    return new AlertSnapshot(groups.groups(), StandingAlerts.Extent.ALL, NOW);
  }

  /** One that nobody has said anything about. */
  public static QueuedAlert of(
      String id, Severity severity, AlertState state, String addressee, Duration left) {
    return of(id, severity, state, Conclusion.NONE, addressee, left, null);
  }

  /**
   * One with a conclusion.
   *
   * @param left until its stage must have ended; null: no clock runs
   */
  public static QueuedAlert of(
      String id,
      Severity severity,
      AlertState state,
      Conclusion conclusion,
      String addressee,
      Duration left,
      Instant closedAt) {
    return new QueuedAlert(
        id,
        "JD-07",
        "JD",
        severity,
        state,
        Card.NONE,
        "",
        conclusion,
        false,
        "某公司处罚逾期未公示",
        "Penalty of Some Ltd not published",
        "USCC/" + id,
        "某公司",
        "320100",
        addressee,
        List.of("COPY"),
        Math.floorMod(id.hashCode(), 5),
        1,
        NOW.minus(Duration.ofHours(Math.floorMod(id.hashCode(), 50))).toEpochMilli(),
        left == null ? AlertFigures.NEVER : NOW.plus(left).toEpochMilli(),
        null,
        closedAt,
        0,
        0);
  }
}
