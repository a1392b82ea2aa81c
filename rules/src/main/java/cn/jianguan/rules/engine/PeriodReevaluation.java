package cn.jianguan.rules.engine;

import cn.jianguan.record.ActKind;
import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.Span;
import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Models evaluated at the end of calendar periods in which a matching act occurred, for the subject
 * as a whole or for each member of it. The first such act sets the timer. A change that arrives
 * after it is judged at once for the period and member it belongs to; so are the other members, and
 * the ended periods after it whose windows reach back (those with a standing hit, and {@code
 * revisit} others).
 */
final class PeriodReevaluation implements Reevaluation {
  static final String TIMER = "P";

  private final ModelEvaluation evaluation;
  private final HitReconciler reconciler;

  PeriodReevaluation(ModelEvaluation evaluation, HitReconciler reconciler) {
    this.evaluation = evaluation;
    this.reconciler = reconciler;
  }

  @Override
  public void revise(CompiledModel model, Row before, Row after, SubjectState state) {
    Row changed = after == null ? before : after;
    long end = endOfPeriod(model, changed.occurredAt());
    if (alertAt(model, end) > state.logTime()) {
      if (after != null && model.isTriggeredBy(after, evaluation.parameters(model, after, state))) {
        state.context().timerAt(timer(model, end), alertAt(model, end));
      }
      return;
    }
    boolean measures = model.measures(changed.kind());
    int left = measures ? model.definition().revisit() : 0;
    left = evaluate(model, end, changed, members(model, before, after), left, state);
    long until = measures ? model.lastSeen(changed.occurredAt()) : Long.MIN_VALUE;
    for (end = endOfPeriod(model, end);
        end - 1 <= until && alertAt(model, end) <= state.logTime();
        end = endOfPeriod(model, end)) {
      left = evaluate(model, end, changed, Set.of(), left, state);
    }
  }

  /** Sets the timers of a model that this subject has not met before, for periods still ahead. */
  void scan(CompiledModel model, SubjectState state) {
    Window.Unit unit = model.definition().trigger().period();
    // The period before may still be waiting for its grace.
    long from = Span.startOfPeriod(unit, state.logTime(), -1, evaluation.zone()) - 1;
    Set<ActKind> kinds = model.definition().trigger().kinds();
    for (Row row : state.history().between(kinds, from, Long.MAX_VALUE)) {
      long end = endOfPeriod(model, row.occurredAt());
      if (alertAt(model, end) > state.logTime()
          && model.isTriggeredBy(row, evaluation.parameters(model, row, state))) {
        state.context().timerAt(timer(model, end), alertAt(model, end));
      }
    }
  }

  /** The timer of a period is due. */
  void deadline(CompiledModel model, long end, SubjectState state) {
    evaluation
        .periodTriggers(model, end, state)
        .forEach((member, trigger) -> reconcile(model, end, member, trigger, trigger, state));
  }

  /**
   * Judges a period again for some members, those with a standing hit, and so many others.
   *
   * @return how many others may still be judged
   */
  private int evaluate(
      CompiledModel model, long end, Row changed, Set<String> own, int others, SubjectState state) {
    SortedMap<String, Row> triggers = evaluation.periodTriggers(model, end, state);
    Set<String> standing = standing(model, end, state);
    Set<String> members = new TreeSet<>(triggers.keySet());
    members.addAll(own);
    members.addAll(standing);
    int left = others;
    for (String member : members) {
      if (own.contains(member) || standing.contains(member) || left-- > 0) {
        reconcile(model, end, member, triggers.get(member), changed, state);
      }
    }
    return Math.max(left, 0);
  }

  private void reconcile(
      CompiledModel model, long end, String member, Row trigger, Row changed, SubjectState state) {
    if (!evaluation.isRemembered(model, end - 1, state)) {
      return;
    }
    Optional<EvaluationResult> now =
        trigger == null ? Optional.empty() : evaluation.period(model, end, trigger, state);
    Row about = trigger == null ? changed : trigger;
    reconciler.reconcile(model, TriggerReference.period(end, member), now, about, state);
  }

  private static Set<String> members(CompiledModel model, Row before, Row after) {
    Set<String> members = new TreeSet<>();
    for (Row image : new Row[] {before, after}) {
      if (image != null && model.member(image) != null) {
        members.add(model.member(image));
      }
    }
    return members;
  }

  private static Set<String> standing(CompiledModel model, long end, SubjectState state) {
    Set<String> members = new TreeSet<>();
    for (StandingHit hit : state.hits().of(model.channel())) {
      if (hit.cause().type() == TriggerReference.Type.PERIOD && hit.cause().at() == end) {
        members.add(hit.cause().actId());
      }
    }
    return members;
  }

  private long endOfPeriod(CompiledModel model, long at) {
    Window.Unit unit = model.definition().trigger().period();
    return Span.startOfPeriod(unit, at, 1, evaluation.zone());
  }

  private long alertAt(CompiledModel model, long end) {
    return evaluation
        .calendar()
        .postponed(Instant.ofEpochMilli(end), model.definition().trigger().grace())
        .toEpochMilli();
  }

  private static String timer(CompiledModel model, long end) {
    return TIMER + "|" + model.channel() + "|" + end;
  }
}
