package cn.jianguan.jobs.casework.sla;

import cn.jianguan.record.AlertEvent;
import cn.jianguan.record.AlertState;
import java.util.Optional;

/**
 * A stretch of the closed loop that has a clock of its own, which starts when an alert enters the
 * state. Where nobody's silence may hold an alert up, the end of the clock is an event.
 */
public enum Stage {
  /** 研判 / a centre looks before anything is dispatched. */
  REVIEW(AlertState.REVIEW, null),
  /** 签收 */
  SIGN(AlertState.DISPATCHED, null),
  /** 核查 */
  VERIFY(AlertState.SIGNED, null),
  /** 处置反馈 */
  HANDLE(AlertState.HANDLING, null),
  /** 整改 / its end is the date in the order, not a term of the table. */
  RECTIFY(AlertState.RECTIFYING, AlertEvent.RECTIFY_OVERDUE),
  /** 并入抽查任务 / until the visit, or the end of the task and 20 working days. */
  TASK(AlertState.MERGED_PLAN, AlertEvent.TASK_CANCELLED),
  /** 待任务机关确认 / runs only where something was proposed; silence means dispatch. */
  CONFIRM(AlertState.PENDING_DISPATCH, AlertEvent.DISPATCH),
  /** 企业自纠 */
  SELF_CORRECT(AlertState.SELF_CORRECT, AlertEvent.CORRECT_FAILED),
  /** 退回裁定 / silence refuses the return. */
  RETURN(AlertState.RETURN_REQ, AlertEvent.RETURN_TIMEOUT),
  /** 审核 */
  AUDIT(AlertState.FEEDBACK, AlertEvent.AUDIT_TIMEOUT),
  /** 归档前静默 / quiet time between closing and archive. */
  QUIET(AlertState.CLOSED, AlertEvent.QUIET);

  private final AlertState state;
  private final AlertEvent whenPassed;

  Stage(AlertState state, AlertEvent whenPassed) {
    this.state = state;
    this.whenPassed = whenPassed;
  }

  /** Whether its length is a term of the table, which a raise may shorten. */
  public boolean hasTerm() {
    return this != RECTIFY && this != TASK && this != CONFIRM;
  }

  /** Whether a centre owes the step, not the addressee. */
  public boolean isOfCentre() {
    return this == REVIEW || this == AUDIT || this == RETURN;
  }

  /** Whether its end is chased with cards; elsewhere silence decides by itself. */
  public boolean hasCards() {
    return switch (this) {
      case REVIEW, SIGN, VERIFY, HANDLE, RECTIFY, AUDIT -> true;
      default -> false;
    };
  }

  /** What happens by itself when the clock has run out; empty: a card, and people decide. */
  public Optional<AlertEvent> whenPassed() {
    return Optional.ofNullable(whenPassed);
  }

  /** The stage an alert in this state is in; empty where no clock runs. */
  public static Optional<Stage> of(AlertState state) {
    for (Stage stage : values()) {
      if (stage.state == state) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
