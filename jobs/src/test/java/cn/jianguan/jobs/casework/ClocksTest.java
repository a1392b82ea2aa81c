package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.Card;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Clocks over the National Day holidays of 2020: 1 to 8 October off, 27 September (Sunday) and 10
 * October (Saturday) worked. Moments are of Shanghai; "24:00" is the next day's 0:00.
 */
class ClocksTest {
  private static final UnaryOperator<CommandRecord.Builder> PLAIN = command -> command;
  private static final Instant MONDAY_28 = at(9, 28, 15, 0);

  private final CaseworkHarness casework = new CaseworkHarness();

  @Test
  void dispatch_countsWorkingDaysAroundTheHoliday() {
    casework.hit(hit("h1", Severity.BLUE, MONDAY_28).build());

    // 29 and 30 September, 9 October
    assertThat(casework.alert().getDueSign()).isEqualTo(at(10, 10, 0, 0));
    assertThat(casework.alert().getDispatchedAt()).isEqualTo(MONDAY_28);
    assertThat(casework.last().getDueBefore()).isNull();
    assertThat(casework.last().getDueAfter()).isEqualTo(at(10, 10, 0, 0));
  }

  @Test
  void makeUpSunday_counts() {
    casework.hit(hit("h1", Severity.ORANGE, at(9, 26, 12, 0)).build());

    assertThat(casework.alert().getDueSign()).isEqualTo(at(9, 28, 0, 0));
  }

