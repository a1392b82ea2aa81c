package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.Desk.at;
import static cn.jianguan.jobs.casework.Hits.hit;
import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static org.assertj.core.api.Assertions.assertThat;

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

  private final Desk desk = new Desk();

  @Test
  void hit_opensAlertAndDispatchesIt() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).build());

    assertThat(desk.events()).containsExactly(AlertEvent.MODEL_HIT, AlertEvent.ROUTE_OK);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(desk.alert().getAddressee()).isEqualTo(Town.MARKET);
    assertThat(desk.alert().getDispatcher()).isEqualTo(Town.CC);
    assertThat(desk.last().getReasonCode()).isEqualTo("P10");
    assertThat(desk.last().getComment()).contains(Town.MARKET);
    assertThat(desk.notices())
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MARKET);
  }

  @Test
  void alertId_isMadeFromModelEpisodeAndFirstHit() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    desk.hit(first);
    Desk again = new Desk();
    again.hit(HitRecord.newBuilder(first).setLogTime(MONDAY.plusSeconds(77)).build());

    assertThat(desk.alert().getAlertId())
        .hasSize(32)
        .isEqualTo(again.alert().getAlertId())
        .isEqualTo(CauseId.of("SC-03", first.getEpisodeKey(), "h1"));
  }

  @Test
  void secondHitOfEpisode_isMergedAndRaises() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    Instant before = desk.alert().getDueSign();
    desk.hit(hit("h2", Severity.RED, MONDAY.plusSeconds(60)).build());

    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.OPEN_DUPLICATE);
    assertThat(desk.last().getHitId()).isEqualTo("h2");
    assertThat(desk.alert().getHitCount()).isEqualTo(2);
    assertThat(desk.alert().getSeverityInitial()).isEqualTo(Severity.YELLOW);
    assertThat(desk.alert().getSeverity()).isEqualTo(Severity.RED);
    assertThat(desk.alert().getActIds()).containsExactly("act-h1", "act-h2");
    assertThat(desk.alert().getDueSign())
        .isBefore(before)
        .isEqualTo(MONDAY.plusSeconds(60).plus(Duration.ofHours(2)));
    assertThat(desk.alert().getCopies()).containsExactly(Town.MC, Town.PC);
    assertThat(desk.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.OPEN_DUPLICATE)
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MARKET, Town.MC, Town.PC, Town.CC);
  }

  @Test
  void lowerHit_neverLowersAndTellsNobody() {
    desk.hit(hit("h1", Severity.ORANGE, MONDAY).build());
    int told = desk.notices().size();
    desk.hit(hit("h2", Severity.BLUE, MONDAY.plusSeconds(60)).build());

    assertThat(desk.alert().getSeverity()).isEqualTo(Severity.ORANGE);
    assertThat(desk.notices()).hasSize(told);
  }

  @Test
  void sameHitAgain_changesNothing() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    int said = desk.said().size();
    desk.hit(hit("h1", Severity.YELLOW, MONDAY.plusSeconds(60)).build());

    assertThat(desk.said()).hasSize(said);
  }

  @Test
  void shadowHit_neverBecomesAnAlert() {
    desk.hit(hit("h1", Severity.RED, MONDAY).setShadow(true).build());

    assertThat(desk.said()).isEmpty();
  }

  @Test
  void uncertainTrialUnroutedOrUnknownObject_isReviewedFirst() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).setEpisodeKey("1").setConfidence(0.59).build());
    desk.hit(
        hit("h2", Severity.YELLOW, MONDAY).setEpisodeKey("2").setTags(List.of("TRIAL")).build());
    desk.hit(
        hit("h3", Severity.YELLOW, MONDAY).setEpisodeKey("3").setAddressees(List.of("TW")).build());
    desk.hit(hit("h4", Severity.YELLOW, MONDAY).setEpisodeKey("4").setObjectKey("").build());
    desk.hit(hit("h5", Severity.YELLOW, MONDAY).setEpisodeKey("5").setConfidence(0.6).build());

    assertThat(desk.transitions())
        .filteredOn(row -> row.getEvent() != AlertEvent.MODEL_HIT)
        .extracting(AlertTransition::getReasonCode)
        .containsExactly("CONFIDENCE", "TRIAL", "UNROUTED", "OBJECT_UNKNOWN", "P10");
  }

  @Test
  void withdrawal_ofOneOfTwoHits_leavesTheAlert() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    HitRecord second = hit("h2", Severity.YELLOW, MONDAY.plusSeconds(1)).build();
    desk.hit(first).hit(second);
    int said = desk.said().size();

    desk.hit(Hits.withdrawn(first, MONDAY.plusSeconds(2)));
    assertThat(desk.said()).hasSize(said);

    desk.hit(Hits.withdrawn(second, MONDAY.plusSeconds(3)));
    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.LATE_DATA);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CANCELLED);
    assertThat(desk.alert().getConclusion()).isEqualTo(Conclusion.LATE_DATA);
  }

  @Test
  void withdrawal_afterHandlingBegan_flagsAndTells() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    desk.hit(first);
    sign(MONDAY.plusSeconds(10));
    verifyTrue(MONDAY.plusSeconds(20));
    desk.hit(Hits.withdrawn(first, MONDAY.plusSeconds(30)));

    assertThat(desk.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(desk.alert().getBasisChanged()).isTrue();
    assertThat(desk.notices().get(desk.notices().size() - 1).getEvent())
        .isEqualTo(AlertEvent.LATE_DATA);
  }

  @Test
  void hitAgainAfterCancellation_opensAnotherAlert() {
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    desk.hit(first).hit(Hits.withdrawn(first, MONDAY.plusSeconds(1)));
    String cancelled = desk.alert().getAlertId();
    desk.hit(hit("h1", Severity.YELLOW, MONDAY.plusSeconds(2)).build());

    assertThat(desk.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(desk.alert().getAlertId()).isNotEqualTo(cancelled);
    assertThat(desk.last().getSeq()).isEqualTo(2);
  }

  @Test
  void wholeLoop_closesAndArchivesAfterThirtyQuietDays() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    sign(MONDAY.plusSeconds(10));
    verifyTrue(MONDAY.plusSeconds(20));
    desk.command(
        desk.alert(),
        AlertEvent.SUBMIT_FEEDBACK,
        DEPT,
        Town.MARKET,
        MONDAY.plusSeconds(30),
        command -> command.setLinkedActs(List.of("JC-1")));
    desk.command(
        desk.alert(), AlertEvent.AUDIT_PASS, COUNTY_CENTRE, Town.CC, MONDAY.plusSeconds(40), PLAIN);

    assertThat(desk.rejects()).isEmpty();
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(desk.alert().getConclusion()).isEqualTo(Conclusion.TRUE);
    assertThat(desk.alert().getClosedAt()).isEqualTo(MONDAY.plusSeconds(40));
    assertThat(desk.alert().getLinkedActs()).containsExactly("JC-1");

    desk.until(at(10, 15, 0, 0).minusMillis(1));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CLOSED);
    desk.until(at(10, 15, 0, 0));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.ARCHIVED);
    assertThat(desk.transitions())
        .extracting(AlertTransition::getSeq)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);

    desk.command(desk.alert(), AlertEvent.REOPEN, CITY_CENTRE, Town.MC, at(10, 16, 0, 0), PLAIN);
    assertThat(desk.rejects().get(0).getReason()).isEqualTo(RejectReason.COMMAND_UNKNOWN_ALERT);
  }

  @Test
  void hitWithinThirtyDaysOfClosing_reopens() {
    wholeLoop_closes();
    desk.hit(hit("h2", Severity.ORANGE, at(9, 20, 0, 0)).build());

    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.REOPEN);
    assertThat(desk.last().getHitId()).isEqualTo("h2");
    assertThat(desk.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(desk.alert().getReopenCount()).isEqualTo(1);
    assertThat(desk.alert().getHitCount()).isEqualTo(2);
    assertThat(desk.alert().getSeverity()).isEqualTo(Severity.ORANGE);
    assertThat(desk.alert().getClosedAt()).isNull();
    assertThat(desk.alert().getConclusion()).isEqualTo(Conclusion.NONE);
  }

  @Test
  void withdrawalAfterClosing_isADeadLetter() {
    wholeLoop_closes();
    int rows = desk.transitions().size();
    HitRecord first = hit("h1", Severity.YELLOW, MONDAY).build();
    desk.hit(Hits.withdrawn(first, MONDAY.plusSeconds(90)));

    assertThat(desk.transitions()).hasSize(rows);
    assertThat(desk.rejects()).hasSize(1);
    assertThat(desk.rejects().get(0).getKind()).isEqualTo("HIT");
  }

  private void wholeLoop_closes() {
    desk.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    sign(MONDAY.plusSeconds(10));
    desk.command(
        desk.alert(),
        AlertEvent.VERIFY_FALSE,
        DEPT,
        Town.MARKET,
        MONDAY.plusSeconds(20),
        command ->
            command
                .setReasonCode("NOT_FOUND")
                .setAttachments(List.of(new Attachment("现场记录.pdf", "00"))));
    desk.command(
        desk.alert(), AlertEvent.AUDIT_PASS, COUNTY_CENTRE, Town.CC, MONDAY.plusSeconds(40), PLAIN);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(desk.alert().getConclusion()).isEqualTo(Conclusion.FALSE);
  }

  private void sign(Instant now) {
    desk.command(desk.alert(), AlertEvent.SIGN, DEPT, Town.MARKET, now, PLAIN);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.SIGNED);
  }

  private void verifyTrue(Instant now) {
    desk.command(
        desk.alert(), AlertEvent.VERIFY_TRUE, DEPT, Town.MARKET, now, c -> c.setOfficers(2));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.HANDLING);
  }
}
