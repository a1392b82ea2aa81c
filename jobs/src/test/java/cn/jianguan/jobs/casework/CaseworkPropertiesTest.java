package cn.jianguan.jobs.casework;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.codec.Codec;
import cn.jianguan.codec.UnreadableException;
import cn.jianguan.lifecycle.Phase;
import cn.jianguan.lifecycle.PossibleMove;
import cn.jianguan.record.ActorRole;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Card;
import cn.jianguan.record.CardNote;
import cn.jianguan.record.CommandRecord;
import cn.jianguan.record.Conclusion;
import cn.jianguan.record.RejectRecord;
import cn.jianguan.record.Severity;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** What holds on every path, tried on random walks of sixty steps. */
class CaseworkPropertiesTest {
  private static final int LENGTH = 60;
  private static final Set<AlertState> ENDED =
      EnumSet.of(AlertState.ARCHIVED, AlertState.CANCELLED, AlertState.SUPPRESSED);

  /** It goes no further but by these; the others are about what is left of it. */
  private static final Set<AlertEvent> AFTER_THE_END =
      EnumSet.of(
          AlertEvent.REOPEN,
          AlertEvent.QUIET,
          AlertEvent.LIFT_CARD,
          AlertEvent.CALENDAR_CHANGED,
          AlertEvent.PUBLISH,
          AlertEvent.LISTED_OVERDUE,
          AlertEvent.DELIST);

  private static final Set<String> USED_UP =
      Set.of("extensionCount", "returnCount", "transferCount", "rejectCount", "eventTime");

  @Property(tries = 100)
  void everyAlert_keepsItsRules(@ForAll long seed) {
    List<SpecificRecord> emitted = Walk.play(new Walk(seed, LENGTH).steps());

    byAlert(emitted).values().forEach(CaseworkPropertiesTest::assertRules);
    assertOneOpenPerEpisode(emitted);
  }

  /** What an alert has no time or count left for is not offered. */
  @Property(tries = 100)
  void moveThatIsUsedUp_wasNotOffered(@ForAll long seed) {
    Map<String, Alert> alerts = new HashMap<>();
    for (SpecificRecord record : Walk.play(new Walk(seed, LENGTH).steps())) {
      if (record instanceof AlertTransition made) {
        alerts.put(made.getAlertId(), made.getAlert());
      } else if (record instanceof RejectRecord reject && USED_UP.contains(reject.getField())) {
        CommandRecord command = command(reject);
        Alert alert = alerts.get(command.getAlertId());
        // Listed, working days ahead are counted, which the alert alone does not tell.
        if (!alert.getListed()) {
          assertThat(PossibleMove.of(alert, reject.getLogTime()))
              .noneMatch(move -> move.event() == command.getEvent());
        }
      }
    }
  }

