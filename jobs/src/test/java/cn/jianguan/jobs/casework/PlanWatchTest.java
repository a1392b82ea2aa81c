package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertPlanDecision;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.MatchStrength;
import cn.jianguan.record.MatchTiming;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.PlannedVisit;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Alerts that wait for somebody else's visit or word (guards (a) to (f) of the reference §5.2). */
class PlanWatchTest {
  private static final Instant NOW = Plans.NOW;
  private final CaseworkHarness town = new CaseworkHarness();

  PlanWatchTest() {
    Plans.catalogue(town);
  }

  private Alert merged() {
    town.visit(Plans.open("v1").build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    return town.alert();
  }

  @Test
  void merge_namesTaskAndTellsItsAgency() {
    town.visit(Plans.open("v1").setAgencyCode(Town.ECOLOGY_CITY).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());

    assertThat(town.alert().getPlanTasks()).containsExactly("T-v1");
    assertThat(town.alert().getSilencedBy()).isEqualTo("task:T-v1");
    assertThat(town.notices())
        .extracting(NotificationRecord::getRecipient, NotificationRecord::getRole)
        .contains(tuple(Town.ECOLOGY_CITY, "CC"));
    AlertPlanDecision record = town.decisions().get(0);
    assertThat(record.getStrength()).isEqualTo(MatchStrength.M1);
    assertThat(record.getTiming()).isEqualTo(MatchTiming.OPEN);
    assertThat(record.getTaskObjectId()).isEqualTo("v1");
    assertThat(record.getHitId()).isEqualTo("h1");
    assertThat(record.getBefore()).isEqualTo(AlertState.DETECTED);
    assertThat(record.getCoolDownDays()).isEqualTo(30);
  }

  @Test
  void result_closesWithWhatTheVisitFound() {
    merged();
    town.visit(
        Plans.done("v1", true).setCheckActionCode("JC-9").build(), NOW.plus(Duration.ofDays(1)));

    assertThat(town.last().getEvent()).isEqualTo(AlertEvent.TASK_RESULT);
    assertThat(town.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(town.alert().getConclusion()).isEqualTo(Conclusion.TRUE);
    assertThat(town.alert().getLinkedActs()).containsExactly("JC-9");
  }

  @Test
  void cleanResult_closesAsNotTrue_andOneThatSaysNothingAsUnverifiable() {
    merged();
    town.visit(Plans.done("v1", false).build(), NOW.plus(Duration.ofDays(1)));
    assertThat(town.alert().getConclusion()).isEqualTo(Conclusion.FALSE);

    CaseworkHarness other = new CaseworkHarness();
    Plans.catalogue(other);
    other.visit(Plans.open("v1").build(), NOW.minusSeconds(60));
    other.hit(Plans.hit("h1", Severity.YELLOW).build());
    other.visit(Plans.done("v1", false).setProblem(null).build(), NOW.plus(Duration.ofDays(1)));
    assertThat(other.alert().getConclusion()).isEqualTo(Conclusion.UNVERIFIABLE);
  }

  @Test
  void inspectionOfTheTask_isTheResult() {
    merged();
    town.fact(
        Plans.check("JC-1", NOW.plus(Duration.ofHours(2)))
            .setTaskId("T-v1")
            .setProblem(false)
            .build(),
        NOW.plus(Duration.ofHours(3)));

    assertThat(town.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(town.alert().getLinkedActs()).containsExactly("JC-1");
  }

  @Test
  void inspectionOfAnotherTask_isNot() {
    merged();
    town.fact(
        Plans.check("JC-1", NOW.plus(Duration.ofHours(2)))
            .setTaskId("T-other")
            .setProblem(false)
            .build(),
        NOW.plus(Duration.ofHours(3)));

    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
  }

  @Test
  void cancellation_unmerges_andTheCentreLearns() {
    merged();
    town.visit(
        Plans.open("v1").setCancelled(true).setCancelledBy("任务取消 / cancelled").build(),
        NOW.plus(Duration.ofDays(1)));

    assertThat(town.last().getEvent()).isEqualTo(AlertEvent.TASK_CANCELLED);
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
    assertThat(town.decisions()).extracting(AlertPlanDecision::getRule).containsExactly("P3", "Ga");
    NotificationRecord last = town.notices().get(town.notices().size() - 1);
    assertThat(last.getRecipient()).isEqualTo(Town.CC);
  }

  @Test
  void cancellation_withAnotherTaskOpen_goesWithThatOne() {
    merged();
    town.visit(Plans.open("v2").build(), NOW.plus(Duration.ofDays(1)));
    town.visit(
        Plans.open("v1").setCancelled(true).setCancelledBy("任务取消 / cancelled").build(),
        NOW.plus(Duration.ofDays(2)));

    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    assertThat(town.alert().getPlanTasks()).containsExactly("T-v2");
  }

  @Test
  void itemsTakenOffTheTask_unmerge() {
    merged();
    town.visit(
        Plans.open("v1").setItemCodes(List.of(Plans.OTHER)).build(), NOW.plus(Duration.ofDays(1)));

    assertThat(town.last().getReasonCode()).isEqualTo("CHANGED");
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void silence_twentyWorkingDaysAfterTheTask_unmerges() {
    merged();
    // 30 September, 20 working days: 9 and 10 October, then weeks from the 12th on.
    Instant due = CaseworkHarness.at(11, 5, 0, 0);
    town.until(due.minusMillis(1));
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    town.until(due.plusMillis(1));

    assertThat(town.last().getReasonCode()).isEqualTo("WATCH");
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void prolongedTask_isWatchedLonger() {
    merged();
    town.visit(
        Plans.open("v1").setDateTo(LocalDate.of(2020, 10, 30)).build(),
        NOW.plus(Duration.ofDays(1)));
    town.until(CaseworkHarness.at(11, 6, 0, 0));
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    town.until(CaseworkHarness.at(11, 28, 0, 1));
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void redHit_isDispatchedAtOnce() {
    merged();
    town.hit(HitFixtures.hit("h2", Severity.RED, NOW.plusSeconds(60)).build());

    assertThat(town.events())
        .endsWith(AlertEvent.OPEN_DUPLICATE, AlertEvent.TASK_CANCELLED, AlertEvent.DISPATCH);
    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(town.alert().getAddressee()).isEqualTo(Town.MARKET);
    assertThat(town.alert().getDueTotal()).isNotNull();
  }

  @Test
  void hitWithCasualties_isDispatchedAtOnce() {
    merged();
    HitRecord hit =
        HitFixtures.hit("h2", Severity.YELLOW, NOW.plusSeconds(60))
            .setTags(List.of("CASUALTY"))
            .build();
    town.hit(hit);

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void complaintOfTheDomain_unmerges_oneOfAnotherDoesNot() {
    merged();
    town.fact(Plans.complaint("ST"), NOW.plusSeconds(60));
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    town.fact(Plans.complaint("SC"), NOW.plusSeconds(120));

    assertThat(town.last().getReasonCode()).isEqualTo("COMPLAINT");
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void soonTask_notAdvancedInAWorkingDay_isDispatched() {
    town.visit(Plans.upcoming("v1").build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.decisions().get(0).getProposedFrom()).isEqualTo(LocalDate.of(2020, 9, 21));
    town.until(CaseworkHarness.at(9, 16, 0, 1));

    assertThat(town.events()).endsWith(AlertEvent.TASK_CANCELLED, AlertEvent.DISPATCH);
    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void soonTask_advanced_isWaitedFor() {
    town.visit(Plans.upcoming("v1").build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    town.visit(
        Plans.upcoming("v1").setDateFrom(LocalDate.of(2020, 9, 18)).build(), NOW.plusSeconds(60));
    town.until(CaseworkHarness.at(9, 17, 0, 0));

    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
  }

  @Test
  void jointVisit_confirmedByTheAgency_merges() {
    proposed();
    town.command(
        town.alert(),
        AlertEvent.PLAN_MATCH,
        ActorRole.DEPT,
        Town.MARKET,
        NOW.plusSeconds(60),
        it -> it);

    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    town.visit(
        Plans.done("v1", true).setItemCodes(List.of(Plans.OTHER)).build(),
        NOW.plus(Duration.ofDays(1)));
    assertThat(town.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void jointVisit_withoutAWord_isDispatchedAfterAWorkingDay() {
    proposed();
    town.until(CaseworkHarness.at(9, 16, 0, 1));

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(town.last().getReasonCode()).isEqualTo("NOT_CONFIRMED");
  }

  private void proposed() {
    PlannedVisit visit = Plans.open("v1").setItemCodes(List.of(Plans.OTHER)).build();
    town.visit(visit, NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void planAfterTheAlert_joinsWithinThirtyDays() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    town.visit(Plans.open("v1").build(), NOW.plus(Duration.ofDays(2)));

    assertThat(town.last().getEvent()).isEqualTo(AlertEvent.PLAN_MATCH);
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    assertThat(town.alert().getDueSign()).isNull();
  }

  @Test
  void planAfterThirtyDays_doesNot() {
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    town.visit(
        Plans.visit("v1", LocalDate.of(2020, 10, 1), LocalDate.of(2020, 11, 1)).build(),
        NOW.plus(Duration.ofDays(30)).plusSeconds(1));

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void planAfterARedAlert_movesNothing() {
    town.hit(Plans.hit("h1", Severity.RED).build());
    town.visit(Plans.open("v1").build(), NOW.plusSeconds(60));

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void modelAboutAgencies_isNeverMerged() {
    town.visit(Plans.open("v1").setDomain("JD").build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).setDomain("JD").setAddressees(List.of("JU")).build());

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void twoItems_closeWhenBothHaveResults() {
    town.visit(Plans.open("v1").build(), NOW.minusSeconds(60));
    town.visit(
        Plans.open("v2").setItemCodes(List.of(Plans.OTHER)).setAgencyCode("X").build(),
        NOW.minusSeconds(50));
    town.hit(
        Plans.hit("h1", Severity.YELLOW).setItemCodes(List.of(Plans.ITEM, Plans.OTHER)).build());
    assertThat(town.alert().getPlanTasks()).containsExactly("T-v1", "T-v2");
    town.visit(Plans.done("v1", true).build(), NOW.plusSeconds(60));
    assertThat(town.alert().getState()).isEqualTo(AlertState.MERGED_PLAN);
    town.visit(
        Plans.done("v2", false).setItemCodes(List.of(Plans.OTHER)).build(), NOW.plusSeconds(120));

    assertThat(town.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(town.alert().getConclusion()).isEqualTo(Conclusion.PARTLY);
  }

  @Test
  void twoItems_ofWhichOneHasNoTask_areDispatchedWithTheClueAttached() {
    town.visit(Plans.open("v1").build(), NOW.minusSeconds(60));
    town.hit(
        Plans.hit("h1", Severity.ORANGE)
            .setItemCodes(List.of(Plans.ITEM, "0000000000000X"))
            .build());

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(town.alert().getDecisionRule()).isEqualTo("P10");
    assertThat(town.alert().getPlanTasks()).containsExactly("T-v1");
  }

  @Test
  void visitForAnAlertThatCouldNotWait_isOfferedToTheTask() {
    town.visit(Plans.later("v1").setAgencyCode(Town.ECOLOGY_CITY).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.alert().getDecisionRule()).isEqualTo("P5");
    Alert alert = town.alert();
    town.fact(Plans.check("JC-7", NOW).setItemCodes(List.of(Plans.OTHER)).build(), NOW);
    dept(alert, AlertEvent.SIGN, 1);
    dept(alert, AlertEvent.VERIFY_TRUE, 2);
    dept(alert, AlertEvent.SUBMIT_FEEDBACK, 3);
    town.command(
        alert,
        AlertEvent.AUDIT_PASS,
        ActorRole.COUNTY_CENTRE,
        Town.CC,
        NOW.plusSeconds(4),
        it -> it);

    assertThat(town.alert().getState()).isEqualTo(AlertState.CLOSED);
    AlertPlanDecision offer = town.decisions().get(1);
    assertThat(offer.getCause()).isEqualTo("CREDIT");
    assertThat(offer.getTaskObjectId()).isEqualTo("v1");
    NotificationRecord last = town.notices().get(town.notices().size() - 1);
    assertThat(last.getRecipient()).isEqualTo(Town.ECOLOGY_CITY);
  }

  private void dept(Alert alert, AlertEvent event, int second) {
    town.command(
        alert,
        event,
        ActorRole.DEPT,
        Town.MARKET,
        NOW.plusSeconds(second),
        it -> it.setOfficers(2).setLinkedActs(List.of("JC-7")));
  }

  @Test
  void hitNewerThanTheCleanVisit_isNotSilenced() {
    town.visit(Plans.done("v1", false).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).setOccurredAt(NOW.minusSeconds(10)).build());

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void silencedHit_keepsCodeAndPointer_andTheNextOneIsDecidedAnew() {
    town.visit(Plans.done("v1", false).build(), NOW.minusSeconds(60));
    town.hit(Plans.hit("h1", Severity.YELLOW).build());
    assertThat(town.alert().getState()).isEqualTo(AlertState.SUPPRESSED);
    assertThat(town.alert().getSuppressCode()).isEqualTo("S5");
    assertThat(town.alert().getSilencedBy()).isEqualTo("act:v1");
    assertThat(town.alert().getEvidence()).isNotEmpty();
    town.hit(
        HitFixtures.hit("h2", Severity.YELLOW, NOW.plusSeconds(60))
            .setOccurredAt(NOW.plusSeconds(30))
            .setItemCodes(List.of(Plans.ITEM))
            .build());

    assertThat(town.alert().getState()).isEqualTo(AlertState.DISPATCHED);
  }

  @Test
  void enterpriseThatAnswered_andWasNotHitAgain_isClosed() {
    corrected();
    town.until(CaseworkHarness.at(9, 29, 0, 1));

    assertThat(town.last().getEvent()).isEqualTo(AlertEvent.CORRECTED);
    assertThat(town.alert().getConclusion()).isEqualTo(Conclusion.TRUE_NO_PENALTY);
    assertThat(town.notices())
        .extracting(NotificationRecord::getRecipient, NotificationRecord::getRole)
        .contains(tuple(HitFixtures.SUBJECT, "ENTERPRISE"));
  }

  @Test
  void enterpriseThatWasHitAfterItsAnswer_isNot() {
    corrected();
    town.hit(HitFixtures.hit("h2", Severity.YELLOW, NOW.plus(Duration.ofDays(3))).build());
    town.until(CaseworkHarness.at(9, 29, 0, 1));

    assertThat(town.last().getEvent()).isEqualTo(AlertEvent.CORRECT_FAILED);
    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  @Test
  void enterpriseThatDidNotAnswer_isNot() {
    town.hit(Plans.hit("h1", Severity.YELLOW).setSuppressCodes(List.of("S7")).build());
    town.until(CaseworkHarness.at(9, 29, 0, 1));

    assertThat(town.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
  }

  private void corrected() {
    town.hit(Plans.hit("h1", Severity.YELLOW).setSuppressCodes(List.of("S7")).build());
    town.command(
        town.alert(),
        AlertEvent.CORRECTED,
        ActorRole.ENTERPRISE,
        HitFixtures.SUBJECT,
        NOW.plus(Duration.ofDays(1)),
        it -> it.setAttachments(List.of(new Attachment("photo.jpg", "00"))));
    assertThat(town.alert().getState()).isEqualTo(AlertState.SELF_CORRECT);
  }

  @Test
  void firstOrange_endsNoDisturb() {
    town.reference(Plans.notDisturbed(), NOW.minusSeconds(600));
    town.hit(Plans.hit("h1", Severity.YELLOW).setEpisodeKey("e1").build());
    assertThat(town.alert().getDecisionRule()).isEqualTo("S9");
    assertThat(town.alert().getOffSiteOnly()).isTrue();
    town.hit(Plans.hit("h2", Severity.ORANGE).setEpisodeKey("e2").build());
    town.hit(Plans.hit("h3", Severity.YELLOW).setEpisodeKey("e3").build());

    assertThat(town.alert().getDecisionRule()).isEqualTo("P10");
    assertThat(town.alert().getOffSiteOnly()).isFalse();
  }
}
