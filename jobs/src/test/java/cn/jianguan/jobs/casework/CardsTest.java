package cn.jianguan.jobs.casework;

import static cn.jianguan.jobs.casework.CaseworkHarness.at;
import static cn.jianguan.jobs.casework.HitFixtures.hit;
import static cn.jianguan.record.ActorRole.CITY_CENTRE;
import static cn.jianguan.record.ActorRole.COUNTY_CENTRE;
import static cn.jianguan.record.ActorRole.DEPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.jianguan.record.ActorRole;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.CalendarDay;
import cn.jianguan.record.Card;
import cn.jianguan.record.CardNote;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.NotificationRecord;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Cards, requests for more time, listed supervision and deadlines that rest on a guess, by the
 * calendar of autumn 2020 in the {@link Town}.
 */
class CardsTest {
  private static final UnaryOperator<CommandRecord.Builder> PLAIN = command -> command;
  private static final UnaryOperator<CommandRecord.Builder> WHY = c -> c.setReasonCode("WHY");
  private static final Instant MONDAY = at(9, 14, 10, 0);

  private final CaseworkHarness casework = new CaseworkHarness();

  @Test
  void unsigned_isRemindedOf_carded_andBroughtToTheCityCentre() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    casework.until(at(9, 30, 0, 0));

