package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.expression.Parameters;
import cn.jianguan.rules.history.Row;
import java.util.Optional;
import java.util.Set;

/**
 * Models triggered by acts. A change at t0 is judged as a trigger itself, and so are the triggers
 * at or after t0 whose windows reach back to it: every one that has a standing hit, and of the
 * others the {@code revisit} oldest; none where {@code revisit} is 0. With enough of them the hits
 * that stand are a function of the acts that stand, whatever the order in which they arrived.
 */
final class ActReevaluation implements Reevaluation {
  private final ModelEvaluation evaluation;
  private final HitReconciler reconciler;

  ActReevaluation(ModelEvaluation evaluation, HitReconciler reconciler) {
    this.evaluation = evaluation;
    this.reconciler = reconciler;
  }

  @Override
  public void revise(CompiledModel model, Row before, Row after, SubjectState state) {
    if (after != null) {
      judge(model, after, state);
    } else {
      gone(model, before, state);
    }
    Row changed = after == null ? before : after;
    if (model.measures(changed.kind())) {
      later(model, before, after, changed, state);
    }
  }

  private void judge(CompiledModel model, Row row, SubjectState state) {
    if (evaluation.isRemembered(model, row, state)) {
      reconciler.reconcile(
          model, TriggerReference.act(row), evaluation.act(model, row, state), row, state);
    }
  }

  private void gone(CompiledModel model, Row before, SubjectState state) {
    TriggerReference cause = TriggerReference.act(before);
    StandingHit stood = state.hits().get(model.channel(), cause.trigger(evaluation.zone()));
    // An act that moved has been judged at its new place already.
    if (stood != null && stood.cause().equals(cause)) {
      Row again = cause.find(state.history());
      Optional<EvaluationResult> now =
          again == null ? Optional.empty() : evaluation.act(model, again, state);
      if (again == null || evaluation.isRemembered(model, again, state)) {
        reconciler.reconcile(model, cause, now, again == null ? before : again, state);
      }
    }
  }

  private void later(CompiledModel model, Row before, Row after, Row changed, SubjectState state) {
    int left = model.definition().revisit();
    if (left == 0) {
      return;
    }
    Set<ActKind> kinds = model.definition().trigger().kinds();
    long since = changed.occurredAt() - 1;
    long until = model.lastSeen(changed.occurredAt());
    int own = after != null && kinds.contains(after.kind()) ? 1 : 0;
    if (state.history().count(kinds, since, until) == own) {
      return; // the newest of all, as most are
    }
    for (Row row : state.history().between(kinds, since, until)) {
      boolean stands = state.hits().get(model.channel(), row.actId()) != null;
      if ((stands || left > 0) && isTouched(model, row, before, after, state)) {
        left -= stands ? 0 : 1;
        judge(model, row, state);
      }
    }
  }

  private boolean isTouched(
      CompiledModel model, Row trigger, Row before, Row after, SubjectState state) {
    Row changed = after == null ? before : after;
    if (trigger.isAt(changed)) {
      return false;
    }
    Parameters parameters = evaluation.parameters(model, trigger, state);
    long at = trigger.occurredAt();
    return model.isTriggeredBy(trigger, parameters)
        && (after != null && model.concerns(after, trigger, at, parameters)
            || before != null && model.concerns(before, trigger, at, parameters));
  }
}
