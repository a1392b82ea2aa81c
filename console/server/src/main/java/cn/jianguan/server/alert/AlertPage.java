package cn.jianguan.server.alert;

import cn.jianguan.record.Severity;
import cn.jianguan.record.StageTerm;
import cn.jianguan.rules.sla.Terms;
import cn.jianguan.server.reference.Label;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One alert with all that belongs to it. */
record AlertPage(
    Standing alert,
    Names names,
    List<Evidence> evidence,
    List<Act> acts,
    List<Step> steps,
    List<Notice> notices,
    List<Decision> decisions,
    List<Ask> moves,
    Instant at) {

  /** The alert as it stands. */
  record Standing(
      String alertId,
      String subject,
      String modelId,
      String modelVersion,
      String episodeKey,
      String domain,
      String severityInitial,
      String severity,
      String state,
      String card,
      boolean listed,
      boolean basisChanged,
      String objectKey,
      String objectName,
      List<String> itemCodes,
      String areaNumber,
      String agencyCode,
      String titleZh,
      String titleEn,
      String reasonZh,
      String reasonEn,
      String latestReasonZh,
      String latestReasonEn,
      int hitCount,
      String mergedInto,
      String addressee,
      String dispatcher,
      List<String> copies,
      String conclusion,
      List<String> linkedActs,
      int returnCount,
      int transferCount,
      int extensionCount,
      int rejectCount,
      int reopenCount,
      String suppressCode,
      String silencedBy,
      String decisionRule,
      String jointVisit,
      String escalatedTo,
      List<String> planTasks,
      Instant firstEventAt,
      Instant triggeredAt,
      Instant emittedAt,
      Instant dispatchedAt,
      Instant dueSign,
      Instant dueVerify,
      Instant dueHandle,
      Instant dueAudit,
      Instant dueTotal,
      Instant rectifyDue,
      Instant extensionAsked,
      Instant publishDue,
      Instant closedAt,
      Instant due,
      List<String> actIds,
      int actTotal,
      List<Term> terms,
      // The page has it with its words.
      @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) List<Value> evidence,
      // What its moves depend on.
      @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) Instant stageDue,
      @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) Instant returnBy,
      int seq) {

    /** When what it is about began, as far as its row says. */
    Instant began() {
      return firstEventAt == null ? emittedAt : firstEventAt;
    }

    /** When its model first hit, as far as its row says. */
    Instant hitAt() {
      return triggeredAt == null ? emittedAt : triggeredAt;
    }

    private List<StageTerm> said() {
      return terms.stream()
          .map(it -> new StageTerm(Severity.valueOf(it.severity), it.stage, it.term))
          .toList();
    }

    /** What its model says of its times, in words; empty: those of the table hold. */
    Label ownTimes() {
      Severity now = Severity.valueOf(severity);
      return new Label(Terms.zh(now, said()), Terms.en(now, said()));
    }
  }

  /** A value as the row has it. */
  record Value(String name, String value, String threshold) {}

  /** A time that the model gives a stage of its alerts in place of the table of the loop. */
  record Term(String severity, String stage, String term) {}

  /** What the codes of the alert are called. */
  record Names(
      String modelZh,
      String modelEn,
      String basisZh,
      String basisEn,
      String timesZh,
      String timesEn,
      String area,
      String agency,
      String addressee,
      String dispatcher,
      List<String> copies) {}

  /** What was counted, and what it was compared with. */
  record Evidence(String name, String zh, String en, String value, String threshold) {}

  /** An act that was counted. */
  record Act(
      String kind,
      String actId,
      Instant occurredAt,
      boolean dateOnly,
      String agencyName,
      String itemCode,
      String cdSource,
      String origin) {}

  /** A transition. */
  record Step(
      int seq,
      String from,
      String event,
      String to,
      String actorRole,
      String actorOrg,
      String actorName,
      String actorId,
      Instant logTime,
      String reasonCode,
      String comment,
      Instant dueAfter,
      String card,
      List<String> linkedActs,
      List<Attached> attachments) {}

  /**
   * A document that a move names.
   *
   * @param kept whether it was handed in here, and can be had
   */
  record Attached(String name, String sha256, boolean kept) {}

  /** Who was told. */
  record Notice(
      String recipient, String recipientName, String role, String event, Instant logTime) {}

  /** A decision about plans, caps and suppression. */
  record Decision(
      String rule, boolean applied, String taskId, String whyZh, String whyEn, Instant logTime) {}

  /** A move that the asker may make now, and what it needs. */
  record Ask(String event, String zh, String en, List<Need> needs, Set<String> to) {}

  /** What a move needs. */
  record Need(String code, String zh, String en, List<String> fields, List<String> codes) {}
}