  @Test
  void red_runsRoundTheClock() {
    casework.hit(hit("h1", Severity.RED, at(10, 1, 23, 30)).build());
    assertThat(casework.alert().getDueSign()).isEqualTo(at(10, 2, 1, 30));

    dept(AlertEvent.SIGN, at(10, 2, 0, 30), PLAIN);
    assertThat(casework.alert().getDueVerify()).isEqualTo(at(10, 3, 0, 30));

    dept(AlertEvent.VERIFY_TRUE, at(10, 2, 3, 0), command -> command.setOfficers(2));
    // 9, 10 and 12 October
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(10, 13, 0, 0));
  }

  @Test
  void transfer_restartsSigningAndKeepsTheTotal() {
    casework.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    Instant total = casework.alert().getDueTotal();
    // four to the 18th, five to the 25th, the 27th to 30th, 9 and 10 October, four to the 15th
    assertThat(total).isEqualTo(at(10, 16, 0, 0));

    dept(AlertEvent.SIGN, at(9, 15, 10, 0), PLAIN);
    centre(AlertEvent.TRANSFER, at(9, 16, 10, 0), command -> command.setTargetOrg(Town.JUSTICE));

    assertThat(casework.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(casework.alert().getDueSign()).isEqualTo(at(9, 19, 0, 0));
    assertThat(casework.alert().getDueVerify()).isNull();
    assertThat(casework.alert().getDueTotal()).isEqualTo(total);
    assertThat(casework.alert().getTransferCount()).isEqualTo(1);
  }

  @Test
  void alert_saysUntilWhenItMayBeReturned() {
    casework.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    assertThat(casework.alert().getReturnBy()).isEqualTo(casework.alert().getDueSign());

    dept(AlertEvent.SIGN, at(9, 15, 10, 0), PLAIN);
    assertThat(casework.alert().getReturnBy()).isEqualTo(at(9, 17, 0, 0));

    dept(AlertEvent.VERIFY_TRUE, at(9, 15, 11, 0), command -> command.setOfficers(2));
    assertThat(casework.alert().getReturnBy()).isNull();
  }

  @Test
  void silenceOnAReturn_refusesIt() {
    casework.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    dept(AlertEvent.RETURN, at(9, 15, 10, 0), command -> command.setReasonCode("NOT_MINE"));
    assertThat(casework.last().getDueAfter()).isEqualTo(at(9, 17, 0, 0));

    casework.until(at(9, 17, 0, 0).minusMillis(1));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.RETURN_REQ);
    casework.until(at(9, 17, 0, 0));

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.RETURN_TIMEOUT);
    assertThat(casework.last().getLogTime()).isEqualTo(at(9, 17, 0, 0));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.SIGNED);
    assertThat(casework.alert().getReturnCount()).isZero();
    // five working days after the 17th, on which the clock began
    assertThat(casework.alert().getDueVerify()).isEqualTo(at(9, 25, 0, 0));
  }

  @Test
  void decidedReturn_doesNotRingLater() {
    casework.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    dept(AlertEvent.RETURN, at(9, 15, 10, 0), command -> command.setReasonCode("NOT_MINE"));
    centre(AlertEvent.RETURN_OK, at(9, 16, 10, 0), PLAIN);
    int rows = casework.transitions().size();
    casework.until(at(9, 30, 0, 0));

    assertThat(casework.transitions()).hasSize(rows);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
    assertThat(casework.alert().getReturnCount()).isEqualTo(1);
    assertThat(casework.alert().getAddressee()).isEmpty();
  }

  @Test
  void rectification_stopsHandlingAndResumesIt() {
    handling(Severity.YELLOW);
    // 10 working days after 14 September, the 27th among them
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(9, 28, 0, 0));

    Instant order = at(9, 18, 10, 0);
    dept(AlertEvent.ORDER_RECTIFY, order, c -> c.setDeadline(at(10, 10, 0, 0)));
    assertThat(casework.alert().getDueHandle()).isNull();
    assertThat(casework.alert().getRectifyDue()).isEqualTo(at(10, 10, 0, 0));

    // 21, 22, 23, 24, 25 and 27 September were left: six working days
    casework.fact(Plans.check("JC-2", at(9, 29, 9, 0)).build(), at(9, 29, 9, 30));
    dept(AlertEvent.RECTIFIED, at(9, 29, 10, 0), c -> c.setLinkedActs(List.of("JC-2")));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
    // 30 September, 9, 10, 12, 13 and 14 October
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(10, 15, 0, 0));
    assertThat(casework.alert().getRectifyDue()).isNull();

    casework.until(at(10, 12, 0, 0));
    assertThat(casework.alert().getCard()).isEqualTo(Card.NONE);
  }

  @Test
  void overdueRectification_goesBackWithAYellowCard() {
    handling(Severity.YELLOW);
    dept(AlertEvent.ORDER_RECTIFY, at(9, 18, 10, 0), c -> c.setDeadline(at(9, 22, 0, 0)));
    casework.until(at(9, 22, 0, 0));

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.RECTIFY_OVERDUE);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(casework.alert().getCard()).isEqualTo(Card.YELLOW);
    assertThat(casework.last().getCard()).isEqualTo(Card.YELLOW);
  }

  @Test
  void silentAudit_closesYellow() {
    feedback(Severity.YELLOW);
    casework.until(at(9, 17, 0, 0));

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.AUDIT_TIMEOUT);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void silentAudit_escalatesOrange_cardsTheCentre_andStaysOpen() {
    feedback(Severity.ORANGE);
    casework.until(at(9, 16, 0, 0));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.AUDIT_TIMEOUT);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    assertThat(casework.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.AUDIT_TIMEOUT)
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MC, Town.CC);

    assertThat(casework.alert().getCard()).isEqualTo(Card.YELLOW);

    casework.until(at(9, 17, 0, 0));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.CARD_RED);
    int emitted = casework.emitted().size();
    casework.until(at(12, 1, 0, 0));
    assertThat(casework.emitted()).hasSize(emitted);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
  }

  @Test
  void orange_needsTwoAuditors() {
    feedback(Severity.ORANGE);
    Instant now = at(9, 14, 12, 0);
    centre(AlertEvent.AUDIT_PASS, now, command -> command.setActorId("first"));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    centre(AlertEvent.AUDIT_PASS, now.plusSeconds(1), command -> command.setActorId("first"));
    assertThat(casework.rejects()).hasSize(1);
    centre(AlertEvent.AUDIT_PASS, now.plusSeconds(2), command -> command.setActorId("second"));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void sentBack_hasHalfTheTimeAndAReminder() {
    feedback(Severity.YELLOW);
    centre(AlertEvent.AUDIT_REJECT, at(9, 15, 9, 0), c -> c.setReasonCode("NOT_SHOWN"));

    assertThat(casework.alert().getDueHandle()).isEqualTo(at(9, 23, 0, 0));
    assertThat(casework.alert().getCard()).isEqualTo(Card.REMIND);
    assertThat(casework.alert().getRejectCount()).isEqualTo(1);
  }

  @Test
  void extension_movesTheRunningClockOnly() {
    handling(Severity.YELLOW);
    Instant total = casework.alert().getDueTotal();
    centre(AlertEvent.EXTEND, at(9, 15, 9, 0), c -> c.setDeadline(at(10, 1, 0, 0)));

    assertThat(casework.rejects()).isEmpty();
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(10, 1, 0, 0));
    assertThat(casework.alert().getDueTotal()).isEqualTo(total);
    assertThat(casework.last().getDueBefore()).isEqualTo(at(9, 28, 0, 0));
    assertThat(casework.last().getDueAfter()).isEqualTo(at(10, 1, 0, 0));
  }

  private void handling(Severity severity) {
    Instant start = at(9, 14, 10, 0);
    casework.hit(hit("h1", severity, start).build());
    dept(AlertEvent.SIGN, start.plus(Duration.ofMinutes(1)), PLAIN);
    dept(AlertEvent.VERIFY_TRUE, start.plus(Duration.ofMinutes(2)), c -> c.setOfficers(2));
  }

  private void feedback(Severity severity) {
    handling(severity);
    Instant now = at(9, 14, 11, 0);
    casework.fact(Plans.check("JC-1", now).build(), now);
    dept(AlertEvent.SUBMIT_FEEDBACK, now, command -> command.setLinkedActs(List.of("JC-1")));
    assertThat(casework.alert().getState()).isEqualTo(AlertState.FEEDBACK);
  }

  private void dept(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    casework.command(casework.alert(), event, DEPT, Town.MARKET, now, more);
  }

  private void centre(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    casework.command(casework.alert(), event, COUNTY_CENTRE, Town.CC, now, more);
  }
}
