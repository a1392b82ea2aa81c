package cn.jianguan.server.alert;

import cn.jianguan.record.ActKind;
import cn.jianguan.server.alert.AlertPage.Standing;
import cn.jianguan.server.reference.ModelTexts;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The acts that an alert counted, looked for where they are likely to be. */
@Component
class AlertActs {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final String COLUMNS =
      "act_id, occurred_at, date_only, agency_name, item_code, cd_source, origin";

  private final ClickHouse clickHouse;
  private final ModelTexts models;

  AlertActs(ClickHouse clickHouse, ModelTexts models) {
    this.clickHouse = clickHouse;
    this.models = models;
  }

  /**
   * Nearly all acts are of the days from the first event to the first hit, and the tables are
   * divided by years; where some are not, all of them are looked at.
   */
  List<AlertPage.Act> of(Standing alert) {
    if (alert.actIds().isEmpty()) {
      return List.of();
    }
    List<AlertPage.Act> near =
        acts(
            alert,
            Question.of(acts(alert, " AND occurred_day BETWEEN {from:Date32} AND {to:Date32}"))
                .with("from", alert.began().minus(A_DAY).atZone(ZONE).toLocalDate())
                .with("to", alert.hitAt().plus(A_DAY).atZone(ZONE).toLocalDate()));
    return near.size() == alert.actIds().size() ? near : acts(alert, Question.of(acts(alert, "")));
  }

  private List<AlertPage.Act> acts(Standing alert, Question question) {
    return clickHouse.rows(
        AlertPage.Act.class,
        question.with("object", alert.objectKey()).with("acts", alert.actIds()));
  }

  private String acts(Standing alert, String days) {
    // Where it is about an object all acts are of that object, by which the tables are ordered.
    String own =
        alert.subject().equals(alert.objectKey()) ? "object_key = {object:String} AND " : "";
    String wanted = "WHERE " + own + "act_id IN {acts:Array(String)}" + days;
    Set<ActKind> kinds = models.kinds(alert.modelId(), alert.modelVersion());
    String from =
        kinds.isEmpty()
            ? "SELECT kind, " + COLUMNS + " FROM act " + wanted
            : kinds.stream().map(it -> acts(it, wanted)).collect(Collectors.joining(" UNION ALL "));
    return "SELECT * FROM (" + from + ") ORDER BY occurred_at, act_id";
  }

  private static String acts(ActKind kind, String wanted) {
    return "SELECT '%s' AS kind, %s FROM (SELECT %2$s, is_deleted FROM act_%s PRE%s ORDER BY row_version DESC LIMIT 1 BY act_id, occurred_at) WHERE NOT is_deleted"
        .formatted(kind, COLUMNS, kind.name().toLowerCase(Locale.ROOT), wanted);
  }
}
