package cn.jianguan.server.subject;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Supervised objects: found by name or code, and each with its acts. */
@RestController
@RequestMapping("/api/v1/subjects")
@Tag(name = "subjects 对象")
class SubjectController {
  private static final int MOST_ACTS = 300;

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;

  SubjectController(ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
  }

  /** An object on a line. */
  record Found(
      String objectKey, String name, String area, String areaName, long alerts, long open) {}

  /** An object as its department registered it. */
  record Registered(
      String objectKey,
      String objectName,
      String areaNumber,
      String areaName,
      String industryName,
      String industryCode,
      String addressOperating,
      String companyType,
      String status,
      String creditClass,
      String township,
      String industrialZone,
      List<String> programmes,
      List<String> lists,
      boolean vulnerable,
      boolean noDisturb,
      String cdSource,
      String origin) {}

  /** How many acts of a kind there are. */
  record KindCount(String kind, long acts, Instant first, Instant last) {}

  /** One act. */
  record Act(
      String kind,
      String actId,
      Instant occurredAt,
      boolean dateOnly,
      String agencyName,
      String itemCode,
      String cdSource,
      String origin) {}

  /** Penalties that stand, in sum. */
  record Fines(long penalties, long fineFen, String currency) {}

  /** One object with all that is known. */
  record SubjectPage(
      String objectKey,
      String objectName,
      Registered registered,
      List<KindCount> kinds,
      List<Act> acts,
      Fines fines) {}

  @GetMapping
  @Operation(summary = "按名称或编码查找，预警多者在前 / by name or code, those with most alerts first")
  List<Found> find(
      @RequestParam(defaultValue = "") String q, @AuthenticationPrincipal Visitor visitor) {
    String words = q.length() > 100 ? q.substring(0, 100) : q.strip();
    Question question =
        Question.of(
            "SELECT object_key, anyLast(object_name) AS name, anyLast(area_number) AS area, '' AS"
                + " area_name, count() AS alerts, countIf(is_open) AS open FROM alert_current WHERE"
                + " $where GROUP BY object_key ORDER BY open DESC, alerts DESC, object_key LIMIT"
                + " 100");
    question.where("object_key != ''");
    if (!words.isEmpty()) {
      question
          .where(
              "positionCaseInsensitiveUTF8(concat(object_name, ' ', object_key), {q:String}) > 0")
          .with("q", words);
    }
    return clickHouse.rows(Found.class, jurisdiction.alerts(question, visitor.account())).stream()
        .map(
            it ->
                new Found(
                    it.objectKey,
                    it.name,
                    it.area,
                    directory.regionName(it.area),
                    it.alerts,
                    it.open))
        .toList();
  }

  @GetMapping("/one")
  @Operation(summary = "一个对象及其行为 / one object with its acts")
  SubjectPage one(@RequestParam String key, @AuthenticationPrincipal Visitor visitor) {
    List<Registered> registered =
        clickHouse.rows(
            Registered.class,
            of(
                "SELECT object_key, object_name, area_number, '' AS area_name, industry_name,"
                    + " industry_code, address_operating, company_type, status, credit_class,"
                    + " township, industrial_zone, programmes, lists, vulnerable, no_disturb,"
                    + " cd_source, origin FROM act_object FINAL WHERE $where ORDER BY occurred_at"
                    + " DESC, act_id LIMIT 1",
                key,
                visitor));
    List<KindCount> kinds =
        clickHouse.rows(
            KindCount.class,
            of(
                "SELECT kind, count() AS acts, min(occurred_at) AS first, max(occurred_at) AS last"
                    + " FROM act WHERE $where GROUP BY kind ORDER BY acts DESC",
                key,
                visitor));
    if (registered.isEmpty() && kinds.isEmpty()) {
      throw Fault.missing("没有此对象，或不在您的辖区内", "no such object, or not yours to see");
    }
    List<Act> acts =
        clickHouse.rows(
            Act.class,
            of(
                "SELECT kind, act_id, occurred_at, date_only, agency_name, item_code, cd_source,"
                    + " origin FROM act WHERE $where ORDER BY occurred_at DESC, act_id LIMIT "
                    + MOST_ACTS,
                key,
                visitor));
    Fines fines =
        clickHouse.row(
            Fines.class,
            of(
                "SELECT count() AS penalties, sum(fine_fen) AS fine_fen, any(currency) AS currency"
                    + " FROM penalty_standing WHERE $where",
                key,
                visitor));
    Registered known = registered.isEmpty() ? null : named(registered.get(0));
    return new SubjectPage(key, known == null ? "" : known.objectName, known, kinds, acts, fines);
  }

  private Question of(String text, String key, Visitor visitor) {
    return jurisdiction.region(
        Question.of(text).where("object_key = {key:String}").with("key", key), visitor.account());
  }

  private Registered named(Registered it) {
    return new Registered(
        it.objectKey,
        it.objectName,
        it.areaNumber,
        directory.regionName(it.areaNumber),
        it.industryName,
        it.industryCode,
        it.addressOperating,
        it.companyType,
        it.status,
        it.creditClass,
        it.township,
        it.industrialZone,
        it.programmes,
        it.lists,
        it.vulnerable,
        it.noDisturb,
        it.cdSource,
        it.origin);
  }
}
