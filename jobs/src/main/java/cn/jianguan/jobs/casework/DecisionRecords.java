package cn.jianguan.jobs.casework;

import cn.jianguan.codec.StableId;
import cn.jianguan.jobs.casework.decide.Circumstances;
import cn.jianguan.jobs.casework.decide.Decision;
import cn.jianguan.jobs.casework.decide.DecisionRow;
import cn.jianguan.jobs.casework.decide.Match;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.MatchStrength;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.PlannedVisit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Records of one decision: what was done, and what was looked at and not used. */
final class DecisionRecords {
  /** Of what was looked at; of an object that was drawn more often the rest is only counted. */
  static final int MOST_LOOKED_AT = 50;

  private final CaseState file;
  private final String cause;
  private final Circumstances it;
  private final Instant now;

  /**
   * @param it null where nothing was decided anew
   */
  DecisionRecords(CaseState file, String cause, Circumstances it, Instant now) {
    this.file = file;
    this.cause = cause;
    this.it = it;
    this.now = now;
  }

  /**
   * @param before state in which it was decided
   * @param proposed first day proposed to the task's agency; null: nothing is proposed
   */
  List<AlertPlanDecision> of(Decision decision, AlertState before, LocalDate proposed) {
    List<AlertPlanDecision> all = new ArrayList<>();
    for (Match match : decision.used()) {
      AlertPlanDecision used = done(decision, match, before);
      used.setProposedFrom(proposed);
      all.add(used);
    }
    if (decision.used().isEmpty()) {
      all.add(done(decision, null, before));
    }
    decision.overruled().forEach(row -> all.add(overruled(row, decision, before)));
    List<Match> others =
        it.matches().stream().filter(match -> !decision.used().contains(match)).toList();
    others.stream()
        .limit(MOST_LOOKED_AT)
        .forEach(match -> all.add(lookedAt(match, decision, before)));
    if (others.size() > MOST_LOOKED_AT) {
      all.add(notListed(others.size() - MOST_LOOKED_AT, decision, before));
    }
    return all;
  }

  /** Says that older acts or drawn objects of the subject were not there to be looked at. */
  AlertPlanDecision forgotten(Decision decision, AlertState before) {
    AlertPlanDecision no = record(decision.rule().name(), null, before);
    no.setApplied(false);
    no.setWhyZh("该对象的行为或任务过多，只看了最近的 %d 条，更早的未予考虑".formatted(SubjectNotes.MOST));
    no.setWhyEn(
        "the object has more acts or tasks than are kept: only the newest %d were looked at"
            .formatted(SubjectNotes.MOST));
    return unique(no, "forgotten");
  }

  private AlertPlanDecision notListed(int count, Decision decision, AlertState before) {
    AlertPlanDecision no = record(decision.rule().name(), null, before);
    no.setApplied(false);
    no.setWhyZh("另有 %d 个抽中该对象的任务同样看过而未采用，不逐条列出".formatted(count));
    no.setWhyEn(
        "%d more draws of the object were looked at, not used, and are not listed"
            .formatted(count));
    return unique(no, "not listed");
  }

  private AlertPlanDecision done(Decision decision, Match match, AlertState before) {
    AlertPlanDecision done = record(decision.rule().name(), match, before);
    done.setWhyZh(decision.whyZh());
    done.setWhyEn(decision.whyEn());
    return done;
  }

  /** What a guard did with one drawn object. */
  AlertPlanDecision guard(String rule, PlannedVisit visit, String item, AlertState before) {
    return record(rule, new Match(visit, item, MatchStrength.M0, MatchTiming.NONE), before);
  }

  private AlertPlanDecision overruled(DecisionRow row, Decision decision, AlertState before) {
    AlertPlanDecision no = record(row.rule().name(), null, before);
    no.setApplied(false);
    no.setWhyZh("在先规则 %s 已适用；否则：%s".formatted(decision.rule(), row.whyZh()));
    no.setWhyEn("rule %s came first; otherwise: %s".formatted(decision.rule(), row.whyEn()));
    return unique(no, "overruled");
  }

  private AlertPlanDecision lookedAt(Match match, Decision decision, AlertState before) {
    AlertPlanDecision no = record(decision.rule().name(), match, before);
    no.setApplied(false);
    no.setWhyZh(whyNotZh(match));
    no.setWhyEn(whyNotEn(match));
    return unique(no, "looked at");
  }

  private static String whyNotZh(Match match) {
    if (match.strength() == MatchStrength.M0) {
      return "任务事项、领域或机关与预警不同";
    }
    return switch (match.timing()) {
      case DONE -> "任务已有检查结果";
      case LATER -> "任务开始或结束过晚";
      case NONE ->
          match.visit().getCancelled()
              ? match.visit().getCancelledBy().split(" / ", 2)[0]
              : "任务已结束或未给出起止日期";
      default -> "不符合所用规则的条件，或有更合适的任务";
    };
  }

  private static String whyNotEn(Match match) {
    if (match.strength() == MatchStrength.M0) {
      return "another item, domain or agency than the alert's";
    }
    return switch (match.timing()) {
      case DONE -> "the task has its result";
      case LATER -> "the task begins or ends too late";
      case NONE ->
          match.visit().getCancelled()
              ? "cancelled, suspended or taken back"
              : "the task is over, or has no first and last day";
      default -> "not what the rule asks for, or another task fits better";
    };
  }

  /**
   * @param match null: about no drawn object
   */
  private AlertPlanDecision record(String rule, Match match, AlertState before) {
    Alert alert = file.getAlert();
    AlertPlanDecision.Builder record =
        AlertPlanDecision.newBuilder()
            .setDecisionId("")
            .setAlertId(alert.getAlertId())
            .setSubject(alert.getSubject())
            .setModelId(alert.getModelId())
            .setHitId(it == null ? "" : it.hit().getHitId())
            .setCause(cause)
            .setRule(rule)
            .setSeverity(alert.getSeverity())
            .setObjectKey(alert.getObjectKey())
            .setCreditClass(it == null ? "" : it.creditClass())
            .setCoolDownDays(it == null ? 0 : it.coolDownDays())
            .setBefore(before)
            .setAfter(alert.getState())
            .setSilencedBy(alert.getSilencedBy())
            .setWhyZh("")
            .setWhyEn("")
            .setLogTime(now);
    if (match != null) {
      record
          .setStrength(match.strength())
          .setTiming(match.timing())
          .setTaskId(match.visit().getTaskId())
          .setPlanId(match.visit().getPlanId())
          .setTaskObjectId(match.visit().getTaskObjectId())
          .setTaskAgency(match.visit().getAgencyCode())
          .setItemCode(match.item());
    }
    return unique(record.build(), "done");
  }

  private AlertPlanDecision unique(AlertPlanDecision record, String what) {
    record.setDecisionId(
        StableId.of(
            record.getAlertId(),
            Integer.toString(file.getSeq()),
            record.getCause(),
            record.getRule(),
            record.getTaskObjectId(),
            record.getItemCode(),
            what));
    return record;
  }
}
