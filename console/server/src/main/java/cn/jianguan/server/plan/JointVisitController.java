package cn.jianguan.server.plan;

import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Page;
import cn.jianguan.server.store.Page.Part;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Joint visits: who would go together, and what each says. */
@RestController
@RequestMapping("/api/v1/plans/joint-visits")
@Tag(name = "plans 计划")
class JointVisitController {
  private static final String SEEN =
      " FROM joint_visit FINAL WHERE joint_visit_id IN (SELECT joint_visit FROM alert_current WHERE"
          + " joint_visit != '' AND $where)";

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final Jurisdiction jurisdiction;

  JointVisitController(ClickHouse clickHouse, Directory directory, Jurisdiction jurisdiction) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.jurisdiction = jurisdiction;
  }

  /**
   * A department of a joint visit.
   *
   * @param alertId an alert on which it answers; empty: it comes for a task, and answers on the
   *     lead's alert
   */
  record Member(String agencyCode, String agency, String reply, String alertId, String visitedBy) {}

  /** A joint visit as it stands. */
  record JointVisit(
      String jointVisitId,
      String objectKey,
      String objectName,
      String state,
      String leadAgency,
      List<Member> members,
      List<String> itemCodes,
      String dateFrom,
      String dateTo,
      Instant answerBy,
      String entryCode,
      String whyZh,
      String whyEn,
      Instant logTime) {}

  private record Row(
      String jointVisitId,
      String objectKey,
      String objectName,
      String state,
      String leadAgency,
      List<String> agencies,
      List<String> replies,
      List<String> alerts,
      List<String> visits,
      List<String> itemCodes,
      String dateFrom,
      String dateTo,
      Instant answerBy,
      String entryCode,
      String whyZh,
      String whyEn,
      Instant logTime) {}

  private record Count(long total) {}

  @GetMapping
  @Operation(
      summary =
          "联合上门，待答复者在前 / joint visits of the alerts that are seen, those that wait for answers first")
  Page<JointVisit> jointVisits(
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "100") int limit,
      @AuthenticationPrincipal Visitor visitor) {
    Part part = Part.of(after, limit);
    Question all = Question.of("SELECT count() AS total" + SEEN);
    Question question =
        Question.of(
            "SELECT joint_visit_id, object_key, object_name, CAST(state, 'String') AS state,"
                + " lead_agency, tupleElement(members, 'agency_code') AS agencies,"
                + " arrayMap(it -> CAST(it, 'String'), tupleElement(members, 'reply')) AS replies,"
                + " arrayMap(it -> it[1], tupleElement(members, 'alert_ids')) AS alerts,"
                + " tupleElement(members, 'visited_by') AS visits, item_codes,"
                + " toString(date_from) AS date_from, toString(date_to) AS date_to, answer_by,"
                + " entry_code, why_zh, why_en, log_time"
                + SEEN
                + " ORDER BY state = 'PROPOSED' DESC, state = 'AGREED' DESC, log_time DESC,"
                + " joint_visit_id"
                + part.sql());
    long total = clickHouse.row(Count.class, jurisdiction.alerts(all, visitor.account())).total();
    return part.of(
            clickHouse.rows(Row.class, jurisdiction.alerts(question, visitor.account())), total)
        .map(this::visit);
  }

  private JointVisit visit(Row row) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < row.agencies.size(); i++) {
      String agency = row.agencies.get(i);
      members.add(
          new Member(
              agency,
              directory.agencyName(agency),
              row.replies.get(i),
              row.alerts.get(i),
              row.visits.get(i)));
    }
    return new JointVisit(
        row.jointVisitId,
        row.objectKey,
        row.objectName,
        row.state,
        directory.agencyName(row.leadAgency),
        members,
        row.itemCodes,
        row.dateFrom,
        row.dateTo,
        row.answerBy,
        row.entryCode,
        row.whyZh,
        row.whyEn,
        row.logTime);
  }
}
