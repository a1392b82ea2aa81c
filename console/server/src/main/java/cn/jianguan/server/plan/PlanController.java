package cn.jianguan.server.plan;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Page;
import cn.jianguan.server.store.Page.Part;
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

/** Tasks of random inspections with their coverage, drawn objects, and decisions about alerts. */
@RestController
@RequestMapping("/api/v1/plans")
@Tag(name = "plans 计划")
class PlanController {
  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;

  PlanController(ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A task and how far it is.
   *
   * @param planName empty where the plan itself was not reported
   * @param planned objects that the task says were drawn
   * @param drawn objects that were reported as drawn and not cancelled
   * @param visited of those, visited
   * @param problems of those, with a problem found
   * @param joint whether other departments come along
   */
  record Task(
      String taskId,
      String taskName,
      String planId,
      String planName,
      String agencyCode,
      String agency,
      String dateFrom,
      String dateTo,
      String status,
      String drawSeed,
      boolean joint,
      long planned,
      long drawn,
      long visited,
      long problems) {}

  /** An object that was drawn. */
  record Drawn(
      String objectKey,
      String objectName,
      String agencyCode,
      String agency,
      String creditClass,
      Double weight,
      String status,
      String checkedAt,
      Boolean problem) {}

  /**
   * How often a rule decided.
   *
   * @param applied alerts about which it decided
   * @param looked alerts for which it was looked at, and not used
   */
  record RuleCount(String rule, long applied, long looked) {}

  private record Count(long total) {}

  /** A decision about an alert. */
  record Decision(
      String alertId,
      String titleZh,
      String titleEn,
      String severity,
      String objectKey,
      String objectName,
      String rule,
      boolean applied,
      String before,
      String after,
      String taskId,
      String planId,
      String proposedFrom,
      String whyZh,
      String whyEn,
      Instant logTime) {}

  @GetMapping("/tasks")
  @Operation(summary = "抽查任务与覆盖 / tasks of random inspections and their coverage")
  Page<Task> tasks(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    Part part = Part.of(after, limit);
    Question all = Question.of("SELECT count() AS total FROM act_plan_task FINAL WHERE $where");
    Question question =
        Question.of(
            "SELECT t.task_id AS task_id, t.task_name AS task_name, t.plan_id AS plan_id,"
                + " p.plan_name AS plan_name, t.agency_code AS agency_code, '' AS agency,"
                + " ifNull(toString(t.date_from), '') AS date_from, ifNull(toString(t.date_to), '')"
                + " AS date_to, t.status AS status, t.draw_seed AS draw_seed, p.joint AS joint,"
                + " ifNull(t.object_count, 0) AS planned, o.drawn AS drawn, o.visited AS visited,"
                + " o.problems AS problems FROM (SELECT * FROM act_plan_task FINAL WHERE $where) AS"
                + " t LEFT JOIN (SELECT plan_id, any(plan_name) AS plan_name, any(joint) AS joint"
                + " FROM act_plan FINAL WHERE plan_id != '' GROUP BY plan_id) AS p ON p.plan_id ="
                + " t.plan_id LEFT JOIN (SELECT task_id, plan_id, countIf(status != 'CANCELLED') AS"
                + " drawn, countIf(status != 'CANCELLED' AND checked_at IS NOT NULL) AS visited,"
                + " countIf(problem = true) AS problems FROM act_task_object FINAL GROUP BY"
                + " task_id, plan_id) AS o ON o.task_id = t.task_id AND o.plan_id = t.plan_id ORDER"
                + " BY t.date_to DESC, t.task_id, t.plan_id"
                + part.sql());
    Account by = visitor.account();
    long total = total(jurisdiction.region(all, by));
    return part.of(clickHouse.rows(Task.class, jurisdiction.region(question, by)), total)
        .map(
            it ->
                new Task(
                    it.taskId,
                    it.taskName,
                    it.planId,
                    it.planName,
                    it.agencyCode,
                    directory.agencyName(it.agencyCode),
                    it.dateFrom,
                    it.dateTo,
                    it.status,
                    it.drawSeed,
                    it.joint,
                    it.planned,
                    it.drawn,
                    it.visited,
                    it.problems));
  }

  @GetMapping("/objects")
  @Operation(summary = "任务抽中的对象 / objects drawn for a task")
  Page<Drawn> objects(
      @RequestParam String task,
      @RequestParam(defaultValue = "") String plan,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    Part part = Part.of(after, limit);
    Question all = Question.of("SELECT count() AS total FROM act_task_object FINAL WHERE $where");
    Question question =
        Question.of(
            "SELECT object_key, object_name, agency_code, '' AS agency, credit_class, weight,"
                + " status, ifNull(toString(checked_at), '') AS checked_at, problem FROM"
                + " act_task_object FINAL WHERE $where ORDER BY credit_class DESC, object_key"
                + part.sql());
    Account by = visitor.account();
    for (Question each : List.of(all, question)) {
      each.where("task_id = {task:String}").with("task", task);
      each.where("plan_id = {plan:String}").with("plan", plan);
    }
    long total = total(jurisdiction.region(all, by));
    return part.of(clickHouse.rows(Drawn.class, jurisdiction.region(question, by)), total)
        .map(
            it ->
                new Drawn(
                    it.objectKey,
                    it.objectName,
                    it.agencyCode,
                    directory.agencyName(it.agencyCode),
                    it.creditClass,
                    it.weight,
                    it.status,
                    it.checkedAt,
                    it.problem));
  }

  @GetMapping("/rules")
  @Operation(summary = "各决策规则的次数 / how often each rule decided about an alert")
  List<RuleCount> rules(@AuthenticationPrincipal Visitor visitor) {
    return clickHouse.rows(
        RuleCount.class,
        ofAlerts(
            "SELECT d.rule AS rule, uniqExactIf(d.alert_id, d.applied) AS applied,"
                + " uniqExactIf(d.alert_id, NOT d.applied) AS looked FROM (SELECT * FROM"
                + " alert_plan_decision FINAL) AS d WHERE d.alert_id IN (SELECT alert_id FROM"
                + " alert_current WHERE $where) GROUP BY d.rule ORDER BY applied DESC, rule",
            visitor.account()));
  }

  @GetMapping("/decisions")
  @Operation(
      summary =
          "决策，新者在前；不选规则时不列直接分发 P10 / decisions, the newest first; without a rule all but P10, dispatched as"
              + " usual")
  Page<Decision> decisions(
      @RequestParam(defaultValue = "") String rule,
      @RequestParam(defaultValue = "") String task,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    Part part = Part.of(after, limit);
    Question all =
        decisions("SELECT count() AS total", "SELECT alert_id", "", rule, task, visitor.account());
    Question question =
        decisions(
            "SELECT d.alert_id AS alert_id, a.title_zh AS title_zh, a.title_en AS title_en,"
                + " CAST(d.severity, 'String') AS severity, d.object_key AS object_key,"
                + " a.object_name AS object_name, d.rule AS rule, d.applied AS applied,"
                + " ifNull(CAST(d.before, 'Nullable(String)'), '') AS before, CAST(d.after,"
                + " 'String') AS after, d.task_id AS task_id, d.plan_id AS plan_id,"
                + " ifNull(toString(d.proposed_from), '') AS proposed_from, d.why_zh AS why_zh,"
                + " d.why_en AS why_en, d.log_time AS log_time",
            "SELECT alert_id, title_zh, title_en, object_name",
            " ORDER BY log_time DESC, alert_id, rule" + part.sql(),
            rule,
            task,
            visitor.account());
    return part.of(clickHouse.rows(Decision.class, question), total(all));
  }

  private Question decisions(
      String columns, String ofAlert, String end, String rule, String task, Account by) {
    return ofAlerts(
            columns
                + " FROM (SELECT * FROM alert_plan_decision FINAL WHERE if({rule:String} = '', rule"
                + " != 'P10', rule = {rule:String}) AND ({task:String} = '' OR task_id ="
                + " {task:String})) AS d INNER JOIN ("
                + ofAlert
                + " FROM alert_current WHERE $where) AS a ON a.alert_id = d.alert_id"
                + end,
            by)
        .with("rule", rule)
        .with("task", task);
  }

  private long total(Question question) {
    return clickHouse.row(Count.class, question).total();
  }

  private Question ofAlerts(String text, Account by) {
    return jurisdiction.alerts(Question.of(text), by);
  }
}
