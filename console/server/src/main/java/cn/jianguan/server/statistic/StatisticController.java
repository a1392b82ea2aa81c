package cn.jianguan.server.statistic;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.alert.AlertFigures;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alerts counted by what people compare; a share is left to who reads, with its denominator. */
@RestController
@Tag(name = "statistics 统计")
class StatisticController {
  private static final String SIGNED =
      "alert_id IN (SELECT alert_id FROM alert_transition WHERE event = 'SIGN')";

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;

  StatisticController(ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
  }

  /** By what alerts are counted. */
  enum By {
    DOMAIN("domain"),
    REGION("area_number"),
    AGENCY("addressee"),
    MODEL("model_id"),
    DAY("toString(emitted_day)");

    private final String column;

    By(String column) {
      this.column = column;
    }
  }

  /**
   * Counts of one value.
   *
   * @param dispatched alerts that a department got, and that were not withdrawn before it signed
   * @param signed of those, how many were signed
   * @param judged alerts with a conclusion, corrections of data left out
   * @param verified of those, how many were true, wholly or partly
   */
  record Row(
      String code,
      String name,
      long alerts,
      long open,
      long dispatched,
      long signed,
      long closed,
      long judged,
      long verified,
      long carded,
      long returned,
      long spared) {}

  @GetMapping("/api/v1/statistics/alerts")
  @Operation(summary = "预警计数，分子分母并列 / alerts counted, numerators beside denominators")
  List<Row> alerts(
      @RequestParam(defaultValue = "DOMAIN") By by,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
      @AuthenticationPrincipal Visitor visitor) {
    Question question =
        Question.of(
            "SELECT "
                + by.column
                + " AS code, '' AS name, countIf(is_emitted) AS alerts, countIf(is_open) AS open,"
                + " countIf(dispatched_at IS NOT NULL AND (state != 'CANCELLED' OR "
                + SIGNED
                + ")) AS dispatched, countIf(dispatched_at IS NOT NULL AND "
                + SIGNED
                + ") AS signed, countIf(state IN ('CLOSED', 'ARCHIVED')) AS closed, "
                + AlertFigures.VERIFIED
                + ", countIf(card != 'NONE') AS carded,"
                + " countIf(return_count > 0) AS returned, "
                + AlertFigures.SPARED
                + " FROM alert_current WHERE $where GROUP BY code ORDER BY alerts DESC, code LIMIT 500");
    if (from != null) {
      question.where("emitted_day >= {from:Date32}").with("from", from.toString());
    }
    if (to != null) {
      question.where("emitted_day <= {to:Date32}").with("to", to.toString());
    }
    return clickHouse.rows(Row.class, jurisdiction.alerts(question, visitor.account())).stream()
        .map(it -> named(it, by))
        .toList();
  }

  private Row named(Row it, By by) {
    String name =
        switch (by) {
          case REGION -> directory.regionName(it.code);
          case AGENCY -> directory.agencyName(it.code);
          case MODEL ->
              directory.model(it.code).map(m -> m.nameZh() + " / " + m.nameEn()).orElse(it.code);
          default -> it.code;
        };
    return new Row(
        it.code,
        name,
        it.alerts,
        it.open,
        it.dispatched,
        it.signed,
        it.closed,
        it.judged,
        it.verified,
        it.carded,
        it.returned,
        it.spared);
  }
}
