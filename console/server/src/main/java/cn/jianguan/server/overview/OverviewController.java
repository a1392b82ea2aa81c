package cn.jianguan.server.overview;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.alert.AlertFigures;
import cn.jianguan.server.alert.StandingAlerts;
import cn.jianguan.server.live.LogClock;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The overview, a part at a time, each for the region of who asks. */
@RestController
@RequestMapping("/api/v1/overview")
@Tag(name = "overview 总览")
class OverviewController {
  private static final long DAY_MILLIS = 86_400_000;

  /** They are counted by the hour, and of all tables of acts. */
  private static final Duration ARRIVALS_KEPT = Duration.ofSeconds(30);

  private static final int TREND_DAYS = 30;
  private static final int MOST_DEPARTMENTS = 12;
  private static final int MOST_MODELS = 8;

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;
  private final LogClock clock;
  private final KeptAnswers kept;
  private final StandingAlerts standing;

  OverviewController(
      ClickHouse clickHouse,
      StandingAlerts standing,
      Directory directory,
      Jurisdiction jurisdiction,
      LogClock clock,
      KeptAnswers kept) {
    this.clickHouse = clickHouse;
    this.standing = standing;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
    this.clock = clock;
    this.kept = kept;
  }

  /** Alerts as they stand, and what came and went within a day and within the day before it. */
  record Numbers(
      long open,
      long overdue,
      long raised,
      long raisedBefore,
      long closed,
      long closedBefore,
      long carded,
      long spared,
      long judged,
      long verified) {}

  /** Open alerts of a region and what is below it. */
  record Tile(String code, String name, long red, long orange, long yellow, long blue) {
    Tile plus(Cell cell) {
      return new Tile(
          code, name, red + cell.red, orange + cell.orange, yellow + cell.yellow, blue + cell.blue);
    }
  }

  record Cell(String areaNumber, long red, long orange, long yellow, long blue) {}

  /** How one department does. */
  record Department(
      String code, String name, long open, long overdue, long closed, long judged, long verified) {}

  /** How one model does. */
  record ModelLine(
      String modelId, String nameZh, String nameEn, long open, long judged, long verified) {}

  /** Acts of a source that became known within an hour. */
  record Arrival(String source, Instant hour, long acts) {}

  /** Alerts raised on a day. */
  record Day(String day, long red, long orange, long yellow, long blue) {}

  @GetMapping("/numbers")
  @Operation(summary = "六个数及其变化 / the numbers and how they change")
  Numbers numbers(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("numbers", by, () -> numbers(by));
  }

  private Numbers numbers(Account by) {
    return figures(by).map(it -> it.numbers(DAY_MILLIS)).orElseGet(() -> askedNumbers(by));
  }

  /** Of what is remembered here; empty: ClickHouse has to be asked. */
  private Optional<StandingFigures> figures(Account by) {
    return standing
        .all()
        .map(
            it ->
                new StandingFigures(it.seen(jurisdiction.alerts(by)), clock.now().toEpochMilli()));
  }

  private Numbers askedNumbers(Account by) {
    Question question =
        Question.of(
            "SELECT countIf(is_open) AS open, "
                + AlertFigures.OVERDUE
                + ", countIf(is_emitted AND emitted_at > {m1:DateTime64(3)}) AS raised,"
                + " countIf(is_emitted AND emitted_at > {m2:DateTime64(3)} AND emitted_at <="
                + " {m1:DateTime64(3)}) AS raised_before, countIf(state IN ('CLOSED', 'ARCHIVED')"
                + " AND closed_at > {m1:DateTime64(3)}) AS closed, countIf(state IN ('CLOSED',"
                + " 'ARCHIVED') AND closed_at > {m2:DateTime64(3)} AND closed_at <="
                + " {m1:DateTime64(3)}) AS closed_before, countIf(is_open AND card != 'NONE') AS"
                + " carded, "
                + AlertFigures.SPARED
                + ", "
                + AlertFigures.VERIFIED
                + " FROM alert_current WHERE $where");
    long now = clock.now().toEpochMilli();
    question
        .with("now", now)
        .with("m1", seconds(now - DAY_MILLIS))
        .with("m2", seconds(now - 2 * DAY_MILLIS));
    return clickHouse.row(Numbers.class, jurisdiction.alerts(question, by));
  }

  /** As ClickHouse reads a moment whatever its zone. */
  private static String seconds(long millis) {
    return "%d.%03d".formatted(millis / 1000, millis % 1000);
  }

  @GetMapping("/regions")
  @Operation(summary = "下一级各区划的在办预警 / open alerts of the regions right below")
  List<Tile> regions(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("regions", by, () -> regions(by));
  }

  private List<Cell> askedCells(Account by) {
    Question question =
        Question.of(
                "SELECT area_number, "
                    + AlertFigures.BY_SEVERITY
                    + " FROM alert_current WHERE $where GROUP BY area_number")
            .where("is_open");
    return clickHouse.rows(Cell.class, jurisdiction.alerts(question, by));
  }

