package cn.jianguan.server.model;

import cn.jianguan.record.ModelState;
import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Visitor;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Live against shadow; and versions taken back or out. */
@RestController
@RequestMapping("/api/v1/models/{id}")
@Tag(name = "models 模型")
class TrialController {
  /** Hits of the asker's region; the view says region where acts say area. */
  private static final String SEEN =
      " FROM (SELECT *, region AS area_number FROM shadow_comparison WHERE model_id = {id:String})"
          + " WHERE $where";

  private final ClickHouse clickHouse;
  private final Jurisdiction jurisdiction;
  private final ModelDesk desk;

  TrialController(ClickHouse clickHouse, Jurisdiction jurisdiction, ModelDesk desk) {
    this.clickHouse = clickHouse;
    this.jurisdiction = jurisdiction;
    this.desk = desk;
  }

  private record Trial(String version, Instant since, Instant until) {}

  private record Counts(long both, long otherSeverity, long onlyLive, long onlyShadow) {}

  /** A hit of one of the two, or of both. */
  record Example(
      String outcome,
      String subjectKey,
      String name,
      Instant at,
      String liveSeverity,
      String shadowSeverity,
      String liveReasonZh,
      String liveReasonEn,
      String shadowReasonZh,
      String shadowReasonEn) {}

  /**
   * Live against the newest shadow version.
   *
   * @param version null: no version was ever in shadow
   * @param otherSeverity of {@code both}, those of other severity
   */
  record Comparison(
      String version,
      Instant since,
      Instant until,
      long both,
      long otherSeverity,
      long onlyLive,
      long onlyShadow,
      List<Example> examples) {}

  @GetMapping("/comparison")
  @Operation(summary = "在用与试运行对照 / live against shadow")
  Comparison compare(@PathVariable String id, @AuthenticationPrincipal Visitor visitor) {
    List<Trial> trials =
        clickHouse.rows(
            Trial.class,
            Question.of(
                    "SELECT trial_version AS version, trial_from AS since, if(trial_to > now64(3),"
                        + " NULL, trial_to) AS until FROM shadow_trial WHERE model_id ="
                        + " {id:String}")
                .with("id", id));
    if (trials.isEmpty()) {
      return new Comparison(null, null, null, 0, 0, 0, 0, List.of());
    }
    Counts counts =
        clickHouse.row(
            Counts.class,
            seen(
                "SELECT countIf(outcome IN ('BOTH', 'OTHER_SEVERITY')) AS both, countIf(outcome ="
                    + " 'OTHER_SEVERITY') AS other_severity, countIf(outcome = 'ONLY_LIVE') AS"
                    + " only_live, countIf(outcome = 'ONLY_SHADOW') AS only_shadow",
                "",
                id,
                visitor));
    List<Example> examples =
        clickHouse.rows(
            Example.class,
            seen(
                "SELECT outcome, subject_key, name, at, live_severity, shadow_severity,"
                    + " live_reason_zh, live_reason_en, shadow_reason_zh, shadow_reason_en",
                " ORDER BY outcome = 'BOTH', outcome, at DESC, subject_key, trigger LIMIT 10 BY"
                    + " outcome",
                id,
                visitor));
    Trial trial = trials.get(0);
    return new Comparison(
        trial.version,
        trial.since,
        trial.until,
        counts.both,
        counts.otherSeverity,
        counts.onlyLive,
        counts.onlyShadow,
        examples);
  }

  private Question seen(String what, String order, String id, Visitor visitor) {
    return jurisdiction.region(Question.of(what + SEEN + order), visitor.account()).with("id", id);
  }

  /** Which version is wanted back. */
  record Back(String version) {}

  /** Which channel is left: ACTIVE or SHADOW. */
  record Leave(ModelState channel) {}

  @PostMapping("/rollback")
  @Operation(summary = "回退到曾发布的版本 / an earlier version anew, exactly as it was")
  ModelDesk.Done rollback(
      @PathVariable String id, @RequestBody Back wanted, @AuthenticationPrincipal Visitor visitor) {
    if (wanted.version == null) {
      throw Fault.invalid("version", "必填", "required");
    }
    return desk.rollback(id, wanted.version, visitor.account());
  }

  @PostMapping("/retirement")
  @Operation(summary = "退役 / judges no more; its alerts are followed up")
  ModelDesk.Done retire(
      @PathVariable String id,
      @RequestBody Leave wanted,
      @AuthenticationPrincipal Visitor visitor) {
    if (wanted.channel != ModelState.ACTIVE && wanted.channel != ModelState.SHADOW) {
      throw Fault.invalid("channel", "应为 ACTIVE 或 SHADOW", "ACTIVE or SHADOW");
    }
    return desk.retire(id, wanted.channel, visitor.account());
  }
}
