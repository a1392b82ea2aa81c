package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.routing.Router;
import cn.jianguan.jobs.casework.sla.Stage;
import cn.jianguan.record.Alert;
import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.Card;
import cn.jianguan.record.CardNote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deals and lifts cards (超期红黄牌). A run of a stage has one note, which gets graver; a yellow or red
 * card stays in force until somebody lifts it, a reminder until its stage is over.
 */
enum CardUpdate implements Effect {
  REMIND {
    @Override
    public void on(Move move) {
      deal(move, Card.REMIND);
    }
  },

  YELLOW {
    @Override
    public void on(Move move) {
      deal(move, Card.YELLOW);
    }
  },

  RED {
    @Override
    public void on(Move move) {
      deal(move, Card.RED);
    }
  },

  /** A red card brings the next higher centre in; at the top it stays where it is. */
  SUPERVISED {
    @Override
    public void on(Move move) {
      String centre = move.alert().getDispatcher();
      String above = new Router(move.directory()).centreAbove(centre, move.today());
      move.alert().setEscalatedTo(above.isEmpty() ? centre : above);
    }
  },

  /** The gravest card in force. */
  LIFTED {
    @Override
    public void on(Move move) {
      CardNote note = inForce(move.alert()).orElseThrow();
      note.setInForce(false);
      note.setEndedAt(move.now());
      note.setLiftedBy(move.command().getActorOrg());
      note.setLiftedWhy(move.command().getReasonCode());
      show(move.alert());
    }
  };

  /** Notes that an alert keeps; all of them are in the log. */
  private static final int NOTES = 50;

  /** The note of the gravest card in force that is no mere reminder; of several the newest. */
  static Optional<CardNote> inForce(Alert alert) {
    return alert.getCards().stream()
        .filter(note -> note.getInForce() && note.getCard() != Card.REMIND)
        .reduce((a, b) -> b.getCard().compareTo(a.getCard()) >= 0 ? b : a);
  }

  /** A reminder of the running stage is over. */
  static void endReminder(Move move) {
    if (move.file().getStageCard() != Card.REMIND) {
      return;
    }
    List<CardNote> cards = move.alert().getCards();
    CardNote note = cards.get(cards.size() - 1);
    note.setInForce(false);
    note.setEndedAt(move.now());
    move.file().setStageCard(Card.NONE);
    show(move.alert());
  }

  private static void deal(Move move, Card card) {
    Alert alert = move.alert();
    List<CardNote> cards = new ArrayList<>(alert.getCards());
    boolean graver = move.file().getStageCard() != Card.NONE;
    if (graver && cards.get(cards.size() - 1).getInForce()) {
      cards.remove(cards.size() - 1);
    }
    Stage stage = stage(move);
    boolean sentBack = move.command().getEvent() == AlertEvent.AUDIT_REJECT;
    Instant due = move.file().getStageDue();
    cards.add(
        CardNote.newBuilder()
            .setStage(stage.name())
            .setCard(card)
            .setDealtAt(move.now())
            .setDue(sentBack || due == null ? move.now() : due)
            .setEndedAt(move.now())
            .setHolder(stage.isOfCentre() ? alert.getDispatcher() : alert.getAddressee())
            .build());
    alert.setCards(new ArrayList<>(cards.subList(Math.max(0, cards.size() - NOTES), cards.size())));
    move.file().setStageCard(card);
    show(alert);
  }

  /** Overdue rectification leads to handling at once, and the card is about what was left. */
  private static Stage stage(Move move) {
    return move.command().getEvent() == AlertEvent.RECTIFY_OVERDUE
        ? Stage.RECTIFY
        : Stage.of(move.alert().getState()).orElseThrow();
  }

  private static void show(Alert alert) {
    alert.setCard(
        alert.getCards().stream()
            .filter(CardNote::getInForce)
            .map(CardNote::getCard)
            .max(Card::compareTo)
            .orElse(Card.NONE));
  }
}
