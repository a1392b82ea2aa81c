package cn.jianguan.jobs.casework.lifecycle;

import cn.jianguan.jobs.casework.sla.Sla;
import java.time.Instant;

/** Until when the addressee may ask that the centre takes an alert back. */
final class ReturnWindow {
  private ReturnWindow() {}

  /** Before signing within its deadline; after it within one working day of the first signing. */
  static Instant end(Move move) {
    return switch (move.alert().getState()) {
      case DISPATCHED -> move.alert().getDueSign();
      case SIGNED -> move.calendar().after(move.file().getSignedAt(), Sla.RETURN_AFTER_SIGNING);
      default -> null;
    };
  }

  /** As the alert says it, so that it is offered no longer than it is accepted. */
  static Instant told(Move move) {
    return move.file().getDesignated() ? move.alert().getDispatchedAt() : end(move);
  }
}