    // signed by the end of the 16th; half of two working days is one
    assertThat(casework.transitions())
        .filteredOn(row -> row.getSeq() > 2)
        .extracting("event", "logTime", "card")
        .containsExactly(
            tuple(AlertEvent.REMIND, at(9, 16, 0, 0), Card.REMIND),
            tuple(AlertEvent.CARD_YELLOW, at(9, 17, 0, 0), Card.YELLOW),
            tuple(AlertEvent.CARD_RED, at(9, 18, 0, 0), Card.RED));
    assertThat(told(AlertEvent.REMIND)).containsExactly(Town.MARKET);
    assertThat(told(AlertEvent.CARD_YELLOW)).containsExactly(Town.MARKET, Town.CC);
    assertThat(told(AlertEvent.CARD_RED)).containsExactly(Town.MARKET, Town.MC, Town.CC);
    assertThat(casework.alert().getEscalatedTo()).isEqualTo(Town.MC);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.DISPATCHED);
    CardNote note = casework.alert().getCards().get(0);
    assertThat(casework.alert().getCards()).hasSize(1);
    assertThat(note.getStage()).isEqualTo("SIGN");
    assertThat(note.getHolder()).isEqualTo(Town.MARKET);
    assertThat(note.getDue()).isEqualTo(at(9, 17, 0, 0));
  }

  @Test
  void holidays_areNoTimeOfCards() {
    casework.hit(hit("h1", Severity.BLUE, at(9, 28, 15, 0)).build());
    casework.until(at(10, 31, 0, 0));

    // due at the end of 9 October, the working day before is 30 September; then 10 and 12 October
    assertThat(casework.transitions())
        .filteredOn(row -> row.getSeq() > 2)
        .extracting("logTime")
        .containsExactly(at(10, 1, 0, 0), at(10, 10, 0, 0), at(10, 13, 0, 0));
  }

  @Test
  void red_isCardedRoundTheClock() {
    casework.hit(hit("h1", Severity.RED, at(10, 1, 23, 30)).build());
    casework.until(at(10, 8, 0, 0));

    assertThat(casework.transitions())
        .filteredOn(row -> row.getSeq() > 2)
        .extracting("event", "logTime")
        .containsExactly(
            tuple(AlertEvent.REMIND, at(10, 2, 1, 0)),
            tuple(AlertEvent.CARD_YELLOW, at(10, 2, 1, 30)),
            tuple(AlertEvent.CARD_RED, at(10, 3, 1, 30)));
  }

  @Test
  void reminder_endsWithItsStage_aCardStays() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    casework.until(at(9, 16, 9, 0));
    dept(AlertEvent.SIGN, at(9, 16, 10, 0), PLAIN);
    assertThat(casework.alert().getCard()).isEqualTo(Card.NONE);
    assertThat(casework.alert().getCards().get(0).getEndedAt()).isEqualTo(at(9, 16, 10, 0));

    // verified by the end of the 23rd, in vain
    casework.until(at(9, 24, 0, 0));
    dept(AlertEvent.VERIFY_TRUE, at(9, 24, 10, 0), command -> command.setOfficers(2));
    assertThat(casework.alert().getCard()).isEqualTo(Card.YELLOW);
    assertThat(casework.alert().getCards())
        .extracting(CardNote::getStage)
        .containsExactly("SIGN", "VERIFY");
  }

  @Test
  void card_isLiftedByOthers_redByThoseAbove_andStaysInTheHistory() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    casework.until(at(9, 18, 9, 0));
    assertThat(casework.alert().getCard()).isEqualTo(Card.RED);

    move(AlertEvent.LIFT_CARD, COUNTY_CENTRE, Town.CC, at(9, 18, 10, 0), WHY);
    assertThat(casework.rejects()).extracting(RejectRecord::getField).containsExactly("actorRole");
    move(AlertEvent.LIFT_CARD, CITY_CENTRE, Town.MC, at(9, 18, 11, 0), WHY);

    assertThat(casework.alert().getCard()).isEqualTo(Card.NONE);
    assertThat(casework.alert().getCards()).hasSize(1);
    assertThat(casework.alert().getCards().get(0).getLiftedBy()).isEqualTo(Town.MC);
    assertThat(casework.alert().getCards().get(0).getCard()).isEqualTo(Card.RED);
    move(AlertEvent.LIFT_CARD, CITY_CENTRE, Town.MC, at(9, 18, 12, 0), WHY);
    assertThat(casework.rejects()).hasSize(2);
  }

  @Test
  void audit_isTheCentresStage_andBlueClosesByItself() {
    handling(Severity.BLUE);
    casework.fact(Plans.check("J", MONDAY).build(), MONDAY.plusSeconds(200));
    dept(AlertEvent.SUBMIT_FEEDBACK, MONDAY.plusSeconds(300), c -> c.setLinkedActs(List.of("J")));
    casework.until(at(9, 18, 0, 0));

    // audited by the end of the 17th
    assertThat(told(AlertEvent.REMIND)).containsExactly(Town.CC);
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.AUDIT_TIMEOUT);
    assertThat(casework.alert().getState()).isEqualTo(AlertState.CLOSED);
    assertThat(casework.alert().getCard()).isEqualTo(Card.NONE);
  }

  @Test
  void requestForTime_lapses_andHoldsCardsBackUntilThen() {
    handling(Severity.ORANGE); // handled by the end of the 23rd
    dept(
        AlertEvent.ASK_EXTENSION, at(9, 23, 10, 0), c -> WHY.apply(c).setDeadline(at(9, 29, 0, 0)));
    assertThat(casework.alert().getExtensionAsked()).isEqualTo(at(9, 29, 0, 0));
    casework.until(at(9, 24, 12, 0));
    assertThat(casework.alert().getCard()).isEqualTo(Card.REMIND);
    casework.until(at(9, 25, 0, 0));

    assertThat(casework.events())
        .endsWith(AlertEvent.ASK_EXTENSION, AlertEvent.CARD_YELLOW, AlertEvent.EXTENSION_LAPSED);
    assertThat(casework.alert().getExtensionAsked()).isNull();
    assertThat(casework.alert().getExtensionCount()).isZero();
  }

  @Test
  void requestForTime_thatIsAllowedAfterTheDeadline_leavesNoCard() {
    handling(Severity.ORANGE);
    dept(
        AlertEvent.ASK_EXTENSION, at(9, 23, 10, 0), c -> WHY.apply(c).setDeadline(at(9, 29, 0, 0)));
    centre(AlertEvent.EXTEND, at(9, 24, 10, 0), PLAIN);

    assertThat(casework.rejects()).isEmpty();
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(9, 29, 0, 0));
    assertThat(casework.alert().getExtensionCount()).isEqualTo(1);
    assertThat(casework.alert().getCard()).isEqualTo(Card.NONE);
    casework.until(at(9, 29, 0, 0));
    assertThat(casework.alert().getCard()).isEqualTo(Card.YELLOW);
  }

  @Test
  void requestForTime_isRefused() {
    handling(Severity.ORANGE);
    dept(AlertEvent.ASK_EXTENSION, at(9, 16, 9, 0), c -> WHY.apply(c).setDeadline(at(9, 29, 0, 0)));
    dept(
        AlertEvent.ASK_EXTENSION, at(9, 16, 10, 0), c -> WHY.apply(c).setDeadline(at(9, 29, 0, 0)));
    assertThat(casework.rejects()).hasSize(1);
    centre(AlertEvent.REFUSE_EXTENSION, at(9, 16, 11, 0), WHY);

    assertThat(casework.alert().getExtensionAsked()).isNull();
    assertThat(casework.alert().getDueHandle()).isEqualTo(at(9, 24, 0, 0));
  }

  @Test
  void oldRedCard_isListed_published_reportedOn_andEnded() {
    casework.hit(hit("h1", Severity.YELLOW, MONDAY).build());
    casework.until(at(9, 18, 9, 0));
    list(at(9, 24, 12, 0));
    assertThat(casework.alert().getListed()).isFalse();
    list(at(9, 25, 12, 0)); // red since the end of the 17th
    assertThat(casework.alert().getListed()).isTrue();
    assertThat(casework.alert().getReportDue()).isEqualTo(at(10, 3, 0, 0));
    // 27 to 30 September, 9 October
    assertThat(casework.alert().getPublishDue()).isEqualTo(at(10, 10, 0, 0));

    move(AlertEvent.PUBLISH, CITY_CENTRE, Town.MC, at(9, 28, 9, 0), PLAIN);
    dept(AlertEvent.REPORT, at(9, 29, 9, 0), c -> c.setComment("已约谈 / talked to"));
    assertThat(casework.alert().getPublishDue()).isNull();
    assertThat(casework.alert().getReportDue()).isEqualTo(at(10, 7, 0, 0));
    casework.until(at(10, 7, 0, 0));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.LISTED_OVERDUE);
    assertThat(casework.alert().getReportDue()).isEqualTo(at(10, 14, 0, 0));

    move(AlertEvent.DELIST, CITY_CENTRE, Town.MC, at(10, 8, 9, 0), WHY);
    int rows = casework.transitions().size();
    casework.until(at(11, 30, 0, 0));
    assertThat(casework.transitions()).hasSize(rows);
  }

  @Test
  void deadlineInAYearNotAnnounced_isAGuess_andFollowsTheCalendar() {
    Instant wednesday = Instant.parse("2020-12-30T02:00:00Z");
    casework.hit(hit("h1", Severity.BLUE, wednesday).build());
    // 31 December, 1 January by its weekday, 4 January
    assertThat(casework.alert().getDueSign()).isEqualTo("2021-01-04T16:00:00Z");
    assertThat(casework.alert().getGuessedDeadlines()).containsExactly("dueSign", "dueTotal");
    assertThat(casework.last().getCalendarGuessed()).isTrue();
    int rows = casework.transitions().size();
    casework.until(Instant.parse("2020-12-31T04:00:00Z"));
    assertThat(casework.transitions()).hasSize(rows);

    holiday(LocalDate.of(2021, 1, 1), Instant.parse("2020-12-31T05:00:00Z"));
    holiday(LocalDate.of(2021, 10, 1), Instant.parse("2020-12-31T05:00:00Z"));
    casework.until(Instant.parse("2020-12-31T16:00:00Z"));

    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.CALENDAR_CHANGED);
    assertThat(casework.last().getLogTime()).isEqualTo("2020-12-31T16:00:00Z");
    assertThat(casework.last().getDueBefore()).isEqualTo("2021-01-04T16:00:00Z");
    assertThat(casework.last().getDueAfter()).isEqualTo("2021-01-05T16:00:00Z");
    assertThat(casework.last().getCalendarGuessed()).isFalse();
    assertThat(casework.alert().getDueSign()).isEqualTo("2021-01-05T16:00:00Z");
    assertThat(casework.alert().getGuessedDeadlines()).isEmpty();
    casework.until(Instant.parse("2021-01-05T16:00:00Z"));
    assertThat(casework.last().getEvent()).isEqualTo(AlertEvent.CARD_YELLOW);
    assertThat(casework.last().getLogTime()).isEqualTo("2021-01-05T16:00:00Z");
  }

  private void holiday(LocalDate day, Instant now) {
    casework.reference(CalendarDay.newBuilder().setDate(day).setWorking(false).build(), now);
  }

  private void list(Instant now) {
    move(AlertEvent.LIST, CITY_CENTRE, Town.MC, now, PLAIN);
  }

  private List<String> told(AlertEvent event) {
    return casework.notices().stream()
        .filter(notice -> notice.getEvent() == event)
        .map(NotificationRecord::getRecipient)
        .toList();
  }

  private void handling(Severity severity) {
    casework.hit(hit("h1", severity, MONDAY).build());
    dept(AlertEvent.SIGN, MONDAY.plusSeconds(60), PLAIN);
    dept(AlertEvent.VERIFY_TRUE, MONDAY.plusSeconds(120), command -> command.setOfficers(2));
  }

  private void dept(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    move(event, DEPT, Town.MARKET, now, more);
  }

  private void centre(AlertEvent event, Instant now, UnaryOperator<CommandRecord.Builder> more) {
    move(event, COUNTY_CENTRE, Town.CC, now, more);
  }

  private void move(
      AlertEvent event,
      ActorRole role,
      String org,
      Instant now,
      UnaryOperator<CommandRecord.Builder> more) {
    casework.command(casework.alert(), event, role, org, now, more);
  }
}
