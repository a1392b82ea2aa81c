package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.log.Refusal;
import cn.jianguan.record.Card;
import cn.jianguan.record.CardNote;
import cn.jianguan.record.RejectReason;
import java.util.Optional;

/** What must hold of cards, requests for more time and listed supervision. */
enum CardGuard implements Guard {
  CARDED {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          CardUpdate.inForce(move.alert()).isPresent(),
          illegal(move, "没有在牌的黄牌或红牌 / no yellow or red card is in force"));
    }
  },

  /** Nobody lifts a card of his own. */
  NOT_HOLDER {
    @Override
    public Optional<Refusal> check(Move move) {
      String holder = CardUpdate.inForce(move.alert()).map(CardNote::getHolder).orElse("");
      return Guard.unless(
          !move.command().getActorOrg().equals(holder),
          Refusal.of(
              RejectReason.COMMAND_FORBIDDEN,
              "actorOrg",
              move.command().getActorOrg(),
              "被亮牌单位不得自行销牌 / not the organisation that has the card"));
    }
  },

  ASKED {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getExtensionAsked() != null,
          illegal(move, "没有待裁定的延期申请 / no request for extension waits for a decision"));
    }
  },

  NOT_ASKED {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getExtensionAsked() == null,
          illegal(move, "已有待裁定的延期申请 / a request for extension waits for a decision"));
    }
  },

  LISTED {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(move.alert().getListed(), illegal(move, "未挂牌 / it is not listed"));
    }
  },

  PUBLISHABLE {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          move.alert().getPublishDue() != null,
          illegal(move, "没有待公布的挂牌或摘牌 / nothing is to be published"));
    }
  },

  COMMENT {
    @Override
    public Optional<Refusal> check(Move move) {
      return Guard.unless(
          !move.command().getComment().isBlank(),
          Refusal.of(
              RejectReason.COMMAND_INCOMPLETE, "comment", "", "应说明进展 / in words, how it goes"));
    }
  };

  private static Refusal illegal(Move move, String expected) {
    return Refusal.of(RejectReason.COMMAND_ILLEGAL, "event", move.command().getEvent(), expected);
  }

  /** A red card in force since at least five working days. */
  static boolean hasOldRedCard(Move move) {
    return move.alert().getCards().stream()
        .filter(note -> note.getInForce() && note.getCard() == Card.RED)
        .anyMatch(note -> !move.now().isBefore(ListedUpdate.listableAt(move, note)));
  }
}
