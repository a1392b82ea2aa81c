package cn.jianguan.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jianguan.log.Topic;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import cn.jianguan.record.AlertTransition;
import cn.jianguan.record.Card;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What alerts say of themselves at the end, against a count of the log that knows no more than
 * which event deals which card.
 */
class RecountTest {
  private static final Map<AlertEvent, Card> DEALT =
      new EnumMap<>(
          Map.of(
              AlertEvent.REMIND, Card.REMIND,
              AlertEvent.AUDIT_REJECT, Card.REMIND,
              AlertEvent.CARD_YELLOW, Card.YELLOW,
              AlertEvent.RECTIFY_OVERDUE, Card.YELLOW,
              AlertEvent.AUDIT_TIMEOUT, Card.YELLOW,
              AlertEvent.CARD_RED, Card.RED));

  private static final Map<AlertState, String> STAGES =
      Map.of(
          AlertState.REVIEW, "REVIEW",
          AlertState.DISPATCHED, "SIGN",
          AlertState.SIGNED, "VERIFY",
          AlertState.HANDLING, "HANDLE",
          AlertState.RECTIFYING, "RECTIFY",
          AlertState.FEEDBACK, "AUDIT");

  private static final Set<AlertState> ENDED =
      EnumSet.of(AlertState.CLOSED, AlertState.ARCHIVED, AlertState.CANCELLED);

  private static Map<String, List<AlertTransition>> logs;

  @BeforeAll
  static void simulate() throws IOException {
    logs =
        Written.first().said(Topic.ALERT_LOG, AlertTransition.class).stream()
            .collect(
                Collectors.groupingBy(
                    AlertTransition::getAlertId, LinkedHashMap::new, Collectors.toList()));
  }

  @Test
  void log_isWhole() {
    for (List<AlertTransition> log : logs.values()) {
      for (int i = 0; i < log.size(); i++) {
        assertThat(log.get(i).getSeq()).as(log.get(i).getAlertId()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void states_areThoseOfTheLastTransitions() {
    assertThat(totals(alerts(), Alert::getState))
        .isEqualTo(totals(logs.values(), RecountTest::state))
        .hasSizeGreaterThan(7);
  }

  @Test
  void cards_areThoseThatWereDealt() {
    assertThat(totals(alerts(), Alert::getCard))
        .isEqualTo(totals(logs.values(), RecountTest::card))
        .containsKeys(Card.NONE, Card.YELLOW, Card.RED);
  }

  @Test
  void cardsByStage_areThoseThatWereDealt() {
    Map<String, Integer> said = new TreeMap<>();
    alerts()
        .forEach(
            alert ->
                alert
                    .getCards()
                    .forEach(
                        it -> said.merge(it.getStage() + ' ' + it.getCard(), 1, Integer::sum)));
    Map<String, Integer> counted = new TreeMap<>();
    logs.values().forEach(log -> stages(log, counted));
    assertThat(said).isEqualTo(counted).hasSizeGreaterThan(6);
  }

  private static Collection<Alert> alerts() {
    return logs.values().stream().map(RecountTest::last).map(AlertTransition::getAlert).toList();
  }

  private static AlertTransition last(List<AlertTransition> log) {
    return log.get(log.size() - 1);
  }

  private static <T, K> Map<K, Long> totals(Collection<T> all, Function<T, K> by) {
    return all.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static AlertState state(List<AlertTransition> log) {
    return last(log).getTo();
  }

  /** The gravest that stays: yellow and red ones for ever, a reminder while its stage goes on. */
  private static Card card(List<AlertTransition> log) {
    Card gravest = Card.NONE;
    for (Dealt card : cards(log)) {
      boolean stays = card.card() != Card.REMIND || card.running();
      gravest = stays && card.card().compareTo(gravest) > 0 ? card.card() : gravest;
    }
    return gravest;
  }

  private static void stages(List<AlertTransition> log, Map<String, Integer> counted) {
    cards(log).forEach(it -> counted.merge(it.stage() + ' ' + it.card(), 1, Integer::sum));
  }

  /**
   * @param running whether its run of the stage goes on
   */
  private record Dealt(String stage, Card card, boolean running) {}

  /** One card for each run of a stage, the gravest. */
  private static List<Dealt> cards(List<AlertTransition> log) {
    List<Dealt> cards = new ArrayList<>();
    Dealt ofRun = null;
    for (AlertTransition it : log) {
      boolean overdue = it.getEvent() == AlertEvent.RECTIFY_OVERDUE;
      boolean longer = it.getEvent() == AlertEvent.EXTEND && ofRun != null;
      boolean reminded = longer && ofRun.card() == Card.REMIND; // of a deadline that is no more
      if (it.getFrom() != it.getTo() && !overdue || reminded) {
        ofRun = ended(cards, ofRun);
      }
      Card card = ENDED.contains(it.getTo()) ? null : DEALT.get(it.getEvent());
      if (card != null) {
        if (ofRun != null) {
          cards.remove(cards.size() - 1);
        }
        ofRun = new Dealt(STAGES.get(overdue ? AlertState.RECTIFYING : it.getTo()), card, true);
        cards.add(ofRun);
      }
      ofRun = overdue ? ended(cards, ofRun) : ofRun;
    }
    return cards;
  }

  private static Dealt ended(List<Dealt> cards, Dealt ofRun) {
    if (ofRun != null) {
      cards.set(cards.size() - 1, new Dealt(ofRun.stage(), ofRun.card(), false));
    }
    return null;
  }
}
