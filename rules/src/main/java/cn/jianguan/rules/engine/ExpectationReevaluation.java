package cn.jianguan.rules.engine;

import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Row;
import java.util.Optional;

/**
 * Models of what should have happened. An opener sets one timer per step at deadline plus grace; a
 * step whose moment has passed when the opener becomes known is judged at once. A closing act that
 * is late to arrive but occurred in time, a corrected opener or its removal withdraws the hit; a
 * closing act that is taken back lets its openers be judged again.
 */
final class ExpectationReevaluation implements Reevaluation {
  static final String TIMER = "D";

  private final ModelEvaluation evaluation;
  private final HitReconciler reconciler;

  ExpectationReevaluation(ModelEvaluation evaluation, HitReconciler reconciler) {
    this.evaluation = evaluation;
    this.reconciler = reconciler;
  }

  @Override
  public void revise(CompiledModel model, Row before, Row after, SubjectState state) {
    if (after != null) {
      openedBy(model, after, state);
    }
    for (StandingHit hit : state.hits().of(model.channel())) {
      if (hit.cause().type() == TriggerReference.Type.DEADLINE) {
        reconsider(model, hit, before, after, state);
      }
    }
    if (before != null) {
      reopen(model, before, state);
    }
  }

  /** Sets the timers of a model that this subject has not met before, for all it remembers. */
  void scan(CompiledModel model, SubjectState state) {
    for (CompiledExpectation expectation : model.expectations()) {
      for (Row row :
          state.history().between(expectation.openerKinds(), Long.MIN_VALUE, Long.MAX_VALUE)) {
        if (expectation.isOpenedBy(row, evaluation.parameters(model, row, state))) {
          arm(model, expectation, row, false, state);
        }
      }
    }
  }

  /** The timer of a step is due. */
  void deadline(CompiledModel model, TriggerReference cause, SubjectState state) {
    Row opened = cause.find(state.history());
    CompiledExpectation expectation = model.expectation(cause.expectation());
    CompiledExpectation.CompiledStep step =
        expectation == null ? null : expectation.step(cause.step());
    if (opened == null || step == null) {
      return;
    }
    CompiledExpectation.Due due = expectation.due(step, opened, evaluation.calendar());
    if (due != null && due.alert() > state.logTime()) {
      state.context().timerAt(timer(model, cause), due.alert());
    } else {
      reconcile(model, cause, opened, state);
    }
  }

  private void openedBy(CompiledModel model, Row row, SubjectState state) {
    for (CompiledExpectation expectation : model.expectations()) {
      if (expectation.isOpenedBy(row, evaluation.parameters(model, row, state))) {
        arm(model, expectation, row, true, state);
      }
    }
  }

  private void arm(
      CompiledModel model,
      CompiledExpectation expectation,
      Row opened,
      boolean judgePast,
      SubjectState state) {
    for (CompiledExpectation.CompiledStep step : expectation.steps()) {
      CompiledExpectation.Due due = expectation.due(step, opened, evaluation.calendar());
      TriggerReference cause =
          TriggerReference.deadline(expectation.name(), step.step().number(), opened);
      if (due != null && due.alert() > state.logTime()) {
        state.context().timerAt(timer(model, cause), due.alert());
      } else if (due != null && judgePast) {
        reconcile(model, cause, opened, state);
      }
    }
  }

  private void reconsider(
      CompiledModel model, StandingHit hit, Row before, Row after, SubjectState state) {
    Row opened = hit.cause().find(state.history());
    Row changed = after == null ? before : after;
    if (opened == null) {
      if (before != null
          && TriggerReference.act(before).at() == hit.cause().at()
          && before.actId().equals(hit.cause().actId())) {
        reconciler.reconcile(model, hit.cause(), Optional.empty(), before, state);
      }
    } else if (opened.isAt(changed)
        || touches(model, hit, before, opened, state)
        || touches(model, hit, after, opened, state)) {
      reconcile(model, hit.cause(), opened, state);
    }
  }

  private boolean touches(
      CompiledModel model, StandingHit hit, Row act, Row opened, SubjectState state) {
    CompiledExpectation expectation = model.expectation(hit.cause().expectation());
    if (act == null || expectation == null) {
      return false;
    }
    Parameters parameters = evaluation.parameters(model, opened, state);
    return expectation.isClosedBy(act, opened, parameters)
        || model.concerns(act, opened, hit.occurredAt(), parameters);
  }

  private void reopen(CompiledModel model, Row before, SubjectState state) {
    for (CompiledExpectation expectation : model.expectations()) {
      if (!expectation.closerKinds().contains(before.kind())) {
        continue;
      }
      for (Row row :
          state.history().between(expectation.openerKinds(), Long.MIN_VALUE, before.occurredAt())) {
        Parameters parameters = evaluation.parameters(model, row, state);
        if (expectation.isOpenedBy(row, parameters)
            && expectation.isClosedBy(before, row, parameters)) {
          arm(model, expectation, row, true, state);
        }
      }
    }
  }

  private void reconcile(
      CompiledModel model, TriggerReference cause, Row opened, SubjectState state) {
    CompiledExpectation expectation = model.expectation(cause.expectation());
    if (expectation == null || evaluation.isRemembered(model, expectation, opened, state)) {
      reconciler.reconcile(
          model, cause, evaluation.deadline(model, cause, opened, state), opened, state);
    }
  }

  private static String timer(CompiledModel model, TriggerReference cause) {
    return TIMER + "|" + model.channel() + "|" + cause.encode();
  }
}
