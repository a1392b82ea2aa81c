package cn.jianguan.lifecycle;

import static cn.jianguan.record.AlertState.DISPATCHED;
import static cn.jianguan.record.AlertState.FEEDBACK;
import static cn.jianguan.record.AlertState.HANDLING;
import static cn.jianguan.record.AlertState.MERGED_PLAN;
import static cn.jianguan.record.AlertState.PENDING_DISPATCH;
import static cn.jianguan.record.AlertState.RECTIFYING;
import static cn.jianguan.record.AlertState.RETURN_REQ;
import static cn.jianguan.record.AlertState.REVIEW;
import static cn.jianguan.record.AlertState.SELF_CORRECT;
import static cn.jianguan.record.AlertState.SIGNED;

import cn.jianguan.record.AlertState;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** States that rows speak of together. */
public enum Phase {
  /** 在办 / somebody still owes a step. DETECTED is a moment, not a state to rest in. */
  OPEN(
      REVIEW,
      PENDING_DISPATCH,
      DISPATCHED,
      SIGNED,
      HANDLING,
      RECTIFYING,
      SELF_CORRECT,
      RETURN_REQ,
      FEEDBACK),
  /** Takes further hits of its episode: open, or travelling with an inspection task. */
  LIVE(
      REVIEW,
      PENDING_DISPATCH,
      DISPATCHED,
      SIGNED,
      HANDLING,
      RECTIFYING,
      SELF_CORRECT,
      RETURN_REQ,
      FEEDBACK,
      MERGED_PLAN),
  /** Nobody has found it true yet, so it can vanish with its basis. */
  UP_TO_SIGNED(REVIEW, PENDING_DISPATCH, DISPATCHED, SIGNED, SELF_CORRECT, RETURN_REQ, MERGED_PLAN),
  /** People have acted on it: it stays, and they are notified. */
  FROM_HANDLING(HANDLING, RECTIFYING, FEEDBACK);

  private final Set<AlertState> states;

  Phase(AlertState first, AlertState... others) {
    states = Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  public Set<AlertState> states() {
    return states;
  }

  public boolean contains(AlertState state) {
    return states.contains(state);
  }
}
