package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.routing.Router;
import cn.jianguan.jobs.casework.sla.Stage;

/** Who must learn of a move. What a notification says is the alert as it stands afterwards. */
enum Notify implements Effect {
  ADDRESSEE {
    @Override
    public void on(Move move) {
      move.notify(move.alert().getAddressee(), "TO");
      move.alert().getCopies().forEach(copy -> move.notify(copy, "CC"));
    }
  },

  /** Whoever has the alert until now, and learns that it goes to somebody else. */
  FORMER {
    @Override
    public void on(Move move) {
      move.notify(move.alert().getAddressee(), "CC");
    }
  },

  DISPATCHER {
    @Override
    public void on(Move move) {
      move.notify(move.alert().getDispatcher(), "TO");
    }
  },

  /** Whoever owes the step of the running stage. */
  RESPONSIBLE {
    @Override
    public void on(Move move) {
      boolean centre = Stage.of(move.alert().getState()).filter(Stage::isOfCentre).isPresent();
      (centre ? DISPATCHER : ADDRESSEE).on(move);
    }
  },

  /** The message of the self-correct route: role ENTERPRISE, recipient the object's key. */
  ENTERPRISE {
    @Override
    public void on(Move move) {
      move.notify(move.alert().getObjectKey(), "ENTERPRISE");
    }
  },

  UPPER_CENTRE {
    @Override
    public void on(Move move) {
      Router router = new Router(move.directory());
      move.notify(router.centreAbove(move.alert().getDispatcher(), move.today()), "TO");
      DISPATCHER.on(move);
    }
  }
}