  private List<Tile> regions(Account by) {
    List<Cell> cells = figures(by).map(StandingFigures::cells).orElseGet(() -> askedCells(by));
    Map<String, Tile> tiles = tiles(by.area(), cells);
    // Where all that happens lies below one region, the regions below that one say more.
    for (String only = only(tiles); !only.isEmpty() && !directory.below(only).isEmpty(); ) {
      tiles = tiles(only, cells);
      only = only(tiles);
    }
    if (tiles.isEmpty() && !by.area().isEmpty()) {
      // Nothing lies below a county: it is the one tile itself.
      Tile own = new Tile(by.area(), directory.regionName(by.area()), 0, 0, 0, 0);
      return List.of(cells.stream().reduce(own, Tile::plus, (one, other) -> other));
    }
    return List.copyOf(tiles.values());
  }

  private static String only(Map<String, Tile> tiles) {
    List<Tile> busy =
        tiles.values().stream().filter(it -> it.red + it.orange + it.yellow + it.blue > 0).toList();
    return busy.size() == 1 ? busy.get(0).code : "";
  }

  private Map<String, Tile> tiles(String top, List<Cell> cells) {
    Map<String, Tile> tiles = new LinkedHashMap<>();
    Map<String, String> tileOf = new LinkedHashMap<>();
    for (Directory.Region region : directory.below(top)) {
      tiles.put(region.code(), new Tile(region.code(), region.name(), 0, 0, 0, 0));
      directory.subtree(region.code()).forEach(it -> tileOf.put(it, region.code()));
    }
    for (Cell cell : cells) {
      String tile = tileOf.get(cell.areaNumber);
      if (tile != null) {
        tiles.computeIfPresent(tile, (code, before) -> before.plus(cell));
      }
    }
    return tiles;
  }

  @GetMapping("/departments")
  @Operation(summary = "承办机关排名及其分母 / departments, with their denominators")
  List<Department> departments(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("departments", by, () -> departments(by));
  }

  private List<Department> askedDepartments(Account by) {
    Question question =
        Question.of(
                "SELECT addressee AS code, '' AS name, countIf(is_open) AS open, "
                    + AlertFigures.OVERDUE
                    + ", countIf(state IN ('CLOSED', 'ARCHIVED')) AS closed, "
                    + AlertFigures.VERIFIED
                    + " FROM alert_current WHERE $where GROUP BY addressee ORDER BY overdue DESC, open DESC, code LIMIT "
                    + MOST_DEPARTMENTS)
            .where("addressee != ''")
            .with("now", clock.now().toEpochMilli());
    return clickHouse.rows(Department.class, jurisdiction.alerts(question, by));
  }

  private List<Department> departments(Account by) {
    List<Department> named = new ArrayList<>();
    for (Department it :
        figures(by)
            .map(figures -> figures.departments(MOST_DEPARTMENTS))
            .orElseGet(() -> askedDepartments(by))) {
      named.add(
          new Department(
              it.code,
              directory.agencyName(it.code),
              it.open,
              it.overdue,
              it.closed,
              it.judged,
              it.verified));
    }
    return named;
  }

  @GetMapping("/models")
  @Operation(summary = "在办预警最多的模型 / the models with most open alerts")
  List<ModelLine> models(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("models", by, () -> models(by));
  }

  private List<ModelLine> askedModels(Account by) {
    Question question =
        Question.of(
            "SELECT model_id, '' AS name_zh, '' AS name_en, countIf(is_open) AS open, "
                + AlertFigures.VERIFIED
                + " FROM alert_current WHERE $where GROUP BY model_id ORDER BY open DESC, model_id LIMIT "
                + MOST_MODELS);
    return clickHouse.rows(ModelLine.class, jurisdiction.alerts(question, by));
  }

  private List<ModelLine> models(Account by) {
    List<ModelLine> named = new ArrayList<>();
    for (ModelLine it :
        figures(by).map(figures -> figures.models(MOST_MODELS)).orElseGet(() -> askedModels(by))) {
      Directory.Model model = directory.model(it.modelId).orElse(null);
      named.add(
          new ModelLine(
              it.modelId,
              model == null ? it.modelId : model.nameZh(),
              model == null ? it.modelId : model.nameEn(),
              it.open,
              it.judged,
              it.verified));
    }
    return named;
  }

  @GetMapping("/arrivals")
  @Operation(summary = "48 小时内各来源到达的数据 / acts that arrived within 48 hours, by source and hour")
  List<Arrival> arrivals(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("arrivals", by, ARRIVALS_KEPT, () -> arrivals(by));
  }

  private List<Arrival> arrivals(Account by) {
    long now = clock.now().toEpochMilli();
    Question question =
        Question.of(
                "SELECT cd_source AS source, toStartOfHour(log_time) AS hour, count() AS acts FROM"
                    + " act WHERE $where GROUP BY source, hour ORDER BY source, hour LIMIT 5000")
            .where("log_time > {since:DateTime64(3)}")
            .with("since", seconds(now - 2 * DAY_MILLIS));
    return clickHouse.rows(Arrival.class, jurisdiction.region(question, by));
  }

  @GetMapping("/trend")
  @Operation(summary = "30 日内每日发出的预警 / alerts raised on each of 30 days")
  List<Day> trend(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("trend", by, () -> trend(by));
  }

  private List<Day> trend(Account by) {
    long since = clock.now().toEpochMilli() - TREND_DAYS * DAY_MILLIS;
    return figures(by).map(it -> it.days(since)).orElseGet(() -> askedDays(by, since));
  }

  private List<Day> askedDays(Account by, long since) {
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
}
