package cn.jianguan.jobs.casework.lifecycle;

import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static cn.jianguan.record.ActorRole.PROV_CENTRE;
import static cn.jianguan.record.RejectReason.COMMAND_FORBIDDEN;
import static cn.jianguan.record.RejectReason.COMMAND_ILLEGAL;
import static cn.jianguan.record.RejectReason.COMMAND_INCOMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.jobs.casework.Town;
import cn.jianguan.jobs.casework.lifecycle.Lifecycle.Outcome;
import cn.jianguan.log.Refusal;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CaseState;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing missing or wrong at a time: which reason, which field, and nothing changed. */
class GuardTest {
  private static final Duration DAY = Duration.ofDays(1);

  private record Case(
      String what,
      AlertState from,
      AlertEvent event,
      ActorRole role,
      Consumer<Scene> spoil,
      RejectReason reason,
      String field) {
    @Override
    public String toString() {
      return event + ": " + what;
    }
  }

  static Stream<Case> refused() {
    return Stream.of(
        no(
            "centre of another county",
            AlertState.REVIEW,
            AlertEvent.ACCEPT,
            COUNTY_CENTRE,
            s -> s.command.setActorOrg(Town.CC_OTHER),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "unknown centre",
            AlertState.REVIEW,
            AlertEvent.ACCEPT,
            COUNTY_CENTRE,
            s -> s.command.setActorOrg("nobody"),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "a department that says it is a centre",
            AlertState.REVIEW,
            AlertEvent.ACCEPT,
            COUNTY_CENTRE,
            s -> s.command.setActorOrg(Town.MARKET),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "alert of no region",
            AlertState.REVIEW,
            AlertEvent.ACCEPT,
            CITY_CENTRE,
            s -> s.alert().setAreaNumber(""),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "no reason",
            AlertState.REVIEW,
            AlertEvent.REJECT,
            COUNTY_CENTRE,
            s -> s.command.setReasonCode(" "),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "no target",
            AlertState.PENDING_DISPATCH,
            AlertEvent.DISPATCH,
            COUNTY_CENTRE,
            s -> {
              s.command.setTargetOrg("");
              s.alert().setAddressee("");
            },
            COMMAND_INCOMPLETE,
            "targetOrg"),
        no(
            "target of another county",
            AlertState.PENDING_DISPATCH,
            AlertEvent.DISPATCH,
            COUNTY_CENTRE,
            s -> s.command.setTargetOrg(Town.SECOND),
            COMMAND_ILLEGAL,
            "targetOrg"),
        no(
            "target of a higher level",
            AlertState.PENDING_DISPATCH,
            AlertEvent.DISPATCH,
            COUNTY_CENTRE,
            s -> s.command.setTargetOrg(Town.MARKET_CITY),
            COMMAND_ILLEGAL,
            "targetOrg"),
        no(
            "another department",
            AlertState.DISPATCHED,
            AlertEvent.SIGN,
            DEPT,
            s -> s.command.setActorOrg(Town.SECOND),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "reason not on the list",
            AlertState.DISPATCHED,
            AlertEvent.RETURN,
            DEPT,
            s -> s.command.setReasonCode("TOO_BUSY"),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "third return",
            AlertState.DISPATCHED,
            AlertEvent.RETURN,
            DEPT,
            s -> s.alert().setReturnCount(2),
            COMMAND_ILLEGAL,
            "returnCount"),
        no(
            "designated",
            AlertState.DISPATCHED,
            AlertEvent.RETURN,
            DEPT,
            s -> s.file.setDesignated(true),
            COMMAND_ILLEGAL,
            "returnCount"),
        no(
            "sign clock has run out",
            AlertState.DISPATCHED,
            AlertEvent.RETURN,
            DEPT,
            s -> s.alert().setDueSign(Scene.NOW.minusMillis(1)),
            COMMAND_ILLEGAL,
            "eventTime"),
        no(
            "signed two working days ago",
            AlertState.SIGNED,
            AlertEvent.RETURN,
            DEPT,
            s -> s.file.setSignedAt(Scene.NOW.minus(DAY.multipliedBy(4))),
            COMMAND_ILLEGAL,
            "eventTime"),
        no(
            "fourth transfer",
            AlertState.SIGNED,
            AlertEvent.TRANSFER,
            COUNTY_CENTRE,
            s -> s.alert().setTransferCount(3),
            COMMAND_ILLEGAL,
            "transferCount"),
        no(
            "to the same agency",
            AlertState.SIGNED,
            AlertEvent.TRANSFER,
            COUNTY_CENTRE,
            s -> s.command.setTargetOrg(Town.MARKET),
            COMMAND_ILLEGAL,
            "targetOrg"),
        no(
            "too early",
            AlertState.SIGNED,
            AlertEvent.DESIGNATE,
            CITY_CENTRE,
            s -> s.alert().setReturnCount(1),
            COMMAND_ILLEGAL,
            "event"),
        no(
            "not above the dispatcher",
            AlertState.SIGNED,
            AlertEvent.DESIGNATE,
            CITY_CENTRE,
            s -> s.alert().setDispatcher(Town.MC),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "one officer",
            AlertState.SIGNED,
            AlertEvent.VERIFY_TRUE,
            DEPT,
            s -> s.command.setOfficers(1),
            COMMAND_INCOMPLETE,
            "officers"),
        no(
            "off site with nothing to show",
            AlertState.SIGNED,
            AlertEvent.VERIFY_PARTLY,
            DEPT,
            s -> {
              s.command.setOfficers(0);
              s.command.setOffSite(true);
              bare(s);
            },
            COMMAND_INCOMPLETE,
            "officers"),
        no(
            "no reason",
            AlertState.SIGNED,
            AlertEvent.VERIFY_FALSE,
            DEPT,
            s -> s.command.setReasonCode(""),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "no evidence",
            AlertState.SIGNED,
            AlertEvent.UNVERIFIABLE,
            DEPT,
            GuardTest::bare,
            COMMAND_INCOMPLETE,
            "attachments"),
        no(
            "no act",
            AlertState.SIGNED,
            AlertEvent.ALREADY_HANDLED,
            DEPT,
            s -> s.command.setLinkedActs(List.of()),
            COMMAND_INCOMPLETE,
            "linkedActs"),
        no(
            "no deadline",
            AlertState.HANDLING,
            AlertEvent.ORDER_RECTIFY,
            DEPT,
            s -> s.command.setDeadline(null),
            COMMAND_INCOMPLETE,
            "deadline"),
        no(
            "deadline passed",
            AlertState.HANDLING,
            AlertEvent.ORDER_RECTIFY,
            DEPT,
            s -> s.command.setDeadline(Scene.NOW),
            COMMAND_ILLEGAL,
            "deadline"),
        no(
            "deadline beyond 30 days",
            AlertState.HANDLING,
            AlertEvent.ORDER_RECTIFY,
            DEPT,
            s -> s.command.setDeadline(Scene.NOW.plus(DAY.multipliedBy(31))),
            COMMAND_ILLEGAL,
            "deadline"),
        no(
            "no re-check",
            AlertState.RECTIFYING,
            AlertEvent.RECTIFIED,
            DEPT,
            s -> s.command.setLinkedActs(List.of()),
            COMMAND_INCOMPLETE,
            "linkedActs"),
        no(
            "neither act nor reason",
            AlertState.HANDLING,
            AlertEvent.SUBMIT_FEEDBACK,
            DEPT,
            s -> s.command.setLinkedActs(List.of()),
            COMMAND_INCOMPLETE,
            "linkedActs"),
        no(
            "no act needed, but why",
            AlertState.HANDLING,
            AlertEvent.SUBMIT_FEEDBACK,
            DEPT,
            s -> {
              s.command.setLinkedActs(List.of());
              s.command.setReasonCode("NO_ACT_NEEDED");
              s.command.setComment(" ");
            },
            COMMAND_INCOMPLETE,
            "linkedActs"),
        no(
            "no conclusion",
            AlertState.HANDLING,
            AlertEvent.SUBMIT_FEEDBACK,
            DEPT,
            s -> s.alert().setConclusion(Conclusion.NONE),
            COMMAND_INCOMPLETE,
            "conclusion"),
        no(
            "a conclusion only the system draws",
            AlertState.HANDLING,
            AlertEvent.SUBMIT_FEEDBACK,
            DEPT,
            s -> s.command.setConclusion(Conclusion.LATE_DATA),
            COMMAND_INCOMPLETE,
            "conclusion"),
        no(
            "a centre below the dispatcher",
            AlertState.FEEDBACK,
            AlertEvent.AUDIT_PASS,
            COUNTY_CENTRE,
            s -> s.alert().setDispatcher(Town.MC),
            COMMAND_FORBIDDEN,
            "actorOrg"),
        no(
            "by who handled it",
            AlertState.FEEDBACK,
            AlertEvent.AUDIT_PASS,
            COUNTY_CENTRE,
            s -> s.file.setHandler("somebody"),
            COMMAND_FORBIDDEN,
            "actorId"),
        no(
            "twice by one person",
            AlertState.FEEDBACK,
            AlertEvent.AUDIT_PASS,
            COUNTY_CENTRE,
            s -> {
              s.alert().setSeverity(Severity.RED);
              s.file.setFirstAuditor("somebody");
            },
            COMMAND_FORBIDDEN,
            "actorId"),
        no(
            "no reason",
            AlertState.FEEDBACK,
            AlertEvent.AUDIT_REJECT,
            COUNTY_CENTRE,
            s -> s.command.setReasonCode(""),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "third time",
            AlertState.FEEDBACK,
            AlertEvent.AUDIT_REJECT,
            COUNTY_CENTRE,
            s -> s.alert().setRejectCount(2),
            COMMAND_ILLEGAL,
            "rejectCount"),
        no(
            "reason not on the list",
            AlertState.CLOSED,
            AlertEvent.REOPEN,
            COUNTY_CENTRE,
            s -> s.command.setReasonCode("WHY_NOT"),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "reason that says nothing",
            AlertState.HANDLING,
            AlertEvent.SUBMIT_FEEDBACK,
            DEPT,
            s -> s.command.setReasonCode("HANDLED"),
            COMMAND_INCOMPLETE,
            "reasonCode"),
        no(
            "second time",
            AlertState.HANDLING,
            AlertEvent.EXTEND,
            COUNTY_CENTRE,
            s -> s.alert().setExtensionCount(1),
            COMMAND_ILLEGAL,
            "extensionCount"),
        no(
            "after the end",
            AlertState.HANDLING,
            AlertEvent.EXTEND,
            COUNTY_CENTRE,
            s -> s.file.setStageDue(Scene.NOW.minusMillis(1)),
            COMMAND_ILLEGAL,
            "eventTime"),
        no(
            "listed, one day ahead",
            AlertState.HANDLING,
            AlertEvent.EXTEND,
            COUNTY_CENTRE,
            s -> s.alert().setListed(true),
            COMMAND_ILLEGAL,
            "eventTime"),
        no(
            "longer than the stage",
            AlertState.HANDLING,
            AlertEvent.EXTEND,
            COUNTY_CENTRE,
            s -> s.command.setDeadline(Scene.NOW.plus(DAY.multipliedBy(25))),
            COMMAND_ILLEGAL,
            "deadline"),
        no(
            "no deadline",
            AlertState.HANDLING,
            AlertEvent.EXTEND,
            COUNTY_CENTRE,
            s -> s.command.setDeadline(null),
            COMMAND_INCOMPLETE,
            "deadline"),
        no(
            "no major hazard",
            AlertState.HANDLING,
            AlertEvent.LIST,
            PROV_CENTRE,
            s -> s.file.setTags(List.of()),
            COMMAND_ILLEGAL,
            "event"),
        no(
            "listed already",
            AlertState.HANDLING,
            AlertEvent.LIST,
            PROV_CENTRE,
            s -> s.alert().setListed(true),
            COMMAND_ILLEGAL,
            "event"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void oneThingWrong_isRefusedAndChangesNothing(Case wrong) {
    Scene scene = new Scene(wrong.from, wrong.event, wrong.role, Severity.YELLOW);
    wrong.spoil.accept(scene);
    CaseState before = CaseState.newBuilder(scene.file).build();

    Outcome outcome = scene.play();

    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    Refusal refusal = ((Outcome.Refused) outcome).refusal();
    assertThat(refusal.reason()).isEqualTo(wrong.reason);
    assertThat(refusal.field()).isEqualTo(wrong.field);
    assertThat(refusal.expected()).matches("(?s).*\\p{IsHan}.* / .*");
    // Moments are told as people read them, never in UTC.
    assertThat(refusal.value() + refusal.expected()).doesNotMatch("(?s).*\\d{2}:\\d{2}.*Z.*");
    assertThat(scene.file).isEqualTo(before);
  }

  @Test
  void offSiteWithEvidence_needsNoOfficers() {
    Scene scene = new Scene(AlertState.SIGNED, AlertEvent.VERIFY_TRUE, DEPT, Severity.BLUE);
    scene.command.setOfficers(0);
    scene.command.setOffSite(true);
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
  }

  @Test
  void feedbackWithAnAct_needsNoReason() {
    Scene scene = new Scene(AlertState.HANDLING, AlertEvent.SUBMIT_FEEDBACK, DEPT, Severity.BLUE);
    scene.command.setReasonCode("");
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
  }

  @Test
  void reasonNotOnTheList_isRefused_namingThoseThatAre() {
    Scene scene = new Scene(AlertState.DISPATCHED, AlertEvent.RETURN, DEPT, Severity.BLUE);
    scene.command.setReasonCode("TOO_BUSY");
    assertThat(((Outcome.Refused) scene.play()).refusal().expected())
        .contains("非本机关职责 not our duty (NOT_MINE)", "INSUFFICIENT", "DUPLICATE", "OBJECT_UNKNOWN");
  }

  @Test
  void noActNeeded_withReason_isFeedback() {
    Scene scene = new Scene(AlertState.HANDLING, AlertEvent.SUBMIT_FEEDBACK, DEPT, Severity.BLUE);
    scene.command.setLinkedActs(List.of());
    scene.command.setReasonCode("NO_ACT_NEEDED");
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
  }

  @Test
  void provinceAudits_whatACityDispatched() {
    Scene scene = new Scene(AlertState.FEEDBACK, AlertEvent.AUDIT_PASS, PROV_CENTRE, Severity.BLUE);
    scene.alert().setDispatcher(Town.MC);
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
  }

  @Test
  void thirdReopening_isGroundToList() {
    Scene scene = new Scene(AlertState.HANDLING, AlertEvent.LIST, CITY_CENTRE, Severity.BLUE);
    scene.file.setTags(List.of());
    scene.alert().setReopenCount(3);
    assertThat(scene.play()).isInstanceOf(Outcome.Made.class);
    assertThat(scene.alert().getListed()).isTrue();
  }

  @Test
  void lastMillisecondOfTheClock_isInTime() {
    Scene scene = new Scene(AlertState.DISPATCHED, AlertEvent.RETURN, DEPT, Severity.BLUE);
    Instant due = scene.alert().getDueSign();
    assertThat(scene.play(due)).isInstanceOf(Outcome.Made.class);
  }

  private static void bare(Scene scene) {
    scene.command.setAttachments(List.of());
    scene.command.setLinkedActs(List.of());
  }

  private static Case no(
      String what,
      AlertState from,
      AlertEvent event,
      ActorRole role,
      Consumer<Scene> spoil,
      RejectReason reason,
      String field) {
    return new Case(what, from, event, role, spoil, reason, field);
  }
}
