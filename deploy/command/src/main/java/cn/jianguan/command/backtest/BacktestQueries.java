package cn.jianguan.command.backtest;

import cn.jianguan.command.cluster.ClickHouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a backtest found, asked of ClickHouse; hits that were withdrawn count nowhere else. */
final class BacktestQueries {
  private static final String OURS =
      "(SELECT * FROM backtest_hit FINAL WHERE run_id = ? AND model_id = ?)";
  private static final String STANDING =
      "(SELECT * FROM backtest_hit FINAL WHERE run_id = ? AND model_id = ? AND op = 'HIT')";
  private static final String OTHERS =
      " AS b INNER JOIN (SELECT model_id AS other, alert_subject, occurred_at AS at, act_ids AS"
          + " acts FROM hit FINAL WHERE op = 'HIT') AS o USING (alert_subject) WHERE o.other !="
          + " b.model_id AND (abs(dateDiff('day', b.occurred_at, o.at)) <= 30 OR hasAny(b.act_ids,"
          + " o.acts))";
  private static final String LIVE =
      "SELECT multiIf(l.hit_id = '', 'onlyBacktest', b.hit_id = '', 'onlyLive',"
          + " b.op = l.op AND b.log_time = l.log_time AND b.severity = l.severity, 'same',"
          + " 'differing') AS found, count() FROM "
          + OURS
          + " AS b FULL OUTER JOIN (SELECT hit_id, op, log_time, severity FROM hit FINAL WHERE"
          + " model_id = ? AND log_time >= fromUnixTimestamp64Milli(?) AND log_time <"
          + " fromUnixTimestamp64Milli(?)) AS l ON b.hit_id = l.hit_id GROUP BY found";
  private static final String PRECISION =
      "SELECT if(conclusion IN ('TRUE', 'PARTLY', 'TRUE_NO_PENALTY', 'TRUE_CRIMINAL'), 'verified',"
          + " 'not') AS found, count() FROM alert FINAL WHERE closed_at IS NOT NULL AND conclusion"
          + " IN ('TRUE', 'PARTLY', 'FALSE', 'UNVERIFIABLE', 'TRUE_NO_PENALTY', 'TRUE_CRIMINAL')"
          + " AND (model_id, episode_key) IN (SELECT model_id, episode_key FROM "
          + STANDING
          + ") GROUP BY found";

  private final ClickHouse clickHouse;
  private final String runId;
  private final Range range;

  BacktestQueries(ClickHouse clickHouse, String runId, Range range) {
    this.clickHouse = clickHouse;
    this.runId = runId;
    this.range = range;
  }

  List<BacktestReport.Model> models(List<Candidate> models, Map<String, Map<String, Long>> failures)
      throws IOException {
    List<BacktestReport.Model> found = new ArrayList<>();
    for (Candidate model : models) {
      found.add(model(model, failures.getOrDefault(model.id(), Map.of())));
    }
    return found;
  }

  private BacktestReport.Model model(Candidate model, Map<String, Long> failures)
      throws IOException {
    String id = model.id();
    Map<String, Long> ops =
        clickHouse.counts("SELECT op, count() FROM " + OURS + " GROUP BY op", runId, id);
    long hits = ops.getOrDefault("HIT", 0L);
    String date = range.isLong() ? "toStartOfMonth(log_time)" : "toDate(log_time)";
    return new BacktestReport.Model(
        id,
        model.definition().version(),
        model.pack().sha256(),
        hits,
        ops.getOrDefault("WITHDRAWN", 0L),
        standing("severity", id),
        standing("toString(" + date + ")", id),
        standing("area_number", id),
        overlap(id, hits),
        precision(id),
        live(id),
        failures);
  }

  private Map<String, Long> standing(String by, String id) throws IOException {
    return clickHouse.counts(
        "SELECT " + by + " AS g, count() FROM " + STANDING + " GROUP BY g ORDER BY g", runId, id);
  }

  private BacktestReport.Overlap overlap(String id, long hits) throws IOException {
    Map<String, Long> all =
        clickHouse.counts("SELECT '', uniqExact(b.hit_id) FROM " + STANDING + OTHERS, runId, id);
    Map<String, Long> byModel =
        clickHouse.counts(
            "SELECT o.other, uniqExact(b.hit_id) AS n FROM "
                + STANDING
                + OTHERS
                + " GROUP BY o.other ORDER BY n DESC",
            runId,
            id);
    long some = all.getOrDefault("", 0L);
    return new BacktestReport.Overlap(some, hits == 0 ? null : some / (double) hits, byModel);
  }

  private BacktestReport.Precision precision(String id) throws IOException {
    Map<String, Long> found = clickHouse.counts(PRECISION, runId, id);
    long verified = found.getOrDefault("verified", 0L);
    long judged = verified + found.getOrDefault("not", 0L);
    return new BacktestReport.Precision(
        verified, judged, judged == 0 ? null : verified / (double) judged);
  }

  private BacktestReport.Live live(String id) throws IOException {
    Map<String, Long> found = clickHouse.counts(LIVE, runId, id, id, range.from(), range.to());
    return new BacktestReport.Live(
        found.getOrDefault("same", 0L),
        found.getOrDefault("differing", 0L),
        found.getOrDefault("onlyLive", 0L),
        found.getOrDefault("onlyBacktest", 0L));
  }
}
