package cn.jianguan.server.reject;

import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rejects, without the rows as they were sent, which are their senders' alone. */
@RestController
@Tag(name = "data 数据")
@RequestMapping("/api/v1")
class RejectController {
  private final ClickHouse clickHouse;

  RejectController(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /** Rejects of one kind. */
  record Group(
      String station,
      String reason,
      String cdSource,
      String field,
      long rows,
      long open,
      Instant last) {}

  /** One reject. */
  record Line(
      String rejectId,
      String reason,
      String field,
      String value,
      String expected,
      String station,
      String cdSource,
      String kind,
      String origin,
      Instant logTime,
      String state) {}

  /** How much a source sent, and how late. */
  record SourceLine(
      String source, long acts, Instant lastKnown, Instant lastOccurred, long doubted) {}

  @GetMapping("/rejects/groups")
  @Operation(summary = "拒收按原因汇总 / rejects by their reasons")
  List<Group> groups() {
    return clickHouse.rows(
        Group.class,
        Question.of(
            "SELECT station, reason, cd_source, field, count() AS rows, countIf(state = 'OPEN') AS"
                + " open, max(log_time) AS last FROM reject FINAL GROUP BY station, reason,"
                + " cd_source, field ORDER BY open DESC, rows DESC LIMIT 200"));
  }

  @GetMapping("/rejects")
  @Operation(summary = "拒收的行，新者在前 / rejects, the newest first")
  List<Line> list(
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String source,
      @RequestParam(defaultValue = "") String field,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > 500) {
      throw Fault.invalid("limit", "应为 1 至 500", "1 to 500");
    }
    Question question =
        Question.of(
            "SELECT reject_id, reason, field, value, expected, station, cd_source, kind,"
                + " if(origin = '', position, origin) AS origin, log_time, state FROM reject FINAL"
                + " WHERE $where ORDER BY log_time DESC, reject_id LIMIT "
                + limit);
    if (!reason.isBlank()) {
      question.where("reason = {reason:String}").with("reason", reason);
    }
    if (!source.isBlank()) {
      question.where("cd_source = {source:String}").with("source", source);
    }
    if (!field.isBlank()) {
      question.where("field = {field:String}").with("field", field);
    }
    return clickHouse.rows(Line.class, question);
  }

  @GetMapping("/sources")
  @Operation(summary = "各来源的数据与时效 / sources: how much, how late")
  List<SourceLine> sources() {
    return clickHouse.rows(
        SourceLine.class,
        Question.of(
            "SELECT cd_source AS source, count() AS acts, max(log_time) AS last_known,"
                + " max(occurred_at) AS last_occurred, countIf(notEmpty(suspect_fields)) AS doubted"
                + " FROM act GROUP BY source ORDER BY acts DESC LIMIT 500"));
  }
}
