package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.HitFixtures;
import cn.jianguan.jobs.casework.Town;
import cn.jianguan.jobs.casework.routing.Directory;
import cn.jianguan.jobs.casework.routing.Route;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.Card;
import cn.jianguan.record.CardNote;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.FactKind;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.Severity;
import cn.jianguan.record.SubjectFact;
import cn.jianguan.record.SubjectFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case in a state and a command that brings everything the event needs, in the {@link Town}:
 * whatever is refused here is refused by the table. Tests take single things away.
 */
final class Scene {
  /** Monday 14 September 2020, 10:00 in Shanghai. */
  static final Instant NOW = Instant.parse("2020-09-14T02:00:00Z");

  static final Directory TOWN = Town.directory();

  private static final Lifecycle LIFECYCLE = new Lifecycle();

  private static final Set<AlertEvent> OF_HITS =
      Set.of(
          AlertEvent.MODEL_HIT,
          AlertEvent.OPEN_DUPLICATE,
          AlertEvent.ROUTE_OK,
          AlertEvent.NEED_REVIEW,
          AlertEvent.LATE_DATA,
          AlertEvent.RETRACT);

  private static final Map<ActorRole, String> ORGS =
      Map.of(
          ActorRole.DEPT, Town.MARKET,
          ActorRole.COUNTY_CENTRE, Town.CC,
          ActorRole.CITY_CENTRE, Town.MC,
          ActorRole.PROV_CENTRE, Town.PC,
          ActorRole.SUPERVISOR, Town.SUPERVISOR,
          ActorRole.JUSTICE, Town.JUSTICE,
          ActorRole.ENTERPRISE, HitFixtures.SUBJECT);

  final CaseState file;
  final CommandRecord command;
  final SubjectFile subject = subject();
  private final HitRecord hit;

  Scene(AlertState state, AlertEvent event, ActorRole role, Severity severity) {
    file = file(state, severity);
    command = command(event, role);
    boolean bySystem = role == ActorRole.SYSTEM && event == AlertEvent.REOPEN;
    hit = OF_HITS.contains(event) || bySystem ? HitFixtures.hit("h2", severity, NOW).build() : null;
    if (event == AlertEvent.DESIGNATE) {
      file.getAlert().setReturnCount(2);
    }
    if (event == AlertEvent.PLAN_MATCH) {
      file.setConfirmBy(NOW.plusSeconds(3600));
    }
    prepareCards(event);
    if (event == AlertEvent.LIST) {
      file.setTags(new ArrayList<>(List.of("MAJOR_HAZARD")));
    }
  }

  /** What a move about cards, requests and listed supervision is about. */
  private void prepareCards(AlertEvent event) {
    switch (event) {
      case LIFT_CARD -> carded(Card.YELLOW);
      case JOINT_ACCEPT, JOINT_DECLINE -> {
        alert().setJointVisit("joint");
        file.setJointAgencies(new ArrayList<>(List.of(Town.MARKET)));
      }
      case REFUSE_EXTENSION -> alert().setExtensionAsked(NOW.plus(extension()));
      case PUBLISH, REPORT, LISTED_OVERDUE, DELIST -> {
        alert().setListed(true);
        alert().setPublishDue(NOW);
        alert().setReportDue(NOW);
      }
      default -> {
        // nothing is needed
      }
    }
  }

  /** The addressee has a card for handling. */
  void carded(Card card) {
    CardNote note =
        CardNote.newBuilder()
            .setStage(Stage.HANDLE.name())
            .setCard(card)
            .setDealtAt(NOW)
            .setDue(NOW)
            .setEndedAt(NOW)
            .setHolder(alert().getAddressee())
            .build();
    alert().setCards(new ArrayList<>(List.of(note)));
    alert().setCard(card);
  }

  Alert alert() {
    return file.getAlert();
  }

  Lifecycle.Outcome play() {
    return play(NOW);
  }

  Lifecycle.Outcome play(Instant now) {
    Route route = new Route(Town.MARKET, Town.CC, List.of(), "", "");
    return LIFECYCLE.apply(Move.of(file, command, now, TOWN, () -> subject, hit, route));
  }

  /** An inspection of this morning. */
  private static SubjectFile subject() {
    SubjectFact check =
        SubjectFact.newBuilder()
            .setActId("JC-1")
            .setKind(FactKind.CHECK)
            .setOccurredAt(NOW)
            .build();
    return SubjectFile.newBuilder().setFacts(new ArrayList<>(List.of(check))).build();
  }

  private static CaseState file(AlertState state, Severity severity) {
    Instant due = TOWN.calendar().deadline(LocalDate.of(2020, 9, 14), 1); // the end of the next day
    boolean clock =
        state != null && state != AlertState.PENDING_DISPATCH && Stage.of(state).isPresent();
    Alert alert =
        Alert.newBuilder()
            .setAlertId("a1")
            .setModelId("SC-03")
            .setModelVersion("1.0.0")
            .setEpisodeKey("e1")
            .setSubject(HitFixtures.SUBJECT)
            .setObjectKey(HitFixtures.SUBJECT)
            .setDomain("SC")
            .setSeverityInitial(severity)
            .setSeverity(severity)
            .setAreaNumber(Town.COUNTY)
            .setState(state == null ? AlertState.DETECTED : state)
            .setAddressee(Town.MARKET)
            .setDispatcher(Town.CC)
            .setConclusion(Conclusion.TRUE)
            .setFirstEventAt(NOW)
            .setTriggeredAt(NOW)
            .setEmittedAt(NOW)
            .setDueSign(due)
            .setDueHandle(due)
            .build();
    return CaseState.newBuilder()
        .setAlert(alert)
        .setSeq(state == null ? 0 : 5)
        .setLiveHits(1)
        .setStageDue(clock ? due : null)
        .setSignedAt(NOW)
        .setHandleLeft(state == AlertState.RECTIFYING ? 3 : null)
        .setHandler("handler")
        .build();
  }

  private static CommandRecord command(AlertEvent event, ActorRole role) {
    return CommandRecord.newBuilder()
        .setTransitionUuid("u1")
        .setAlertId("a1")
        .setSubject(HitFixtures.SUBJECT)
        .setEvent(event)
        .setActorRole(role)
        .setActorOrg(ORGS.getOrDefault(role, ""))
        .setActorId("somebody")
        .setEventTime(NOW)
        .setReasonCode(reason(event))
        .setComment("说明")
        .setAttachments(List.of(new Attachment("材料.pdf", "00")))
        .setLinkedActs(List.of("JC-1"))
        .setTargetOrg(Town.JUSTICE)
        .setOfficers(2)
        .setDeadline(NOW.plus(asksForTime(event) ? extension() : Duration.ofDays(10)))
        .build();
  }

  private static boolean asksForTime(AlertEvent event) {
    return event == AlertEvent.EXTEND || event == AlertEvent.ASK_EXTENSION;
  }

  /** A second after the running clock's end, which every stage may be given. */
  private static Duration extension() {
    return Duration.between(NOW, TOWN.calendar().deadline(LocalDate.of(2020, 9, 14), 1))
        .plusSeconds(1);
  }

  private static String reason(AlertEvent event) {
    return switch (event) {
      case RETURN -> "NOT_MINE";
      case REOPEN -> "ACT_REVOKED";
      case SUBMIT_FEEDBACK -> "";
      default -> "REASON";
    };
  }
}
