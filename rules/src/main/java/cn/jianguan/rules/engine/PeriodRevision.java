package cn.jianguan.rules.engine;

import cn.jianguan.rules.history.Row;
import cn.jianguan.rules.indicator.Span;
import cn.jianguan.rules.model.Window;
import java.time.Instant;
import java.util.Optional;

/**
 * Models evaluated at the end of calendar periods in which a matching act occurred. The first such
 * act sets the timer; a change that arrives after it evaluates at once the period it belongs to,
 * and the ended ones after it whose windows reach back (those with a standing hit, and {@code
 * revisit} others).
 */
final class PeriodRevision implements Revision {
  static final String TIMER = "P";

  private final Judge judge;
  private final Settlement settlement;

  PeriodRevision(Judge judge, Settlement settlement) {
    this.judge = judge;
    this.settlement = settlement;
  }

  @Override
  public void revise(CompiledModel model, Row before, Row after, SubjectState state) {
    Row changed = after == null ? before : after;
    long end = endOfPeriod(model, changed.occurredAt());
    if (alertAt(model, end) > state.logTime()) {
      if (after != null && model.isTriggeredBy(after, judge.parameters(model, after, state))) {
        state.context().timerAt(timer(model, end), alertAt(model, end));
      }
      return;
    }
    evaluate(model, end, changed, state);
    if (!model.measures(changed.kind())) {
      return;
    }
    int left = model.definition().revisit();
    long until = model.lastSeen(changed.occurredAt());
    for (end = endOfPeriod(model, end);
        end - 1 <= until && alertAt(model, end) <= state.logTime();
        end = endOfPeriod(model, end)) {
      String trigger = Cause.period(end).trigger(judge.zone());
      boolean stands = state.hits().get(model.lane(), trigger) != null;
      if (stands || left-- > 0) {
        evaluate(model, end, changed, state);
      }
    }
  }

  /** The timer of a period is due. */
  void deadline(CompiledModel model, long end, SubjectState state) {
    Row trigger = judge.periodTrigger(model, end, state);
    if (trigger != null) {
      evaluate(model, end, trigger, state);
    }
  }

  private void evaluate(CompiledModel model, long end, Row changed, SubjectState state) {
    Row trigger = judge.periodTrigger(model, end, state);
    Optional<Judgement> now =
        trigger == null ? Optional.empty() : judge.period(model, end, trigger, state);
    settlement.settle(model, Cause.period(end), now, trigger == null ? changed : trigger, state);
  }

  private long endOfPeriod(CompiledModel model, long at) {
    Window.Unit unit = model.definition().trigger().period();
    return Span.startOfPeriod(unit, at, 1, judge.zone());
  }

  private long alertAt(CompiledModel model, long end) {
    return judge
        .calendar()
        .postponed(Instant.ofEpochMilli(end), model.definition().trigger().grace())
        .toEpochMilli();
  }

  private static String timer(CompiledModel model, long end) {
    return TIMER + "|" + model.lane() + "|" + end;
  }
}
