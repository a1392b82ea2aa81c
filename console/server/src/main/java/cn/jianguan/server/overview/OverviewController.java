package cn.jianguan.server.overview;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.alert.StandingAlerts;
import cn.jianguan.server.live.LogClock;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The overview, a part at a time, each for the region of who asks. */
@RestController
@RequestMapping("/api/v1/overview")
@Tag(name = "overview 总览")
class OverviewController {
  /** They are counted by the hour, and of all tables of acts. */
  private static final Duration ARRIVALS_KEPT = Duration.ofSeconds(30);

  private static final int TREND_DAYS = 30;
  private static final int MOST_DEPARTMENTS = 12;
  private static final int MOST_MODELS = 8;

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final RegionTiles tiles;
  private final Jurisdiction jurisdiction;
  private final LogClock clock;
  private final KeptAnswers kept;
  private final StandingAlerts standing;

  OverviewController(
      ClickHouse clickHouse,
      StandingAlerts standing,
      Directory directory,
      RegionTiles tiles,
      Jurisdiction jurisdiction,
      LogClock clock,
      KeptAnswers kept) {
    this.clickHouse = clickHouse;
    this.standing = standing;
    this.directory = directory;
    this.tiles = tiles;
    this.jurisdiction = jurisdiction;
    this.clock = clock;
    this.kept = kept;
  }

  /** Acts of a source that became known within an hour. */
  record Arrival(String source, Instant hour, long acts) {}

  @GetMapping("/numbers")
  @Operation(summary = "六个数及其变化 / the numbers and how they change")
  OverviewFigures.Numbers numbers(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("numbers", by, () -> figures(by).numbers());
  }

  @GetMapping("/regions")
  @Operation(summary = "下一级各区划的在办预警 / open alerts of the regions right below")
  List<RegionTiles.Tile> regions(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("regions", by, () -> tiles.of(by.area(), figures(by).cells()));
  }

  @GetMapping("/departments")
  @Operation(summary = "承办机关排名及其分母 / departments, with their denominators")
  List<OverviewFigures.Department> departments(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("departments", by, () -> departments(by));
  }

  private List<OverviewFigures.Department> departments(Account by) {
    return figures(by).departments(MOST_DEPARTMENTS).stream()
        .map(it -> it.named(directory.agencyName(it.code())))
        .toList();
  }

  @GetMapping("/models")
  @Operation(summary = "在办预警最多的模型 / the models with most open alerts")
  List<OverviewFigures.ModelLine> models(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("models", by, () -> models(by));
  }

  private List<OverviewFigures.ModelLine> models(Account by) {
    return figures(by).models(MOST_MODELS).stream().map(this::named).toList();
  }

  private OverviewFigures.ModelLine named(OverviewFigures.ModelLine line) {
    return directory
        .model(line.modelId())
        .map(it -> line.named(it.nameZh(), it.nameEn()))
        .orElseGet(() -> line.named(line.modelId(), line.modelId()));
  }

  @GetMapping("/arrivals")
  @Operation(summary = "48 小时内各来源到达的数据 / acts that arrived within 48 hours, by source and hour")
  List<Arrival> arrivals(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    return kept.of("arrivals", by, ARRIVALS_KEPT, () -> arrivals(by));
  }

  private List<Arrival> arrivals(Account by) {
    long since = now() - 2 * OverviewFigures.DAY_MILLIS;
    Question question =
        Question.of(
                "SELECT cd_source AS source, toStartOfHour(log_time) AS hour, count() AS acts FROM"
                    + " act WHERE $where GROUP BY source, hour ORDER BY source, hour LIMIT 5000")
            .where("log_time > {since:DateTime64(3)}")
            .with("since", AskedFigures.seconds(since));
    return clickHouse.rows(Arrival.class, jurisdiction.region(question, by));
  }

  @GetMapping("/trend")
  @Operation(summary = "30 日内每日发出的预警 / alerts raised on each of 30 days")
  List<OverviewFigures.Day> trend(@AuthenticationPrincipal Visitor visitor) {
    Account by = visitor.account();
    long since = now() - TREND_DAYS * OverviewFigures.DAY_MILLIS;
    return kept.of("trend", by, () -> figures(by).days(since));
  }

  /** Of alerts that are remembered here; where they are not, ClickHouse is asked. */
  private OverviewFigures figures(Account by) {
    return standing
        .all()
        .<OverviewFigures>map(it -> new StandingFigures(it.seen(jurisdiction.alerts(by)), now()))
        .orElseGet(() -> new AskedFigures(clickHouse, jurisdiction, by, now()));
  }

  private long now() {
    return clock.now().toEpochMilli();
  }
}
