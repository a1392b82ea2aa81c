package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.StableId;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Attachment;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.HitRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.RejectReason;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CaseworkTest {
  private static final UnaryOperator<CommandRecord.Builder> PLAIN = command -> command;
  private static final Instant MONDAY = at(9, 14, 10, 0);

  private final CaseworkHarness casework = new CaseworkHarness();

  @Test
  void hit_opensAlertAndDispatchesIt() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());

    assertThat(casework.events()).containsExactly(AlertEvent.MODEL_HIT, AlertEvent.ROUTE_OK);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(casework.alert().getAddressee()).isEqualTo(Town.MARKET);
    assertThat(casework.alert().getDispatcher()).isEqualTo(Town.CC);
    assertThat(casework.last().getReasonCode()).isEqualTo("P10");
    assertThat(casework.last().getComment()).contains(Town.MARKET);
    assertThat(casework.notices())
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MARKET);
  }

  @Test
  void alertId_isMadeFromModelEpisodeAndFirstHit() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    casework.hit(first);
    CaseworkHarness again = new CaseworkHarness();
    again.hit(HitRecord.newBuilder(first).setLogTime(MONDAY.plusSeconds(77)).build());

    assertThat(casework.alert().getAlertId())
        .hasSize(32)
        .isEqualTo(again.alert().getAlertId())
        .isEqualTo(StableId.of("SC-03", first.getEpisodeKey(), "h1"));
  }

  @Test
  void secondHitOfEpisode_isMergedAndRaises() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    Instant before = casework.alert().getDueSign();
    casework.hit(hit("h2", Severity.RED, MONDAY.plusSeconds(60)).build());

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.OPEN_DUPLICATE);
    assertThat(casework.last().getHitId()).isEqualTo("h2");
    assertThat(casework.alert().getHitCount()).isEqualTo(2);
    assertThat(casework.alert().getSeverityInitial()).isEqualTo(Severity.YELLOW);
    assertThat(casework.alert().getSeverity()).isEqualTo(Severity.RED);
    assertThat(casework.alert().getActIds()).containsExactly("act-h1", "act-h2");
    assertThat(casework.alert().getDueSign())
        .isBefore(before)
        .isEqualTo(MONDAY.plusSeconds(60).plus(Duration.ofHours(2)));
    assertThat(casework.alert().getCopies()).containsExactly(Town.MC, Town.PC);
    assertThat(casework.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.OPEN_DUPLICATE)
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MARKET, Town.MC, Town.PC, Town.CC);
  }

  @Test
  void lowerHit_neverLowersAndTellsNobody() {
    casework.hit(hit("h1", Severity.ORANGE, MONDAY).build());
    int notified = casework.notices().size();
    casework.hit(hit("h2", Severity.BLUE, MONDAY.plusSeconds(60)).build());

    assertThat(casework.alert().getSeverity()).isEqualTo(Severity.ORANGE);
    assertThat(casework.notices()).hasSize(notified);
  }

  @Test
  void sameHitAgain_changesNothing() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    int emitted = casework.emitted().size();
    casework.hit(hit("h1", Severity.YELLOW, MONDAY.plusSeconds(60)).build());

    assertThat(casework.emitted()).hasSize(emitted);
  }

  @Test
  void shadowHit_neverBecomesAnAlert() {
    casework.hit(hit("h1", Severity.RED, MONDAY).setShadow(true).build());

    assertThat(casework.emitted()).isEmpty();
  }

  @Test
  void uncertainTrialUnroutedOrUnknownObject_isReviewedFirst() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).setEpisodeKey("1").setConfidence(0.59).build());
    casework.hit(
        hit("h2", Severity.YELLOW, MONDAY).setEpisodeKey("2").setTags(List.of("TRIAL")).build());
    casework.hit(
        hit("h3", Severity.YELLOW, MONDAY).setEpisodeKey("3").setAddressees(List.of("TW")).build());
    casework.hit(hit("h4", Severity.YELLOW, MONDAY).setEpisodeKey("4").setObjectKey("").build());
    casework.hit(hit("h5", Severity.YELLOW, MONDAY).setEpisodeKey("5").setConfidence(0.6).build());

    assertThat(casework.transitions())
        .filteredOn(row -> row.getEvent() != AlertEvent.MODEL_HIT)
        .extracting(AlertTransition::getReasonCode)
        .containsExactly("CONFIDENCE", "TRIAL", "UNROUTED", "OBJECT_UNKNOWN", "P10");
  }

  @Test
  void withdrawal_ofOneOfTwoHits_leavesTheAlert() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    HitRecord second = hit("h2", Severity.YELLOW, MONDAY.plusSeconds(1)).build();
    casework.hit(first).hit(second);
    int emitted = casework.emitted().size();

    casework.hit(HitFixtures.withdrawn(first, MONDAY.plusSeconds(2)));
    assertThat(casework.emitted()).hasSize(emitted);

    casework.hit(HitFixtures.withdrawn(second, MONDAY.plusSeconds(3)));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.LATE_DATA);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CANCELLED);
    assertThat(casework.alert().getConclusion()).isEqualTo(Conclusion.LATE_DATA);
  }

  @Test
  void withdrawal_afterHandlingBegan_flagsAndTells() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    casework.hit(first);
    sign(MONDAY.plusSeconds(10));
    verifyTrue(MONDAY.plusSeconds(20));
    casework.hit(HitFixtures.withdrawn(first, MONDAY.plusSeconds(30)));

    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(casework.alert().getBasisChanged()).isTrue();
    assertThat(casework.notices().get(casework.notices().size() - 1).getEvent())
        .isEqualTo(AlertEvent.LATE_DATA);
  }

  @Test
  void hitAgainAfterCancellation_opensAnotherAlert() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    casework.hit(first).hit(HitFixtures.withdrawn(first, MONDAY.plusSeconds(1)));
    String cancelled = casework.alert().getAlertId();
    casework.hit(hit("h1", Severity.YELLOW, MONDAY.plusSeconds(2)).build());

    assertThat(casework.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(casework.alert().getAlertId()).isNotEqualTo(cancelled);
    assertThat(casework.last().getSeq()).isEqualTo(2);
  }

  @Test
  void wholeLoop_closesAndArchivesAfterThirtyQuietDays() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    sign(MONDAY.plusSeconds(10));
    verifyTrue(MONDAY.plusSeconds(20));
    casework.fact(Plans.check("JC-1", MONDAY).build(), MONDAY.plusSeconds(25));
    casework.command(
        casework.alert(),
        AlertEvent.SUBMIT_FEEDBACK,
        DEPT,
        Town.MARKET,
        MONDAY.plusSeconds(30),
        command -> command.setLinkedActs(List.of("JC-1")));
    casework.command(
        casework.alert(),
        AlertEvent.AUDIT_PASS,
        COUNTY_CENTRE,
        Town.CC,
        MONDAY.plusSeconds(40),
        PLAIN);

    assertThat(casework.rejects()).isEmpty();
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(casework.alert().getConclusion()).isEqualTo(Conclusion.TRUE);
    assertThat(casework.alert().getClosedAt()).isEqualTo(MONDAY.plusSeconds(40));
    assertThat(casework.alert().getLinkedActs()).containsExactly("JC-1");

    casework.until(at(10, 15, 0, 0).minusMillis(1));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    casework.until(at(10, 15, 0, 0));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.ARCHIVED);
    assertThat(casework.transitions())
        .extracting(AlertTransition::getSeq)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);

    casework.command(
        casework.alert(), AlertEvent.REOPEN, CITY_CENTRE, Town.MC, at(10, 16, 0, 0), PLAIN);
    assertThat(casework.rejects().get(0).getReason()).isEqualTo(RejectReason.COMMAND_UNKNOWN_ALERT);
  }

  @Test
  void hitWithinThirtyDaysOfClosing_reopens() {
    wholeLoop_closes();
    casework.hit(hit("h2", Severity.ORANGE, at(9, 20, 0, 0)).build());

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.REOPEN);
    assertThat(casework.last().getHitId()).isEqualTo("h2");
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(casework.alert().getReopenCount()).isEqualTo(1);
    assertThat(casework.alert().getHitCount()).isEqualTo(2);
    assertThat(casework.alert().getSeverity()).isEqualTo(Severity.ORANGE);
    assertThat(casework.alert().getClosedAt()).isNull();
    assertThat(casework.alert().getConclusion()).isEqualTo(Conclusion.NONE);
  }

  @Test
  void hitAfterClosing_onceReArmed_opensAnAlertOfItsOwn() {
    wholeLoop_closes();
    String closed = casework.alert().getAlertId();
    Instant last = MONDAY.minusSeconds(3600);
    casework.hit(hit("h2", Severity.ORANGE, at(9, 20, 0, 0)).setRearmAfter(last).build());

    assertThat(casework.alert().getAlertId()).isNotEqualTo(closed);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(casework.alert().getHitCount()).isEqualTo(1);
    assertThat(casework.transitions())
        .filteredOn(row -> row.getEvent() == AlertEvent.MODEL_HIT)
        .extracting(AlertTransition::getReasonCode)
        .containsExactly("", "REARMED");
    casework.until(at(10, 15, 0, 0));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.QUIET);
    assertThat(casework.alert().getAlertId()).isEqualTo(closed);
  }

  @Test
  void hitAfterClosing_beforeReArm_reopens() {
    casework.hit(hit("h0", Severity.YELLOW, MONDAY.minusSeconds(10)).build());
    wholeLoop_closes();
    Instant beforeLast = MONDAY.minusSeconds(3601);
    casework.hit(hit("h2", Severity.YELLOW, at(9, 20, 0, 0)).setRearmAfter(beforeLast).build());

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.REOPEN);
    assertThat(casework.alert().getHitCount()).isEqualTo(3);
  }

  @Test
  void closedAlertWithALaterOneOfItsEpisode_isNotReopenedByAnyone() {
    wholeLoop_closes();
    Alert closed = casework.alert();
    casework.hit(hit("h2", Severity.ORANGE, at(9, 20, 0, 0)).setRearmAfter(MONDAY).build());
    int rows = casework.transitions().size();
    casework.command(closed, AlertEvent.REOPEN, CITY_CENTRE, Town.MC, at(9, 21, 0, 0), PLAIN);

    assertThat(casework.transitions()).hasSize(rows);
    assertThat(casework.rejects()).hasSize(1);
    assertThat(casework.rejects().get(0).getReason()).isEqualTo(RejectReason.COMMAND_ILLEGAL);
    assertThat(casework.rejects().get(0).getExpected()).contains(casework.alert().getAlertId());
  }

  @Test
  void withdrawalAfterClosing_isADeadLetter() {
    wholeLoop_closes();
    int rows = casework.transitions().size();
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    casework.hit(HitFixtures.withdrawn(first, MONDAY.plusSeconds(90)));

    assertThat(casework.transitions()).hasSize(rows);
    assertThat(casework.rejects()).hasSize(1);
    assertThat(casework.rejects().get(0).getKind()).isEqualTo("HIT");
  }

  private void wholeLoop_closes() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    sign(MONDAY.plusSeconds(10));
    casework.command(
        casework.alert(),
        AlertEvent.VERIFY_FALSE,
        DEPT,
        Town.MARKET,
        MONDAY.plusSeconds(20),
        command ->
            command
                .setReasonCode("NOT_FOUND")
                .setAttachments(List.of(new Attachment("现场记录.pdf", "00"))));
    casework.command(
        casework.alert(),
        AlertEvent.AUDIT_PASS,
        COUNTY_CENTRE,
        Town.CC,
        MONDAY.plusSeconds(40),
        PLAIN);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(casework.alert().getConclusion()).isEqualTo(Conclusion.FALSE);
  }

  private void sign(Instant now) {
    casework.command(casework.alert(), AlertEvent.SIGN, DEPT, Town.MARKET, now, PLAIN);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.SIGNED);
  }

  private void verifyTrue(Instant now) {
    casework.command(
        casework.alert(), AlertEvent.VERIFY_TRUE, DEPT, Town.MARKET, now, c -> c.setOfficers(2));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
  }
}