  private static CommandRecord command(RejectRecord reject) {
    byte[] bytes = new byte[reject.getOriginal().remaining()];
    reject.getOriginal().duplicate().get(bytes);
    try {
      return Codec.standard().decode(bytes, CommandRecord.class);
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }

  @Property(tries = 30)
  void everyPrefix_playedTwice_saysTheSame(
      @ForAll long seed, @ForAll @IntRange(max = LENGTH) int length) {
    List<Walk.Step> steps = new Walk(seed, LENGTH).steps().subList(0, length);

    assertThat(Walk.play(steps)).isEqualTo(Walk.play(steps));
  }

  @Property(tries = 30)
  void orderOfArrival_doesNotMatter(@ForAll long seed, @ForAll long shuffle) {
    List<Walk.Step> steps = new Walk(seed, LENGTH).steps();

    assertThat(Walk.playShuffled(steps, shuffle)).isEqualTo(Walk.play(steps));
  }

  @Property(tries = 30)
  void everythingSentTwice_changesAlertsOnce(@ForAll long seed) {
    List<Walk.Step> steps = new Walk(seed, LENGTH).steps();
    List<Walk.Step> doubled = new ArrayList<>();
    steps.forEach(step -> doubled.addAll(List.of(step, step)));

    assertThat(byAlert(Walk.play(doubled))).isEqualTo(byAlert(Walk.play(steps)));
  }

  @Test
  void walks_getEverywherePeopleAndClocksCanGo() {
    Set<AlertState> states = EnumSet.noneOf(AlertState.class);
    Set<AlertEvent> events = EnumSet.noneOf(AlertEvent.class);
    for (long seed = 0; seed < 150; seed++) {
      for (List<AlertTransition> rows :
          byAlert(Walk.play(new Walk(seed, LENGTH).steps())).values()) {
        rows.forEach(row -> states.add(row.getTo()));
        rows.forEach(row -> events.add(row.getEvent()));
      }
    }
    assertThat(states)
        .containsAll(Phase.FROM_HANDLING.states())
        .contains(AlertState.CLOSED, AlertState.ARCHIVED, AlertState.CANCELLED)
        .contains(AlertState.REVIEW, AlertState.PENDING_DISPATCH, AlertState.RETURN_REQ);
    assertThat(events)
        .contains(AlertEvent.REOPEN, AlertEvent.AUDIT_TIMEOUT, AlertEvent.RETURN_TIMEOUT)
        .contains(AlertEvent.RECTIFY_OVERDUE, AlertEvent.EXTEND, AlertEvent.LIST)
        .contains(AlertEvent.LATE_DATA, AlertEvent.TRANSFER, AlertEvent.OPEN_DUPLICATE)
        .contains(AlertEvent.REMIND, AlertEvent.CARD_YELLOW, AlertEvent.CARD_RED)
        .contains(AlertEvent.LIFT_CARD, AlertEvent.ASK_EXTENSION, AlertEvent.EXTENSION_LAPSED)
        .contains(AlertEvent.LISTED_OVERDUE, AlertEvent.ESCALATE);
  }

  private static void assertRules(List<AlertTransition> rows) {
    AlertState state = null;
    Severity severity = Severity.BLUE;
    Alert before = null;
    for (int i = 0; i < rows.size(); i++) {
      AlertTransition row = rows.get(i);
      Alert alert = row.getAlert();
      assertThat(row.getSeq()).isEqualTo(i + 1);
      assertThat(row.getFrom()).isEqualTo(state);
      assertThat(row.getTo()).isEqualTo(alert.getState());
      assertThat(alert.getSeverity()).isGreaterThanOrEqualTo(severity);
      assertThat(alert.getSeverity()).isGreaterThanOrEqualTo(alert.getSeverityInitial());
      assertThat(state).isNotIn(ENDED);
      if (state == AlertState.CLOSED) {
        assertThat(AFTER_THE_END).contains(row.getEvent());
      }
      assertThat(alert.getReturnCount()).isLessThanOrEqualTo(2);
      assertThat(alert.getTransferCount()).isLessThanOrEqualTo(3);
      assertThat(alert.getRejectCount()).isLessThanOrEqualTo(2);
      assertThat(alert.getExtensionCount()).isLessThanOrEqualTo(2);
      assertThat(alert.getClosedAt() != null)
          .isEqualTo(alert.getState() == AlertState.CLOSED || ENDED.contains(alert.getState()));
      boolean recounted = row.getEvent() == AlertEvent.CALENDAR_CHANGED;
      if (before != null && before.getDueTotal() != null && !recounted) {
        assertThat(alert.getDueTotal()).isEqualTo(before.getDueTotal());
      }
      assertPeople(row, before);
      assertOffered(row, before);
      assertCards(row, before);
      state = row.getTo();
      severity = alert.getSeverity();
      before = alert;
    }
  }

  /** Whatever people do had been offered to their role a moment before. */
  private static void assertOffered(AlertTransition row, Alert before) {
    if (before != null && row.getActorRole() != ActorRole.SYSTEM) {
      assertThat(PossibleMove.of(before, row.getLogTime().minusMillis(1)))
          .anyMatch(
              move -> move.event() == row.getEvent() && move.by().contains(row.getActorRole()));
    }
  }

  /** Nobody closes it without a conclusion, nothing closes RED, only the addressee signs. */
  private static void assertPeople(AlertTransition row, Alert before) {
    Alert alert = row.getAlert();
    if (row.getTo() == AlertState.CLOSED) {
      assertThat(alert.getConclusion()).isNotEqualTo(Conclusion.NONE);
    }
    if (row.getEvent() == AlertEvent.AUDIT_TIMEOUT && row.getTo() == AlertState.CLOSED) {
      assertThat(alert.getSeverity()).isLessThan(Severity.ORANGE);
    }
    if (row.getEvent() == AlertEvent.SIGN) {
      assertThat(row.getActorOrg()).isEqualTo(before.getAddressee());
    }
  }

  /** Every card has its passed deadline, none is taken out of the history, the gravest shows. */
  private static void assertCards(AlertTransition row, Alert before) {
    Alert alert = row.getAlert();
    Card gravest = Card.NONE;
    for (CardNote note : alert.getCards()) {
      if (note.getCard() != Card.REMIND) {
        assertThat(note.getDealtAt()).isAfterOrEqualTo(note.getDue());
      }
      boolean holds = note.getInForce();
      gravest = holds && note.getCard().compareTo(gravest) > 0 ? note.getCard() : gravest;
    }
    assertThat(alert.getCard()).isEqualTo(gravest);
    assertThat(row.getCard()).isEqualTo(gravest);
    List<CardNote> earlier = before == null ? List.of() : before.getCards();
    assertThat(alert.getCards().size()).isGreaterThanOrEqualTo(earlier.size());
    for (int i = 0; i < earlier.size(); i++) {
      CardNote now = alert.getCards().get(i);
      assertThat(now.getCard()).isGreaterThanOrEqualTo(earlier.get(i).getCard());
      if (!earlier.get(i).getInForce()) {
        assertThat(now).isEqualTo(earlier.get(i));
      }
    }
    if (!Phase.OPEN.contains(row.getTo())) {
      assertThat(alert.getCards())
          .noneMatch(note -> note.getCard() == Card.REMIND && note.getInForce());
    }
  }

  /**
   * In the order they were emitted, an episode never has two alerts that could take its next hit.
   */
  private static void assertOneOpenPerEpisode(List<SpecificRecord> emitted) {
    Map<String, String> open = new HashMap<>();
    for (SpecificRecord record : emitted) {
      if (record instanceof AlertTransition row) {
        String episode = row.getAlert().getEpisodeKey();
        String other = open.get(episode);
        if (Phase.LIVE.contains(row.getTo()) || row.getTo() == AlertState.DETECTED) {
          assertThat(other == null || other.equals(row.getAlertId())).isTrue();
          open.put(episode, row.getAlertId());
        } else {
          open.remove(episode, row.getAlertId());
        }
      }
    }
  }

  private static Map<String, List<AlertTransition>> byAlert(List<SpecificRecord> emitted) {
    Map<String, List<AlertTransition>> rows = new HashMap<>();
    for (SpecificRecord record : emitted) {
      if (record instanceof AlertTransition row) {
        rows.computeIfAbsent(row.getAlertId(), unused -> new ArrayList<>()).add(row);
      }
    }
    return rows;
  }
}
