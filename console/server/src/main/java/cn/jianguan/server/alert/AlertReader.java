package cn.jianguan.server.alert;

import cn.jianguan.lifecycle.MoveNeed;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.lifecycle.Word;
import cn.jianguan.record.ActKind;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.Severity;
import cn.jianguan.server.access.Jurisdiction;
import cn.jianguan.server.account.Account;
import cn.jianguan.server.alert.AlertPage.Standing;
import cn.jianguan.server.document.Document;
import cn.jianguan.server.document.DocumentStore;
import cn.jianguan.server.error.Fault;
import cn.jianguan.server.live.LogClock;
import cn.jianguan.server.reference.Directory;
import cn.jianguan.server.reference.Label;
import cn.jianguan.server.reference.ModelTexts;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads one alert and all that belongs to it, for somebody who may see it. */
@Service
class AlertReader {
  // PREWHERE names only what never changes of a row: so FINAL reads the other columns of these rows
  // alone.
  private static final int MOST_STEPS = 500;

  private final ClickHouse clickHouse;
  private final Directory directory;
  private final ModelTexts models;
  private final Jurisdiction jurisdiction;
  private final DocumentStore documents;
  private final LogClock clock;

  AlertReader(
      ClickHouse clickHouse,
      Directory directory,
      ModelTexts models,
      Jurisdiction jurisdiction,
      DocumentStore documents,
      LogClock clock) {
    this.clickHouse = clickHouse;
    this.directory = directory;
    this.models = models;
    this.jurisdiction = jurisdiction;
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * The alert as it stands.
   *
   * @throws Fault if there is none that the asker may see
   */
  Standing standing(String id, Account by) {
    return standings(List.of(id), by).stream().findFirst().orElseThrow(AlertReader::missing);
  }

  /** Those of many that the asker may see, as they stand; in no order. */
  List<Standing> standings(Collection<String> ids, Account by) {
    // Not by FINAL, which would read all columns of thousands of alerts beside each: the newest row
    // of each is looked for first, and whose it is then.
    Question question =
        Question.of(
                "SELECT *, "
                    + AlertFigures.DUE
                    + " AS due, if(joint_visit IN (SELECT joint_visit_id FROM joint_visit FINAL WHERE"
                    + " state IN ('PROPOSED', 'AGREED')), joint_visit, '') AS live_visit"
                    + " FROM (SELECT * FROM alert WHERE alert_id IN {ids:Array(String)} ORDER"
                    + " BY row_version DESC LIMIT 1 BY alert_id) WHERE $where")
            .with("ids", ids);
    return clickHouse.rows(Standing.class, jurisdiction.alerts(question, by));
  }

  static Fault missing() {
    return Fault.missing("没有此预警，或不在您的辖区内", "no such alert, or not yours to see");
  }

  AlertPage page(String id, Account by) {
    Standing alert = standing(id, by);
    return new AlertPage(
        alert,
        names(alert),
        evidence(alert),
        acts(alert),
        steps(alert),
        notices(alert),
        decisions(alert),
        moves(alert, by),
        clock.now());
  }

  private AlertPage.Names names(Standing alert) {
    Directory.Model model = directory.model(alert.modelId()).orElse(null);
    Label about = models.description(alert.modelId(), alert.modelVersion());
    String laws = String.join("；", models.basis(alert.modelId(), alert.modelVersion()));
    return new AlertPage.Names(
        model == null ? alert.modelId() : model.nameZh(),
        model == null ? alert.modelId() : model.nameEn(),
        (about.zh().strip() + '\n' + laws).strip(),
        (about.en().strip() + '\n' + laws).strip(),
        alert.ownTimes().zh(),
        alert.ownTimes().en(),
        directory.regionName(alert.areaNumber()),
        directory.agencyName(alert.agencyCode()),
        directory.agencyName(alert.addressee()),
        directory.agencyName(alert.dispatcher()),
        alert.copies().stream().map(directory::agencyName).toList());
  }

  private List<AlertPage.Evidence> evidence(Standing alert) {
    return alert.evidence().stream()
        .map(
            it -> {
              Label label = models.evidence(alert.modelId(), alert.modelVersion(), it.name());
              return new AlertPage.Evidence(
                  it.name(), label.zh(), label.en(), it.value(), it.threshold());
            })
        .toList();
  }

  private List<AlertPage.Act> acts(Standing alert) {
    if (alert.actIds().isEmpty()) {
      return List.of();
    }
    // Where it is about an object all acts are of that object, by which the tables are ordered.
    String own =
        alert.subject().equals(alert.objectKey()) ? "object_key = {object:String} AND " : "";
    String columns =
        "act_id, occurred_at, date_only, agency_name, item_code, cd_source, origin FROM ";
    String where = "WHERE " + own + "act_id IN {acts:Array(String)}";
    Set<ActKind> kinds = models.kinds(alert.modelId(), alert.modelVersion());
    String from =
        kinds.isEmpty()
            ? "SELECT kind, " + columns + "act " + where
            : kinds.stream()
                .map(
                    it ->
                        "SELECT '%s' AS kind, %sact_%s FINAL PRE%s"
                            .formatted(it, columns, it.name().toLowerCase(Locale.ROOT), where))
                .collect(Collectors.joining(" UNION ALL "));
    return clickHouse.rows(
        AlertPage.Act.class,
        Question.of("SELECT * FROM (" + from + ") ORDER BY occurred_at, act_id")
            .with("object", alert.objectKey())
            .with("acts", alert.actIds()));
  }

  private List<AlertPage.Step> steps(Standing alert) {
    Set<String> kept =
        documents.all(alert.alertId()).stream().map(Document::sha256).collect(Collectors.toSet());
    return clickHouse
        .rows(
            AlertPage.Step.class,
            one(
                "SELECT seq, `from`, event, `to`, actor_role, actor_org, actor_id, log_time,"
                    + " reason_code, comment, due_after, card, linked_acts, attachments, '' AS actor_name FROM"
                    + " alert_transition FINAL PREWHERE $where ORDER BY seq LIMIT "
                    + MOST_STEPS,
                alert))
        .stream()
        .map(
            it ->
                new AlertPage.Step(
                    it.seq(),
                    it.from(),
                    it.event(),
                    it.to(),
                    it.actorRole(),
                    it.actorOrg(),
                    directory.agencyName(it.actorOrg()),
                    it.actorId(),
                    it.logTime(),
                    it.reasonCode(),
                    it.comment(),
                    it.dueAfter(),
                    it.card(),
                    it.linkedActs(),
                    it.attachments().stream()
                        .map(
                            a ->
                                new AlertPage.Attached(
                                    a.name(), a.sha256(), kept.contains(a.sha256())))
                        .toList()))
        .toList();
  }

  /** A move that was made, as the table has it. */
  record Made(int seq, String from, String event, String to, Instant dueAfter, String card) {}

  /** The move of an alert that was sent under an id; empty: none that is in the table by now. */
  Optional<Made> made(Standing alert, String transitionUuid) {
    Question question =
        one(
            "SELECT seq, `from`, event, `to`, due_after, card FROM alert_transition FINAL PREWHERE"
                + " $where WHERE transition_uuid = {uuid:String} LIMIT 1",
            alert);
    return clickHouse.rows(Made.class, question.with("uuid", transitionUuid)).stream().findFirst();
  }

  private record Named(long moves) {}

  /** Whether a move of the alert names a document. */
  boolean isNamed(String alertId, String sha256) {
    Question question =
        Question.of("SELECT count() AS moves FROM alert_transition FINAL WHERE $where")
            .where("alert_id = {id:String}")
            .where("has(tupleElement(attachments, 'sha256'), {sha256:String})")
            .with("id", alertId)
            .with("sha256", sha256);
    return clickHouse.row(Named.class, question).moves() > 0;
  }

  private List<AlertPage.Notice> notices(Standing alert) {
    return clickHouse
        .rows(
            AlertPage.Notice.class,
            Question.of(
                    "SELECT recipient, '' AS recipient_name, role, event, log_time FROM"
                        + " notification FINAL PREWHERE alert_id = {id:String} ORDER BY log_time,"
                        + " recipient LIMIT 200")
                .with("id", alert.alertId()))
        .stream()
        .map(
            it ->
                new AlertPage.Notice(
                    it.recipient(),
                    directory.agencyName(it.recipient()),
                    it.role(),
                    it.event(),
                    it.logTime()))
        .toList();
  }

  private List<AlertPage.Decision> decisions(Standing alert) {
    return clickHouse.rows(
        AlertPage.Decision.class,
        one(
            "SELECT rule, applied, task_id, why_zh, why_en, log_time FROM alert_plan_decision FINAL"
                + " PREWHERE $where ORDER BY log_time, decision_id LIMIT 100",
            alert));
  }

  private static Question one(String text, Standing alert) {
    return Question.of(text)
        .where("subject = {subject:String}")
        .where("alert_id = {id:String}")
        .with("subject", alert.subject())
        .with("id", alert.alertId());
  }

  /** What the asker may do to it now: the guards of the loop have the last word. */
  List<AlertPage.Ask> moves(Standing alert, Account by) {
    List<AlertPage.Ask> asks = new ArrayList<>();
    for (PossibleMove move : PossibleMove.of(record(alert), clock.now())) {
      boolean may =
          by.role().actor().filter(move.by()::contains).isPresent()
              && by.role().mayAskFor(move.event())
              && concerns(move, alert, by);
      if (may) {
        Word word = Word.of(move.event());
        asks.add(
            new AlertPage.Ask(
                move.event().name(),
                word.zh(),
                word.en(),
                move.needs().stream()
                    .map(
                        it ->
                            new AlertPage.Need(
                                it.name(), it.zh(), it.en(), it.fields(), it.codes()))
                    .toList(),
                move.to().stream().map(Enum::name).collect(Collectors.toSet())));
      }
    }
    return asks;
  }

  private static boolean concerns(PossibleMove move, Standing alert, Account by) {
    return !move.needs().contains(MoveNeed.ADDRESSEE) || by.org().equals(alert.addressee());
  }

  private static cn.jianguan.record.Alert record(Standing alert) {
    return cn.jianguan.record.Alert.newBuilder()
        .setAlertId(alert.alertId())
        .setSubject(alert.subject())
        .setModelId(alert.modelId())
        .setModelVersion(alert.modelVersion())
        .setEpisodeKey(alert.episodeKey())
        .setDomain(alert.domain())
        .setSeverityInitial(Severity.valueOf(alert.severityInitial()))
        .setSeverity(Severity.valueOf(alert.severity()))
        .setState(AlertState.valueOf(alert.state()))
        .setCard(Card.valueOf(alert.card()))
        .setListed(alert.listed())
        .setAddressee(alert.addressee())
        .setDispatcher(alert.dispatcher())
        .setAreaNumber(alert.areaNumber())
        .setObjectName(alert.objectName())
        .setObjectKey(alert.objectKey())
        .setTitleZh(alert.titleZh())
        .setTitleEn(alert.titleEn())
        .setReturnCount(alert.returnCount())
        .setTransferCount(alert.transferCount())
        .setExtensionCount(alert.extensionCount())
        .setRejectCount(alert.rejectCount())
        .setReopenCount(alert.reopenCount())
        .setDecisionRule(alert.decisionRule())
        .setJointVisit(alert.liveVisit())
        .setEscalatedTo(alert.escalatedTo())
        .setExtensionAsked(alert.extensionAsked())
        .setPublishDue(alert.publishDue())
        .setFirstEventAt(or(alert.firstEventAt(), alert.emittedAt()))
        .setTriggeredAt(or(alert.triggeredAt(), alert.emittedAt()))
        .setEmittedAt(alert.emittedAt())
        .setStageDue(alert.stageDue())
        .setReturnBy(alert.returnBy())
        .build();
  }

  private static Instant or(Instant one, Instant other) {
    return one == null ? other : one;
  }
}
