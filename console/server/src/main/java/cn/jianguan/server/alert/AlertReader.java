package cn.jianguan.server.alert;

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
import cn.jianguan.server.store.Beside;
import cn.jianguan.server.store.ClickHouse;
import cn.jianguan.server.store.Question;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Reads one alert and all that belongs to it, for somebody who may see it. */
@Service
class AlertReader {
  // PREWHERE names only what never changes of a row, so the other columns are read of these rows
  // alone. Where there are few columns the newest row of each key is taken without FINAL, which
  // would also read the keys of what lies beside them.
  private static final int MOST_STEPS = 500;

  private final ClickHouse clickHouse;
  private final Beside beside;
  private final Directory directory;
  private final ModelTexts models;
  private final Jurisdiction jurisdiction;
  private final DocumentStore documents;
  private final LogClock clock;
  private final AlertActs acts;
  private final OfferedMoves moves;

  AlertReader(
      ClickHouse clickHouse,
      Beside beside,
      Directory directory,
      ModelTexts models,
      Jurisdiction jurisdiction,
      DocumentStore documents,
      LogClock clock,
      AlertActs acts,
      OfferedMoves moves) {
    this.clickHouse = clickHouse;
    this.beside = beside;
    this.directory = directory;
    this.models = models;
    this.jurisdiction = jurisdiction;
    this.documents = documents;
    this.clock = clock;
    this.acts = acts;
    this.moves = moves;
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
    Question question =
        Question.of(
                "SELECT *, "
                    + AlertFigures.DUE
                    + " AS due FROM alert FINAL PREWHERE alert_id IN {ids:Array(String)} WHERE"
                    + " $where")
            .with("ids", ids);
    return clickHouse.rows(Standing.class, jurisdiction.alerts(question, by));
  }

  static Fault missing() {
    return Fault.missing("没有此预警，或不在您的辖区内", "no such alert, or not yours to see");
  }

  /** What belongs to it is asked for at once: each answer waits its turn at ClickHouse. */
  AlertPage page(String id, Account by) {
    Standing alert = standing(id, by);
    Supplier<List<AlertPage.Act>> counted = beside.ask(() -> acts.of(alert));
    Supplier<List<AlertPage.Step>> steps = beside.ask(() -> steps(alert));
    Supplier<List<AlertPage.Notice>> notices = beside.ask(() -> notices(alert));
    List<AlertPage.Decision> decisions = decisions(alert);
    return new AlertPage(
        alert,
        names(alert),
        evidence(alert),
        counted.get(),
        steps.get(),
        notices.get(),
        decisions,
        moves.of(alert, by),
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

  private List<AlertPage.Step> steps(Standing alert) {
    Set<String> kept =
        documents.all(alert.alertId()).stream().map(Document::sha256).collect(Collectors.toSet());
    return clickHouse
        .rows(
            AlertPage.Step.class,
            one(
                "SELECT seq, `from`, event, `to`, actor_role, actor_org, actor_id, log_time,"
                    + " reason_code, comment, due_after, card, linked_acts, attachments, '' AS actor_name FROM"
                    + " alert_transition PREWHERE $where ORDER BY seq, row_version DESC LIMIT 1 BY seq LIMIT "
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
                        + " notification PREWHERE alert_id = {id:String} ORDER BY log_time,"
                        + " recipient LIMIT 1 BY notification_id LIMIT 200")
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
            "SELECT rule, applied, task_id, why_zh, why_en, log_time FROM alert_plan_decision"
                + " PREWHERE $where ORDER BY log_time, decision_id LIMIT 1 BY decision_id LIMIT 100",
            alert));
  }

  private static Question one(String text, Standing alert) {
    return Question.of(text)
        .where("subject = {subject:String}")
        .where("alert_id = {id:String}")
        .with("subject", alert.subject())
        .with("id", alert.alertId());
  }
}
