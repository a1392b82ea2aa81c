package cn.jianguan.server.model;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What backtests found, from the page or the command line, beside what was live then: hits that
 * stand, matched by their ids, in the asker's region.
 */
@Component
class BacktestResults {
  /** Standing hits of both, each named by where it is. */
  private static final String HITS =
      "(SELECT hit_id, alert_subject AS subject, object_name AS called, severity AS level, log_time,"
          + " occurred_at, reason_zh AS zh, reason_en AS en, area_number, 1 AS here FROM"
          + " backtest_hit FINAL WHERE run_id = {run:String} AND model_id = {model:String} AND op ="
          + " 'HIT' UNION ALL SELECT hit_id, alert_subject, object_name, severity, log_time,"
          + " occurred_at, reason_zh, reason_en, area_number, 0 FROM hit FINAL WHERE model_id ="
          + " {model:String} AND op = 'HIT' AND log_time >= fromUnixTimestamp64Milli({from:Int64})"
          + " AND log_time < fromUnixTimestamp64Milli({to:Int64}))";

  /** One row for each id. */
  private static final String MATCHED =
      "(SELECT hit_id, any(subject) AS alert_subject, any(called) AS name, min(log_time) AS at,"
          + " max(here) = 1 AS ours, min(here) = 0 AS live, uniqExact(level) > 1 AS differs FROM "
          + HITS
          + " WHERE $where GROUP BY hit_id)";

  private static final String OUTCOME =
      "multiIf(ours AND live, 'BOTH', ours, 'ONLY_BACKTEST', 'ONLY_LIVE')";

  private static final int EXAMPLES = 8;

  private final ClickHouse clickHouse;
  private final Jurisdiction jurisdiction;

  BacktestResults(ClickHouse clickHouse, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A backtest.
   *
   * @param startedBy account, or user of the command line
   * @param acts changes of acts that were read
   * @param failures of the model while it ran
   */
  record Line(
      String runId,
      Instant startedAt,
      String startedBy,
      String modelVersion,
      String sha256,
      Instant fromTime,
      Instant toTime,
      long acts,
      double seconds,
      long failures) {}

  /**
   * Hits, and objects that have some.
   *
   * @param otherSeverity of {@code both}, those of other severity
   */
  record Sums(
      long both,
      long otherSeverity,
      long onlyBacktest,
      long onlyLive,
      long objects,
      long liveObjects) {}

  /** Hits of a month of log time. */
  record Month(String month, long both, long onlyBacktest, long onlyLive) {}

  /** Hits of one severity. */
  record Level(String severity, long backtest, long live) {}

  /** An object and its hits. */
  record Subject(String alertSubject, String called, long backtest, long live) {}

  /** A hit of one of the two, or of both, with its sentence. */
  record Example(
      String outcome,
      String alertSubject,
      String name,
      Instant at,
      String severity,
      String reasonZh,
      String reasonEn,
      String liveSeverity,
      String liveReasonZh,
      String liveReasonEn) {}

  /** What one found. */
  record Result(
      Line run,
      Sums sums,
      List<Month> months,
      List<Level> levels,
      List<Subject> subjects,
      List<Example> examples) {}

  List<Line> all(String model) {
    return clickHouse.rows(
        Line.class,
        Question.of(
                "SELECT * FROM backtest_run FINAL WHERE $where ORDER BY started_at DESC LIMIT 50")
            .where("model_id = {model:String}")
            .with("model", model));
  }

  /** {@link Fault} where there is none. */
  Result one(String runId, String model, Account by) {
    Line run =
        clickHouse
            .rows(
                Line.class,
                Question.of("SELECT * FROM backtest_run FINAL WHERE $where")
                    .where("run_id = {run:String} AND model_id = {model:String}")
                    .with("run", runId)
                    .with("model", model))
            .stream()
            .findFirst()
            .orElseThrow(() -> Fault.missing("没有此回测", "there is no such backtest"));
    Asking asking = new Asking(run, model, by);
    return new Result(
        run, asking.sums(), asking.months(), asking.levels(), asking.subjects(), asking.examples());
  }

  private final class Asking {
    private final Line run;
    private final String model;
    private final Account by;

    Asking(Line run, String model, Account by) {
      this.run = run;
      this.model = model;
      this.by = by;
    }

    private <T> List<T> rows(Class<T> type, String text) {
      return clickHouse.rows(
          type,
          jurisdiction
              .region(Question.of(text), by)
              .with("run", run.runId())
              .with("model", model)
              .with("from", run.fromTime().toEpochMilli())
              .with("to", run.toTime().toEpochMilli()));
    }

    Sums sums() {
      return rows(
              Sums.class,
              "SELECT countIf(ours AND live) AS both, countIf(ours AND live AND differs) AS"
                  + " other_severity, countIf(ours AND NOT live) AS only_backtest, countIf(live AND"
                  + " NOT ours) AS only_live, uniqExactIf(alert_subject, ours) AS objects,"
                  + " uniqExactIf(alert_subject, live) AS live_objects FROM "
                  + MATCHED)
          .get(0);
    }

    List<Month> months() {
      return rows(
          Month.class,
          "SELECT formatDateTime(at, '%Y-%m', 'Asia/Shanghai') AS month, countIf(ours AND live) AS"
              + " both, countIf(ours AND NOT live) AS only_backtest, countIf(live AND NOT ours) AS"
              + " only_live FROM "
              + MATCHED
              + " GROUP BY month ORDER BY month");
    }

    List<Level> levels() {
      return rows(
          Level.class,
          "SELECT level AS severity, countIf(here = 1) AS backtest, countIf(here = 0) AS live FROM "
              + HITS
              + " WHERE $where GROUP BY severity ORDER BY severity");
    }

    List<Subject> subjects() {
      return rows(
          Subject.class,
          "SELECT alert_subject, any(name) AS called, countIf(ours) AS backtest, countIf(live)"
              + " AS live FROM "
              + MATCHED
              + " GROUP BY alert_subject ORDER BY backtest DESC, live DESC, alert_subject LIMIT 10");
    }

    /** Chosen by their ids first: sentences of all hits would take much memory. */
    List<Example> examples() {
      String chosen =
          "(SELECT hit_id FROM "
              + MATCHED
              + " ORDER BY "
              + OUTCOME
              + ", at DESC, hit_id LIMIT "
              + EXAMPLES
              + " BY "
              + OUTCOME
              + ")";
      return rows(
          Example.class,
          "SELECT "
              + OUTCOME
              + " AS outcome, * FROM (SELECT max(here) = 1 AS ours, min(here) = 0 AS live,"
              + " any(subject) AS alert_subject, any(called) AS name, min(occurred_at) AS at,"
              + " anyIf(level, here = 1) AS severity, anyIf(zh, here = 1) AS reason_zh, anyIf(en,"
              + " here = 1) AS reason_en, anyIf(level, here = 0) AS live_severity, anyIf(zh, here ="
              + " 0) AS live_reason_zh, anyIf(en, here = 0) AS live_reason_en FROM "
              + HITS
              + " WHERE $where AND hit_id IN "
              + chosen
              + " GROUP BY hit_id) ORDER BY outcome = 'BOTH', outcome, at DESC");
    }
  }
}
