package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.Desk.at;
import static cn.jianguan.jobs.casework.Hits.hit;
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

  private final Desk desk = new Desk();

  @Test
  void dispatch_countsWorkingDaysAroundTheHoliday() {
    desk.hit(hit("h1", Severity.BLUE, MONDAY_28).build());

    // 29 and 30 September, 9 October
    assertThat(desk.alert().getDueSign()).isEqualTo(at(10, 10, 0, 0));
    assertThat(desk.alert().getDispatchedAt()).isEqualTo(MONDAY_28);
    assertThat(desk.last().getDueBefore()).isNull();
    assertThat(desk.last().getDueAfter()).isEqualTo(at(10, 10, 0, 0));
  }

  @Test
  void makeUpSunday_counts() {
    desk.hit(hit("h1", Severity.ORANGE, at(9, 26, 12, 0)).build());

    assertThat(desk.alert().getDueSign()).isEqualTo(at(9, 28, 0, 0));
  }

  @Test
  void red_runsRoundTheClock() {
    desk.hit(hit("h1", Severity.RED, at(10, 1, 23, 30)).build());
    assertThat(desk.alert().getDueSign()).isEqualTo(at(10, 2, 1, 30));

    dept(AlertEvent.SIGN, at(10, 2, 0, 30), PLAIN);
    assertThat(desk.alert().getDueVerify()).isEqualTo(at(10, 3, 0, 30));

    dept(AlertEvent.VERIFY_TRUE, at(10, 2, 3, 0), command -> command.setOfficers(2));
    // 9, 10 and 12 October
    assertThat(desk.alert().getDueHandle()).isEqualTo(at(10, 13, 0, 0));
  }

  @Test
  void transfer_restartsSigningAndKeepsTheTotal() {
    desk.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    Instant total = desk.alert().getDueTotal();
    // four to the 18th, five to the 25th, the 27th to 30th, 9 and 10 October, four to the 15th
    assertThat(total).isEqualTo(at(10, 16, 0, 0));

    dept(AlertEvent.SIGN, at(9, 15, 10, 0), PLAIN);
    centre(AlertEvent.TRANSFER, at(9, 16, 10, 0), command -> command.setTargetOrg(Town.JUSTICE));

    assertThat(desk.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    assertThat(desk.alert().getDueSign()).isEqualTo(at(9, 19, 0, 0));
    assertThat(desk.alert().getDueVerify()).isNull();
    assertThat(desk.alert().getDueTotal()).isEqualTo(total);
    assertThat(desk.alert().getTransferCount()).isEqualTo(1);
  }

  @Test
  void silenceOnAReturn_refusesIt() {
    desk.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    dept(AlertEvent.RETURN, at(9, 15, 10, 0), command -> command.setReasonCode("NOT_MINE"));
    assertThat(desk.last().getDueAfter()).isEqualTo(at(9, 17, 0, 0));

    desk.until(at(9, 17, 0, 0).minusMillis(1));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.RETURN_REQ);
    desk.until(at(9, 17, 0, 0));

    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.RETURN_TIMEOUT);
    assertThat(desk.last().getLogTime()).isEqualTo(at(9, 17, 0, 0));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.SIGNED);
    assertThat(desk.alert().getReturnCount()).isZero();
    // five working days after the 17th, on which the clock began
    assertThat(desk.alert().getDueVerify()).isEqualTo(at(9, 25, 0, 0));
  }

  @Test
  void decidedReturn_doesNotRingLater() {
    desk.hit(hit("h1", Severity.YELLOW, at(9, 14, 10, 0)).build());
    dept(AlertEvent.RETURN, at(9, 15, 10, 0), command -> command.setReasonCode("NOT_MINE"));
    centre(AlertEvent.RETURN_OK, at(9, 16, 10, 0), PLAIN);
    int rows = desk.transitions().size();
    desk.until(at(9, 30, 0, 0));

    assertThat(desk.transitions()).hasSize(rows);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.PENDING_DISPATCH);
    assertThat(desk.alert().getReturnCount()).isEqualTo(1);
    assertThat(desk.alert().getAddressee()).isEmpty();
  }

  @Test
  void rectification_stopsHandlingAndResumesIt() {
    handling(Severity.YELLOW);
    // 10 working days after 14 September, the 27th among them
    assertThat(desk.alert().getDueHandle()).isEqualTo(at(9, 28, 0, 0));

    Instant order = at(9, 18, 10, 0);
    dept(AlertEvent.ORDER_RECTIFY, order, c -> c.setDeadline(at(10, 10, 0, 0)));
    assertThat(desk.alert().getDueHandle()).isNull();
    assertThat(desk.alert().getRectifyDue()).isEqualTo(at(10, 10, 0, 0));

    // 21, 22, 23, 24, 25 and 27 September were left: six working days
    dept(AlertEvent.RECTIFIED, at(9, 29, 10, 0), c -> c.setLinkedActs(List.of("JC-2")));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.HANDLING);
    // 30 September, 9, 10, 12, 13 and 14 October
    assertThat(desk.alert().getDueHandle()).isEqualTo(at(10, 15, 0, 0));
    assertThat(desk.alert().getRectifyDue()).isNull();

    desk.until(at(10, 12, 0, 0));
    assertThat(desk.alert().getCard()).isEqualTo(Card.NONE);
  }

  @Test
  void overdueRectification_goesBackWithAYellowCard() {
    handling(Severity.YELLOW);
    dept(AlertEvent.ORDER_RECTIFY, at(9, 18, 10, 0), c -> c.setDeadline(at(9, 22, 0, 0)));
    desk.until(at(9, 22, 0, 0));

    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.RECTIFY_OVERDUE);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.HANDLING);
    assertThat(desk.alert().getCard()).isEqualTo(Card.YELLOW);
    assertThat(desk.last().getCard()).isEqualTo(Card.YELLOW);
  }

  @Test
  void silentAudit_closesYellow() {
    feedback(Severity.YELLOW);
    desk.until(at(9, 17, 0, 0));

    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.AUDIT_TIMEOUT);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void silentAudit_escalatesOrangeOnceAndStaysOpen() {
    feedback(Severity.ORANGE);
    desk.until(at(9, 16, 0, 0));
    assertThat(desk.last().getEvent()).isEqualTo(AlertEvent.AUDIT_TIMEOUT);
    assertThat(desk.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    assertThat(desk.notices())
        .filteredOn(notice -> notice.getEvent() == AlertEvent.AUDIT_TIMEOUT)
        .extracting(NotificationRecord::getRecipient)
        .containsExactly(Town.MC, Town.CC);

    int said = desk.said().size();
    desk.until(at(12, 1, 0, 0));
    assertThat(desk.said()).hasSize(said);
  }

  @Test
  void orange_needsTwoAuditors() {
    feedback(Severity.ORANGE);
    Instant now = at(9, 14, 12, 0);
    centre(AlertEvent.AUDIT_PASS, now, command -> command.setActorId("first"));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.FEEDBACK);
    centre(AlertEvent.AUDIT_PASS, now.plusSeconds(1), command -> command.setActorId("first"));
    assertThat(desk.rejects()).hasSize(1);
    centre(AlertEvent.AUDIT_PASS, now.plusSeconds(2), command -> command.setActorId("second"));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.CLOSED);
  }

  @Test
  void sentBack_hasHalfTheTimeAndAReminder() {
    feedback(Severity.YELLOW);
    centre(AlertEvent.AUDIT_REJECT, at(9, 15, 9, 0), c -> c.setReasonCode("NOT_SHOWN"));

    assertThat(desk.alert().getDueHandle()).isEqualTo(at(9, 23, 0, 0));
    assertThat(desk.alert().getCard()).isEqualTo(Card.REMIND);
    assertThat(desk.alert().getRejectCount()).isEqualTo(1);
  }

  @Test
  void extension_movesTheRunningClockOnly() {
    handling(Severity.YELLOW);
    Instant total = desk.alert().getDueTotal();
    centre(AlertEvent.EXTEND, at(9, 15, 9, 0), c -> c.setDeadline(at(10, 1, 0, 0)));

    assertThat(desk.rejects()).isEmpty();
    assertThat(desk.alert().getDueHandle()).isEqualTo(at(10, 1, 0, 0));
    assertThat(desk.alert().getDueTotal()).isEqualTo(total);
    assertThat(desk.last().getDueBefore()).isEqualTo(at(9, 28, 0, 0));
    assertThat(desk.last().getDueAfter()).isEqualTo(at(10, 1, 0, 0));
  }

  private void handling(Severity severity) {
    Instant start = at(9, 14, 10, 0);
    desk.hit(hit("h1", severity, start).build());
    dept(AlertEvent.SIGN, start.plus(Duration.ofMinutes(1)), PLAIN);
    dept(AlertEvent.VERIFY_TRUE, start.plus(Duration.ofMinutes(2)), c -> c.setOfficers(2));
  }

  private void feedback(Severity severity) {
    handling(severity);
    Instant now = at(9, 14, 11, 0);
    dept(AlertEvent.SUBMIT_FEEDBACK, now, command -> command.setLinkedActs(List.of("JC-1")));
    assertThat(desk.alert().getState()).isEqualTo(AlertState.FEEDBACK);
  }

  private void dept(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    desk.command(desk.alert(), event, DEPT, Town.MARKET, now, more);
  }

  private void centre(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    desk.command(desk.alert(), event, COUNTY_CENTRE, Town.CC, now, more);
  }
}
