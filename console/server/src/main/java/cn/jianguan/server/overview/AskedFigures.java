package cn.jianguan.server.overview;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.alert.AlertFigures;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.util.List;

/** What the overview counts, as ClickHouse counts it: where alerts are not remembered here. */
record AskedFigures(ClickHouse clickHouse, Jurisdiction jurisdiction, Account by, long now)
    implements OverviewFigures {

  @Override
  public Numbers numbers() {
    Question question =
        Question.of(
                "SELECT countIf(is_open) AS open, "
                    + AlertFigures.OVERDUE
                    + ", countIf(is_emitted AND emitted_at > {m1:DateTime64(3)}) AS raised,"
                    + " countIf(is_emitted AND emitted_at > {m2:DateTime64(3)} AND emitted_at <="
                    + " {m1:DateTime64(3)}) AS raised_before, countIf(state IN ('CLOSED',"
                    + " 'ARCHIVED') AND closed_at > {m1:DateTime64(3)}) AS closed, countIf(state IN"
                    + " ('CLOSED', 'ARCHIVED') AND closed_at > {m2:DateTime64(3)} AND closed_at <="
                    + " {m1:DateTime64(3)}) AS closed_before, countIf(is_open AND card != 'NONE')"
                    + " AS carded, "
                    + AlertFigures.SPARED
                    + ", "
                    + AlertFigures.VERIFIED
                    + " FROM alert_current WHERE $where")
            .with("now", now)
            .with("m1", seconds(now - DAY_MILLIS))
            .with("m2", seconds(now - 2 * DAY_MILLIS));
    return clickHouse.row(Numbers.class, jurisdiction.alerts(question, by));
  }

  @Override
  public List<Cell> cells() {
    Question question =
        Question.of(
                "SELECT area_number, "
                    + AlertFigures.BY_SEVERITY
                    + " FROM alert_current WHERE $where GROUP BY area_number")
            .where("is_open");
    return clickHouse.rows(Cell.class, jurisdiction.alerts(question, by));
  }

  @Override
  public List<Department> departments(int most) {
    Question question =
        Question.of(
                "SELECT addressee AS code, '' AS name, countIf(is_open) AS open, "
                    + AlertFigures.OVERDUE
                    + ", countIf(state IN ('CLOSED', 'ARCHIVED')) AS closed, "
                    + AlertFigures.VERIFIED
                    + " FROM alert_current WHERE $where GROUP BY addressee"
                    + " ORDER BY overdue DESC, open DESC, code LIMIT "
                    + most)
            .where("addressee != ''")
            .with("now", now);
    return clickHouse.rows(Department.class, jurisdiction.alerts(question, by));
  }

  @Override
  public List<ModelLine> models(int most) {
    Question question =
        Question.of(
            "SELECT model_id, '' AS name_zh, '' AS name_en, countIf(is_open) AS open, "
                + AlertFigures.VERIFIED
                + " FROM alert_current WHERE $where GROUP BY model_id"
                + " ORDER BY open DESC, model_id LIMIT "
                + most);
    return clickHouse.rows(ModelLine.class, jurisdiction.alerts(question, by));
  }

  @Override
  public List<Day> days(long since) {
    Question question =
        Question.of(
                "SELECT toString(emitted_day) AS day, "
                    + AlertFigures.BY_SEVERITY
                    + " FROM alert_current WHERE $where GROUP BY day ORDER BY day")
            .where("is_emitted")
            .where("emitted_at > {since:DateTime64(3)}")
            .with("since", seconds(since));
    return clickHouse.rows(Day.class, jurisdiction.alerts(question, by));
  }

  /** As ClickHouse reads a moment whatever its zone. */
  static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }
}
